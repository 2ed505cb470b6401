package ca.chartside.desktop.replies;

import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Choosing a saved reply while writing: a "/" at the start of a line or after a space begins it, and what is typed behind it
 * says which are meant. Where none of them is, every key does what it always does. Event thread only; listeners are called there.
 */
final class ChooseModel {
    private static final int QUERY_MAX = 40;

    private final RepliesModel replies;
    private final Supplier<@Nullable Patient> to;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean open;
    private int start;
    private int slash;
    private String query = "";
    private boolean french;
    private int selected;

    /** The reply that is selected; null where none is. */
    private @Nullable UUID marked;

    /** @param to who is written to; null where nobody is */
    ChooseModel(RepliesModel replies, Supplier<@Nullable Patient> to) {
        this.replies = replies;
        this.to = to;
        replies.onChange(() -> {
            if (open) {
                refreshed();
            }
        });
    }

    /** What can be chosen. */
    sealed interface Row {
        record Reply(SavedReply reply) implements Row {}

        /** To ask the server once more. */
        record Again() implements Row {}

        record Manage() implements Row {}
    }

    /** What takes the place of what was typed. @param files what is to go with it */
    record Choice(int start, int end, String text, List<StoredFile> files) {}

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    boolean isOpen() {
        return open;
    }

    /** Where in the text it began. */
    int start() {
        return start;
    }

    /** A character was typed at a place of {@code text}, in which it stands already. */
    void typed(String text, int at) {
        boolean begins = text.charAt(at) == '/' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
        if (!open && begins) {
            begin(at, 1);
        }
    }

    /** Without a "/": what is typed from here on says which are meant. */
    void openAt(int caret) {
        begin(caret, 0);
    }

    private void begin(int at, int length) {
        Patient patient = to.get();
        if (patient != null) {
            open = true;
            start = at;
            slash = length;
            query = "";
            french = RepliesModel.french(patient);
            replies.load();
            first();
        }
    }

    /** The caret stands elsewhere, or the text has changed before it. */
    void moved(String text, int caret) {
        if (!open) {
            return;
        }
        boolean behind = caret >= start + slash && caret <= text.length();
        String now = behind ? text.substring(start + slash, caret) : "";
        boolean begun = slash == 0 || behind && text.charAt(start) == '/';
        if (!behind
                || !begun
                || now.length() > QUERY_MAX
                || !now.isEmpty() && Character.isWhitespace(now.charAt(0))
                || now.indexOf('\n') >= 0) {
            close();
        } else if (!now.equals(query)) {
            query = now;
            first();
        }
    }

    void close() {
        if (open) {
            open = false;
            changed();
        }
    }

    private void first() {
        mark(rows().getFirst() instanceof Row.Reply ? 0 : -1);
    }

    private void mark(int row) {
        selected = row;
        marked = row >= 0 && rows().get(row) instanceof Row.Reply(SavedReply reply) ? reply.id() : null;
        changed();
    }

    /** What is selected stays so, wherever it stands now. */
    private void refreshed() {
        List<Row> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Reply(SavedReply reply) && reply.id().equals(marked)) {
                mark(i);
                return;
            }
        }
        first();
    }

    /** The replies that are meant, and below them what else can be done. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        replies.matching(query).forEach(reply -> rows.add(new Row.Reply(reply)));
        if (replies.failure() != null) {
            rows.add(new Row.Again());
        }
        rows.add(new Row.Manage());
        return rows;
    }

    /** Of {@link #rows}; -1 for none. */
    int selected() {
        return selected;
    }

    void step(int by) {
        int count = rows().size();
        mark(selected < 0 ? (by > 0 ? 0 : count - 1) : Math.floorMod(selected + by, count));
    }

    void select(int row) {
        mark(row);
    }

    /** Which language they are shown in: the patient's, until the other is asked for. */
    boolean french() {
        return french;
    }

    void otherLanguage() {
        french = !french;
        changed();
    }

    boolean loaded() {
        return replies.loaded();
    }

    /** Whether anything was typed to choose by. */
    boolean narrowed() {
        return !query.isBlank();
    }

    RepliesModel replies() {
        return replies;
    }

    /** A reply's words with what is known of its blanks filled in: as it would be written. */
    String words(SavedReply reply) {
        Patient patient = to.get();
        String text = RepliesModel.text(reply, french);
        return patient == null ? text : replies.blanks().filled(text, patient);
    }

    /** What is to stand in the text for what was typed: the reply with its blanks filled in, or nothing. Closes. */
    @Nullable Choice choose(Row row) {
        Patient patient = to.get();
        if (!open || patient == null) {
            return null;
        }
        if (row instanceof Row.Again) {
            replies.load();
            return null;
        }
        int end = start + slash + query.length();
        close();
        return row instanceof Row.Reply(SavedReply reply)
                ? new Choice(start, end, words(reply), reply.files())
                : new Choice(start, end, "", List.of());
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
