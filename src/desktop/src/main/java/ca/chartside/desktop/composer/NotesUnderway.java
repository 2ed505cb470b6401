package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Uuid7;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Internal notes on their way to the server (M15). They never go by way of the outbox, which sends messages: text and files stay
 * where they were written until the server has them. Event thread only.
 */
final class NotesUnderway {
    private final StaffApi api;
    private final UiExecutor ui;
    private final Uuid7 ids;
    private final Drafts drafts;
    private final Attachments files;
    private final Map<Target.Key, Notice> notices;
    private final Set<Target.Key> underway = new HashSet<>();

    /**
     * What the server may have although its answer was lost: the same words again are the same note, with the files that it had;
     * what was added since is the next one's.
     */
    private final Map<Target.Key, NoteRequest> tried = new HashMap<>();

    NotesUnderway(
            StaffApi api, UiExecutor ui, Uuid7 ids, Drafts drafts, Attachments files, Map<Target.Key, Notice> notices) {
        this.api = api;
        this.ui = ui;
        this.ids = ids;
        this.drafts = drafts;
        this.files = files;
        this.notices = notices;
    }

    boolean has(@Nullable Target to) {
        return to != null && underway.contains(to.key());
    }

    /**
     * Adds the note that is written.
     *
     * @param added takes it once the server has it, and its draft is none any more
     * @param changed told of either answer; where it was refused, the draft stays and the notice says why
     */
    void add(ConversationRow in, Target to, Consumer<Message> added, Runnable changed) {
        Target.Key key = to.key();
        String text = DraftText.wellFormed(drafts.text(to));
        NoteRequest before = tried.get(key);
        List<UUID> named = files.names(to);
        NoteRequest note = before != null && before.text().equals(text) && named.containsAll(before.files())
                ? before
                : new NoteRequest(ids.next(), to.patient().demographicNo(), text, named);
        notices.remove(key);
        tried.put(key, note);
        underway.add(key);
        ui.call(
                () -> api.addNote(in.id(), note),
                stored -> {
                    underway.remove(key);
                    tried.remove(key);
                    drafts.drop(to);
                    files.drop(to, note.files());
                    changed.run();
                    added.accept(stored);
                },
                why -> {
                    underway.remove(key);
                    if (why.kind() == ErrorKind.MESSAGE_ID_REUSED) {
                        tried.remove(key);
                    } else if (why.kind() == ErrorKind.FILE_NOT_FOUND) {
                        tried.remove(key);
                        files.uploadAgain(to, note.files());
                    }
                    notices.put(key, new Notice.NoteNotAdded(why));
                    changed.run();
                });
    }
}
