package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Account;
import ca.chartside.backend.account.Accounts;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.StaffList;
import ca.chartside.protocol.Uuid7;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff do to a conversation beside writing to the patient: M6–M9, M15 and the ways into and out of Triage (T3). Each change is one
 * transaction with the line that tells it, its event and its audit row; what is done already changes nothing. Any thread.
 */
public final class ActionService {
    private final Store store;
    private final Clock clock;
    private final Uuid7 ids;

    public ActionService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.ids = new Uuid7(clock);
    }

    /** What an action makes of a conversation, and the line that tells it. */
    private record Change(
            Conversation now, MessageKind kind, @Nullable Account about, String reason) {
        Change(Conversation now, MessageKind kind) {
            this(now, kind, null, "");
        }
    }

    /** @throws Refusal CONVERSATION_NOT_FOUND, PATIENT_WROTE, USER_NOT_FOUND, INVALID_VALUE */
    public void act(Principal principal, UUID id, ConversationAction action) {
        store.write(principal.clinic(), tx -> {
            Conversation before = found(tx, id);
            Change change = change(tx, before, action);
            if (change != null) {
                apply(tx, principal, change);
            }
            return id;
        });
    }

    private static Conversation found(Tx tx, UUID id) {
        Conversation conversation = new Conversations(tx).get(id);
        if (conversation == null) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        return conversation;
    }

    /** @return null where it is so already */
    private @Nullable Change change(Tx tx, Conversation before, ConversationAction action) {
        return switch (action) {
            case ConversationAction.Close close ->
                before.status() == ConversationStatus.CLOSED && before.needsActionSince() == null
                        ? null
                        : new Change(
                                seen(before, close.lastSeenSeq())
                                        .with(ConversationStatus.CLOSED)
                                        .waiting(null)
                                        .withUrgent(false),
                                before.status() == ConversationStatus.CLOSED
                                        ? MessageKind.NO_REPLY_NEEDED
                                        : MessageKind.CLOSED);
            case ConversationAction.Reopen reopen ->
                before.status() == ConversationStatus.OPEN
                        ? null
                        : new Change(before.with(ConversationStatus.OPEN), MessageKind.REOPENED);
            case ConversationAction.MarkUnread unread -> {
                Long since = before.needsActionSince();
                boolean already = since != null
                        && before.unreadSeq() == before.entrySeq()
                        && !new Participants(tx).anyHasRead(before.id(), before.unreadSeq());
                yield already
                        ? null
                        : new Change(
                                before.waiting(since == null ? Long.valueOf(waits(unread.since())) : since),
                                MessageKind.MARKED_UNREAD);
            }
            case ConversationAction.NoReplyNeeded done ->
                before.needsActionSince() == null
                        ? null
                        : new Change(seen(before, done.lastSeenSeq()).waiting(null), MessageKind.NO_REPLY_NEEDED);
            case ConversationAction.Urgent urgent ->
                before.urgent() == urgent.on()
                        ? null
                        : new Change(
                                before.withUrgent(urgent.on()),
                                urgent.on() ? MessageKind.URGENT : MessageKind.NOT_URGENT);
            case ConversationAction.Assign assign -> assigned(tx, before, assign);
            case ConversationAction.AddMember add -> {
                Account user = user(tx, add.userId());
                yield new Participants(tx).isMember(before.id(), user.id())
                        ? null
                        : new Change(before, MessageKind.MEMBER_ADDED, user, "");
            }
            case ConversationAction.RemoveMember remove ->
                new Participants(tx).isMember(before.id(), remove.userId())
                        ? new Change(
                                remove.userId().equals(before.ownerId()) ? before.withOwner(null) : before,
                                MessageKind.MEMBER_REMOVED,
                                anyone(tx, remove.userId()),
                                "")
                        : null;
        };
    }

    /** What a patient said, and whoever takes it out of Triage has not seen, stays there. */
    private static Conversation seen(Conversation before, long lastSeenSeq) {
        if (before.lastPatientSeq() > lastSeenSeq) {
            throw new Refusal(ErrorKind.PATIENT_WROTE);
        }
        return before;
    }

    private long waits(@Nullable Long since) {
        long now = clock.millis();
        return since == null ? now : Math.clamp(since, 0, now);
    }

    private static @Nullable Change assigned(Tx tx, Conversation before, ConversationAction.Assign assign) {
        String reason = Check.text(Check.present(assign.reason(), "reason"), "reason", Limits.REASON_CHARS)
                .strip();
        UUID to = assign.userId();
        if (to == null) {
            return before.ownerId() == null
                    ? null
                    : new Change(before.withOwner(null), MessageKind.UNASSIGNED, null, reason);
        }
        Account owner = user(tx, to);
        return to.equals(before.ownerId())
                ? null
                : new Change(before.withOwner(to), MessageKind.ASSIGNED, owner, reason);
    }

    private static Account user(Tx tx, @Nullable UUID id) {
        Account user = anyone(tx, Check.present(id, "userId"));
        if (user.disabled()) {
            throw new Refusal(ErrorKind.USER_NOT_FOUND);
        }
        return user;
    }

    private static Account anyone(Tx tx, UUID id) {
        Account user = new Accounts(tx).byId(id);
        if (user == null) {
            throw new Refusal(ErrorKind.USER_NOT_FOUND);
        }
        return user;
    }

    private void apply(Tx tx, Principal principal, Change change) {
        long now = clock.millis();
        Conversation conversation = change.now();
        UUID id = conversation.id();
        Account about = change.about();
        Message line = append(
                tx,
                conversation,
                new Message(
                        ids.next(),
                        id,
                        0,
                        AuthorKind.STAFF,
                        principal.user().id(),
                        principal.user().displayName(),
                        change.reason(),
                        now,
                        null,
                        change.kind(),
                        about == null ? null : about.wire().displayName(),
                        null));
        boolean unread = change.kind() == MessageKind.MARKED_UNREAD;
        new Conversations(tx).done(conversation.told(line.seq(), unread));
        Participants participants = new Participants(tx);
        if (unread) {
            participants.callAll(id, line.seq());
        }
        if (about != null) {
            switch (change.kind()) {
                case ASSIGNED -> {
                    participants.memberHasRead(conversation, about.id(), now, 0);
                    if (!about.id().equals(principal.user().id())) {
                        participants.call(id, about.id(), line.seq());
                    }
                }
                case MEMBER_ADDED -> participants.memberHasRead(conversation, about.id(), now, 0);
                case MEMBER_REMOVED -> participants.leave(id, about.id());
                default -> throw new IllegalStateException("a line about nobody");
            }
        }
        String whom = about == null ? "" : " user:" + about.id();
        new AuditLog(tx)
                .add(
                        now,
                        principal.actor(),
                        "conversation."
                                + change.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "conversation:" + id + " patient:" + conversation.demographicNo() + whom,
                        "");
    }

    /** Stores an entry where it belongs, with its event. */
    private static Message append(Tx tx, Conversation conversation, Message draft) {
        Message stored = MessageService.append(tx, draft, conversation.demographicNo(), conversation.status());
        if (stored.kind().isForPatient()) {
            new Messages(tx).insert(stored);
        } else {
            new StaffEntries(tx).insert(stored);
        }
        return stored;
    }

    /**
     * Stores an internal note (M15): unread for the other members, nothing to the patient, nothing to Triage. What its author has read
     * stays what it was.
     *
     * @throws Refusal CONVERSATION_NOT_FOUND, WRONG_PATIENT, MESSAGE_EMPTY, MESSAGE_TOO_LONG, INVALID_VALUE, MESSAGE_ID_REUSED,
     *     FILE_NOT_FOUND
     */
    public Message note(Principal principal, UUID conversationId, NoteRequest request) {
        String text = MessageText.beside(request.files(), request.text()).text();
        UUID noteId = Check.present(request.noteId(), "noteId");
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            Conversation conversation = found(tx, conversationId);
            if (conversation.demographicNo() != request.demographicNo()) {
                throw new Refusal(ErrorKind.WRONG_PATIENT);
            }
            FileRecords files = new FileRecords(tx);
            Message before = new StaffEntries(tx).get(noteId);
            if (before != null || new Messages(tx).exists(noteId)) {
                if (before != null
                        && before.conversationId().equals(conversationId)
                        && principal.user().id().equals(before.authorId())
                        && before.text().equals(text)
                        && files.areAgain(before.files(), request.files())) {
                    return before;
                }
                throw new Refusal(ErrorKind.MESSAGE_ID_REUSED);
            }
            Message note = append(
                    tx,
                    conversation,
                    new Message(
                                    noteId,
                                    conversationId,
                                    0,
                                    AuthorKind.STAFF,
                                    principal.user().id(),
                                    principal.user().displayName(),
                                    text,
                                    now,
                                    null,
                                    MessageKind.NOTE,
                                    null,
                                    null)
                            .withFiles(files.name(
                                    request.files(),
                                    new FileRecords.Uploader.Staff(
                                            principal.user().id()),
                                    new FileRecords.Named(FileRecords.By.NOTE, noteId))));
            new Conversations(tx).entry(conversationId, note.seq());
            Participants participants = new Participants(tx);
            participants.memberHasRead(conversation, principal.user().id(), now, 0);
            participants.callMembers(conversationId, principal.user().id(), note.seq());
            new AuditLog(tx)
                    .add(
                            now,
                            principal.actor(),
                            "note.add",
                            "note:" + noteId + " conversation:" + conversationId + " patient:"
                                    + request.demographicNo(),
                            "");
            return note;
        });
    }

    /** Who takes part beside the patient, in the order in which they joined. @throws Refusal CONVERSATION_NOT_FOUND */
    MemberList members(Principal principal, UUID id) {
        return store.read(principal.clinic(), tx -> {
            found(tx, id);
            return new MemberList(new Conversations(tx).createdAt(id), new Participants(tx).members(id));
        });
    }

    /** Whom something can be assigned to. */
    StaffList staff(Principal principal) {
        return store.read(
                principal.clinic(),
                tx -> new StaffList(
                        new Accounts(tx).active().stream().map(Account::wire).toList()));
    }
}
