package ca.chartside.backend.conversation;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.search.SearchIndex;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SearchWords;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages and notes together, as searching sees them. */
final class Entries {
    private static final String TEXTS = "SELECT e.seq, e.conversation_id, e.text FROM conversation c JOIN %s e"
            + " ON e.clinic_id = c.clinic_id AND e.conversation_id = c.id WHERE c.clinic_id = ? AND %s"
            + " AND e.seq >= ? AND e.seq < ? AND e.kind = '%s'";

    private static final String FILE_NAMES = "SELECT e.seq, e.conversation_id, f.name FROM conversation c JOIN %s e"
            + " ON e.clinic_id = c.clinic_id AND e.conversation_id = c.id"
            + " JOIN file f ON f.clinic_id = e.clinic_id AND f.%s = e.id WHERE c.clinic_id = ? AND %s"
            + " AND e.seq >= ? AND e.seq < ?";

    private final Tx tx;

    Entries(Tx tx) {
        this.tx = tx;
    }

    private record Entry(SearchIndex.Hit hit, String text) {}

    /** A conversation's message or note of that number; null where there is none. */
    @Nullable Message at(UUID conversationId, long seq) {
        List<Message> found = new ArrayList<>(new Messages(tx).before(conversationId, seq + 1, 1));
        found.addAll(new StaffEntries(tx).before(conversationId, seq + 1, 1));
        return found.stream()
                .filter(message -> message.seq() == seq)
                .findFirst()
                .orElse(null);
    }

    /** Whether an entry of the conversation from one number to another has these words, or its patient's name. */
    boolean between(UUID conversationId, List<String> beginnings, long from, long to) {
        Conversation conversation = new Conversations(tx).get(conversationId);
        Set<String> name = conversation == null ? Set.of() : name(conversation.demographicNo());
        return texts("c.id = ?", conversationId, from, to + 1).stream().anyMatch(entry -> has(entry, name, beginnings));
    }

    /** A patient's newest entries before a number that have these words; newest first. Few enough to be read. */
    List<SearchIndex.Hit> ofPatient(int demographicNo, List<String> beginnings, long before, int limit) {
        Set<String> name = name(demographicNo);
        return texts("c.demographic_no = ?", demographicNo, 0, before).stream()
                .filter(entry -> has(entry, name, beginnings))
                .map(Entry::hit)
                .limit(limit)
                .toList();
    }

    /** Each with the names of its files, newest first. */
    private List<Entry> texts(String which, Object key, long from, long to) {
        int clinic = tx.clinic().number();
        List<Entry> parts = tx.sql()
                .list(
                        TEXTS.formatted("message", which, "MESSAGE") + " UNION ALL "
                                + TEXTS.formatted("staff_entry", which, "NOTE") + " UNION ALL "
                                + FILE_NAMES.formatted("message", "message_id", which) + " UNION ALL "
                                + FILE_NAMES.formatted("staff_entry", "note_id", which) + " ORDER BY 1 DESC",
                        row -> new Entry(new SearchIndex.Hit(row.number(1), row.uuid(2)), row.text(3)),
                        clinic,
                        key,
                        from,
                        to,
                        clinic,
                        key,
                        from,
                        to,
                        clinic,
                        key,
                        from,
                        to,
                        clinic,
                        key,
                        from,
                        to);
        List<Entry> entries = new ArrayList<>();
        for (Entry part : parts) {
            if (!entries.isEmpty() && entries.getLast().hit().equals(part.hit())) {
                Entry begun = entries.removeLast();
                entries.add(new Entry(part.hit(), begun.text() + "\n" + part.text()));
            } else {
                entries.add(part);
            }
        }
        return entries;
    }

    /** What the files of a message or a note are called. */
    List<String> fileNames(Message entry) {
        FileRecords.By by = entry.kind() == MessageKind.NOTE ? FileRecords.By.NOTE : FileRecords.By.MESSAGE;
        return new FileRecords(tx)
                .with(by, List.of(entry)).getFirst().files().stream()
                        .map(StoredFile::name)
                        .toList();
    }

    private Set<String> name(int demographicNo) {
        PatientRecord patient = new Patients(tx).get(demographicNo);
        return patient == null ? Set.of() : patient.words();
    }

    private static boolean has(Entry entry, Set<String> name, List<String> beginnings) {
        Set<String> words = SearchWords.in(entry.text());
        words.addAll(name);
        return SearchWords.match(beginnings, words);
    }
}
