package ca.chartside.backend.search;

import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Dialect;
import ca.chartside.backend.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A clinic's words, and the entries they stand in. A word is kept with the span of event numbers that its entry lies in, so the newest
 * spans are asked first, and none is asked that is not needed: neither a word that stands everywhere nor one that stands nowhere makes the
 * engine go through all entries. Of each word is known where it stands first and last: no span outside of that is asked.
 */
public final class SearchIndex {
    private static final int SPAN_BITS = 16;
    private static final int SPANS_AT_ONCE = 32;

    /** Where so many words begin alike, to read where each stands costs more than it can save. */
    private static final int WORDS_ALIKE = 500;

    /** SQLite's index of words knows a row by one number: this many bits of it are the event's. */
    private static final int SEQ_BITS = 40;

    private static final Bulk ENTRY = Bulk.insert("search_entry", "clinic_id, seq, conversation_id");
    private static final Bulk WORDS = Bulk.insert("search_word", "rowid, words");
    private static final Bulk ENTRY_WITH_WORDS = Bulk.insert("search_entry", "clinic_id, seq, conversation_id, words");
    private static final Bulk WORD = Bulk.insert(
            "clinic_word",
            "clinic_id, word, oldest_span, newest_span",
            "ON CONFLICT (clinic_id, word) DO UPDATE SET"
                    + " oldest_span = CASE WHEN excluded.oldest_span < clinic_word.oldest_span"
                    + " THEN excluded.oldest_span ELSE clinic_word.oldest_span END,"
                    + " newest_span = CASE WHEN excluded.newest_span > clinic_word.newest_span"
                    + " THEN excluded.newest_span ELSE clinic_word.newest_span END"
                    + " WHERE excluded.oldest_span < clinic_word.oldest_span OR excluded.newest_span > clinic_word.newest_span");

    private final Tx tx;
    private final SortedMap<String, Spans> added = new TreeMap<>();

    public SearchIndex(Tx tx) {
        this.tx = tx;
    }

    /** @param seq the entry's event number */
    public record Hit(long seq, UUID conversationId) {}

    /** From one to another; none where the newest is below the oldest. */
    private record Spans(long oldest, long newest) {
        Spans with(Spans other) {
            return new Spans(Math.min(oldest, other.oldest), Math.max(newest, other.newest));
        }

        Spans within(Spans other) {
            return new Spans(Math.max(oldest, other.oldest), Math.min(newest, other.newest));
        }
    }

    /**
     * To be found once {@link #indexed(long)} has been told so, in the same transaction and by this same object.
     *
     * @param words folded, as {@link ca.chartside.protocol.SearchWords#in} gives them
     */
    public void add(long seq, UUID conversationId, Collection<String> words) {
        remember(words, seq);
        int clinic = tx.clinic().number();
        switch (tx.sql().dialect()) {
            case SQLITE -> {
                tx.sql().insertLater(ENTRY, clinic, seq, conversationId);
                tx.sql().insertLater(WORDS, row(seq), stored(words, seq));
            }
            case POSTGRES -> tx.sql().insertLater(ENTRY_WITH_WORDS, clinic, seq, conversationId, stored(words, seq));
        }
    }

    /** Up to which event all that is to be found can be. */
    public long indexed() {
        return tx.sql()
                .number(
                        "SELECT seq FROM search_head WHERE clinic_id = ?",
                        tx.clinic().number());
    }

    /** All that is to be found up to this event has been added. */
    public void indexed(long seq) {
        int clinic = tx.clinic().number();
        added.forEach((word, spans) -> tx.sql().insertLater(WORD, clinic, word, spans.oldest(), spans.newest()));
        added.clear();
        tx.sql()
                .update(
                        "INSERT INTO search_head (clinic_id, seq) VALUES (?, ?) ON CONFLICT (clinic_id) DO UPDATE SET"
                                + " seq = excluded.seq",
                        clinic,
                        seq);
    }

    private void remember(Collection<String> words, long seq) {
        Spans spans = new Spans(seq >> SPAN_BITS, seq >> SPAN_BITS);
        words.forEach(word -> added.merge(word, spans, Spans::with));
    }

    /** A patient may have another name: it finds what there is already, as the old one goes on to do. As with {@link #add}. */
    public void addName(int demographicNo, Collection<String> words) {
        int clinic = tx.clinic().number();
        List<Long> entries = tx.sql()
                .list(
                        "SELECT e.seq FROM conversation c JOIN message e ON e.clinic_id = c.clinic_id AND e.conversation_id = c.id"
                                + " WHERE c.clinic_id = ? AND c.demographic_no = ? AND e.kind = 'MESSAGE' UNION ALL"
                                + " SELECT e.seq FROM conversation c JOIN staff_entry e ON e.clinic_id = c.clinic_id"
                                + " AND e.conversation_id = c.id WHERE c.clinic_id = ? AND c.demographic_no = ? AND e.kind = 'NOTE'",
                        row -> row.number(1),
                        clinic,
                        demographicNo,
                        clinic,
                        demographicNo);
        for (long seq : entries) {
            remember(words, seq);
            switch (tx.sql().dialect()) {
                case SQLITE -> tx.sql().insertLater(WORDS, row(seq), stored(words, seq));
                case POSTGRES ->
                    tx.sql()
                            .update(
                                    "UPDATE search_entry SET words = words || ' ' || ? WHERE clinic_id = ? AND seq = ?"
                                            + " AND NOT string_to_array(words, ' ') @> string_to_array(?, ' ')",
                                    stored(words, seq),
                                    clinic,
                                    seq,
                                    stored(words, seq));
            }
        }
    }

    /** The newest entries before a number in which each of these begins a word; newest first. */
    public List<Hit> find(List<String> beginnings, long before, int limit) {
        List<Hit> hits = new ArrayList<>();
        Spans all = spans(beginnings, Math.min(before - 1, tx.eventSeq()) >> SPAN_BITS);
        long newest = all.newest();
        for (int spans = 1; newest >= all.oldest() && hits.size() < limit; spans = Math.min(2 * spans, SPANS_AT_ONCE)) {
            long oldest = Math.max(all.oldest(), newest - spans + 1);
            hits.addAll(ask(query(beginnings, oldest, newest), before, limit - hits.size()));
            newest = oldest - 1;
        }
        return hits;
    }

    /** Outside of these not all of the beginnings begin a word. */
    private Spans spans(List<String> beginnings, long newest) {
        Spans all = new Spans(0, newest);
        for (String beginning : beginnings) {
            List<Spans> words = tx.sql()
                    .list(
                            "SELECT oldest_span, newest_span FROM clinic_word WHERE clinic_id = ? AND word >= ?"
                                    + " AND word < ? LIMIT ?",
                            row -> new Spans(row.number(1), row.number(2)),
                            tx.clinic().number(),
                            beginning,
                            beginning + Character.toString(Character.MAX_CODE_POINT),
                            WORDS_ALIKE);
            if (words.size() < WORDS_ALIKE) {
                all = all.within(words.stream().reduce(new Spans(Long.MAX_VALUE, -1), Spans::with));
            }
        }
        return all;
    }

    private List<Hit> ask(String query, long before, int limit) {
        int clinic = tx.clinic().number();
        return switch (tx.sql().dialect()) {
            case SQLITE ->
                tx.sql()
                        .list(
                                "SELECT e.seq, e.conversation_id FROM search_word JOIN search_entry e"
                                        + " ON e.clinic_id = ? AND e.seq = search_word.rowid - ?"
                                        + " WHERE search_word MATCH ? AND search_word.rowid < ?"
                                        + " ORDER BY search_word.rowid DESC LIMIT ?",
                                row -> new Hit(row.number(1), row.uuid(2)),
                                clinic,
                                row(0),
                                query,
                                row(Math.min(before, (1L << SEQ_BITS) - 1)),
                                limit);
            case POSTGRES ->
                // "+ 0": or the planner would go back through all entries by the primary key, hoping for a hit to come
                // soon.
                tx.sql()
                        .list(
                                "SELECT seq, conversation_id FROM search_entry"
                                        + " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ CAST(? AS tsquery)"
                                        + " AND clinic_id + 0 = ? AND seq + 0 < ? ORDER BY seq + 0 DESC LIMIT ?",
                                row -> new Hit(row.number(1), row.uuid(2)),
                                query,
                                clinic,
                                before,
                                limit);
        };
    }

    private long row(long seq) {
        return ((long) tx.clinic().number() << SEQ_BITS) + seq;
    }

    private String stored(Collection<String> words, long seq) {
        String place = place(seq >> SPAN_BITS);
        return words.stream().map(place::concat).collect(Collectors.joining(" "));
    }

    /** What stands before a word: letters and digits alone, and no word can look like it. */
    private String place(long span) {
        return tx.clinic().number() + "q" + span + "q";
    }

    /** Words are letters and digits alone, so nothing that is typed can be taken for a part of the engine's language. */
    private String query(List<String> beginnings, long oldest, long newest) {
        boolean sqlite = tx.sql().dialect() == Dialect.SQLITE;
        List<String> spans = new ArrayList<>();
        for (long span = newest; span >= oldest; span--) {
            String place = place(span);
            spans.add(beginnings.stream()
                    .map(word -> sqlite ? '"' + place + word + "\" *" : '\'' + place + word + "':*")
                    .collect(Collectors.joining(sqlite ? " AND " : " & ", "(", ")")));
        }
        return String.join(sqlite ? " OR " : " | ", spans);
    }
}
