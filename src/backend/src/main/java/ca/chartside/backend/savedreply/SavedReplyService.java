package ca.chartside.backend.savedreply;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.BlankText;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyList;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.SearchWords;
import ca.chartside.protocol.StoredFile;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Texts kept to be written again (M1). A user's own are nobody else's to see; the clinic's are every staff user's to change and
 * delete, which is told to all of them. Each change is audited, without its words. Any thread.
 */
public final class SavedReplyService {
    private static final Comparator<SavedReply> BY_TITLE = Comparator.comparing(
                    (SavedReply reply) -> SearchWords.folded(reply.title()))
            .thenComparing(SavedReply::title)
            .thenComparing(SavedReply::id);

    private final Store store;
    private final Clock clock;

    public SavedReplyService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    SavedReplyList list(Principal principal) {
        return new SavedReplyList(
                store
                        .read(
                                principal.clinic(),
                                tx -> new SavedReplies(tx)
                                        .seenBy(principal.user().id()))
                        .stream()
                        .sorted(BY_TITLE)
                        .toList());
    }

    /**
     * @throws Refusal MALFORMED_REQUEST, INVALID_VALUE, SAVED_REPLY_EMPTY, SAVED_REPLY_TOO_LONG; SAVED_REPLY_NOT_FOUND for the id of a
     *     colleague's own; SAVED_REPLY_CHANGED where it was saved since the sender saw it; SAVED_REPLIES_FULL; FILE_NOT_FOUND for a
     *     file that is neither an upload of the sender's nor this reply's
     */
    public SavedReply put(Principal principal, UUID id, SavedReplyRequest request) {
        SavedReply wanted = new SavedReply(
                id,
                request.shared(),
                text(request.title(), "title", Limits.SAVED_TITLE_CHARS).replaceAll("\\s+", " "),
                text(request.english(), "english", Limits.SAVED_REPLY_CHARS),
                text(request.french(), "french", Limits.SAVED_REPLY_CHARS),
                request.version() + 1);
        if (wanted.title().isEmpty()
                || wanted.english().isEmpty() && wanted.french().isEmpty()) {
            throw new Refusal(ErrorKind.SAVED_REPLY_EMPTY);
        }
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            SavedReplies replies = new SavedReplies(tx);
            SavedReplies.Stored before = before(replies, principal, id);
            if (before != null && isAgain(before.reply(), wanted, request.files())) {
                return before.reply();
            }
            if (before != null && before.reply().version() != request.version()) {
                throw new Refusal(ErrorKind.SAVED_REPLY_CHANGED);
            }
            UUID user = wanted.shared() ? null : principal.user().id();
            boolean joins = before == null || before.reply().shared() != wanted.shared();
            if (joins && replies.count(user) >= Limits.SAVED_REPLIES_MAX) {
                throw new Refusal(ErrorKind.SAVED_REPLIES_FULL, Map.of("max", Limits.SAVED_REPLIES_MAX));
            }
            replies.put(user, wanted);
            List<StoredFile> files = new FileRecords(tx)
                    .name(
                            request.files(),
                            new FileRecords.Uploader.Staff(principal.user().id()),
                            new FileRecords.Named(FileRecords.By.SAVED_REPLY, id));
            audit(tx, principal, now, "savedReply.put", wanted);
            tell(tx, wanted.shared() || before != null && before.reply().shared());
            return SavedReplies.with(files, wanted);
        });
    }

    private static boolean isAgain(SavedReply before, SavedReply wanted, List<UUID> files) {
        return SavedReplies.with(List.of(), before).equals(wanted)
                && before.files().stream().map(StoredFile::id).toList().equals(files);
    }

    /** One that is gone already, or that the user may not see, is left as it is. */
    void delete(Principal principal, UUID id) {
        long now = clock.millis();
        store.write(principal.clinic(), tx -> {
            SavedReplies replies = new SavedReplies(tx);
            SavedReplies.Stored stored = replies.get(id);
            if (stored != null && maySee(principal, stored)) {
                replies.delete(id);
                audit(tx, principal, now, "savedReply.delete", stored.reply());
                tell(tx, stored.reply().shared());
            }
            return now;
        });
    }

    private static SavedReplies.@Nullable Stored before(SavedReplies replies, Principal principal, UUID id) {
        SavedReplies.Stored stored = replies.get(id);
        if (stored != null && !maySee(principal, stored)) {
            throw new Refusal(ErrorKind.SAVED_REPLY_NOT_FOUND);
        }
        return stored;
    }

    private static boolean maySee(Principal principal, SavedReplies.Stored stored) {
        return stored.userId() == null
                || stored.userId().equals(principal.user().id());
    }

    private static void audit(Tx tx, Principal principal, long now, String action, SavedReply reply) {
        new AuditLog(tx)
                .add(now, principal.actor(), action, "savedReply:" + reply.id(), reply.shared() ? "clinic" : "own");
    }

    /** A user's own are on no colleague's screen. */
    private static void tell(Tx tx, boolean clinics) {
        if (clinics) {
            new Events(tx).append(Event.SavedRepliesChanged::new);
        }
    }

    private static String text(@Nullable String written, String field, int max) {
        String given = Check.text(Check.present(written, field), field);
        String text = BlankText.isBlank(given) ? "" : given.strip();
        if (text.length() > max) {
            throw new Refusal(ErrorKind.SAVED_REPLY_TOO_LONG, Map.of("field", field, "max", max));
        }
        return text;
    }
}
