package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StoredFile;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a message: the rules M2–M5, M8, M11 and T3. Each change is one transaction with its event, its audit row and,
 * for a staff message, the notice that the patient is owed. Any thread.
 */
public final class MessageService {
    private final Store store;
    private final Clock clock;
    private final Sending sending;

    public MessageService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.sending = new Sending(store, clock);
    }

    /**
     * Stores a staff message.
     *
     * @throws Refusal MESSAGE_EMPTY, MESSAGE_TOO_LONG, INVALID_VALUE, PATIENT_NOT_FOUND, WRONG_PATIENT, CONVERSATION_CLOSED,
     *     MESSAGING_OFF (with {@code ask}, where somebody is named), MESSAGES_BLOCKED, WARNING_NOT_CONFIRMED, NEWER_MESSAGE,
     *     MESSAGE_ID_REUSED, FILE_NOT_FOUND, PATIENT_DIFFERS
     */
    public SendResult send(Principal principal, SendRequest request) {
        return sending.send(principal, request);
    }

    static @Nullable Message whole(Tx tx, @Nullable Message message) {
        return message == null
                ? null
                : new FileRecords(tx)
                        .with(FileRecords.By.MESSAGE, List.of(message))
                        .getFirst();
    }

    /** Whether it is the same with the same files: else what was added since would be taken for stored. */
    static boolean says(Tx tx, Message message, MessageText text, List<UUID> files) {
        return message.text().equals(text.text()) && new FileRecords(tx).areAgain(message.files(), files);
    }

    /** A reply without files. */
    public Message reply(ClinicId clinic, int demographicNo, UUID conversationId, UUID messageId, String written) {
        return reply(clinic, demographicNo, conversationId, messageId, written, List.of());
    }

    /**
     * Stores a patient's reply and puts the conversation in Triage.
     *
     * @param files what the patient has uploaded for it; with some the text may be empty
     * @throws Refusal CONVERSATION_NOT_FOUND where it is not this patient's, MESSAGING_OFF, CONVERSATION_CLOSED, MESSAGE_EMPTY,
     *     MESSAGE_TOO_LONG, INVALID_VALUE, MESSAGE_ID_REUSED, FILE_NOT_FOUND
     */
    public Message reply(
            ClinicId clinic, int demographicNo, UUID conversationId, UUID messageId, String written, List<UUID> files) {
        MessageText text = MessageText.beside(files, written);
        return store.write(clinic, tx -> {
            Conversation conversation = ofPatient(tx, demographicNo, conversationId);
            Message before = whole(tx, new Messages(tx).get(messageId));
            if (before != null || new StaffEntries(tx).get(messageId) != null) {
                if (before != null
                        && before.author() == AuthorKind.PATIENT
                        && before.conversationId().equals(conversationId)
                        && says(tx, before, text, files)) {
                    return before;
                }
                throw new Refusal(ErrorKind.MESSAGE_ID_REUSED);
            }
            if (!new Clinics(tx).get().messaging()) {
                throw new Refusal(ErrorKind.MESSAGING_OFF);
            }
            if (conversation.status() == ConversationStatus.CLOSED) {
                throw new Refusal(ErrorKind.CONVERSATION_CLOSED);
            }
            return storeReply(tx, conversation, messageId, text, files);
        });
    }

    private Message storeReply(Tx tx, Conversation conversation, UUID messageId, MessageText text, List<UUID> named) {
        long now = clock.millis();
        PatientRecord patient = new Patients(tx).get(conversation.demographicNo());
        String name = patient == null ? "" : patient.displayFirstName();
        Message draft =
                new Message(messageId, conversation.id(), 0, AuthorKind.PATIENT, null, name, text.text(), now, null);
        List<StoredFile> files = named.isEmpty()
                ? List.of()
                : new FileRecords(tx)
                        .name(
                                named,
                                new FileRecords.Uploader.Patient(conversation.demographicNo()),
                                new FileRecords.Named(FileRecords.By.MESSAGE, messageId));
        Message message = append(tx, draft.withFiles(files), conversation.demographicNo(), conversation.status());
        Long since = conversation.needsActionSince();
        put(
                tx,
                conversation,
                conversation.id(),
                conversation.demographicNo(),
                conversation.status(),
                new Conversations.LastMessage(
                        message.seq(),
                        now,
                        AuthorKind.PATIENT,
                        null,
                        name,
                        text.snippet(files),
                        since == null ? Long.valueOf(now) : since,
                        message.seq(),
                        message.seq(),
                        false,
                        !files.isEmpty() || conversation.hasFiles()));
        new Messages(tx).insert(message);
        new Participants(tx).hasReplied(conversation.id(), message.seq());
        new AuditLog(tx)
                .add(
                        now,
                        AuditLog.Actor.patient(conversation.demographicNo()),
                        "message.reply",
                        subject(message, conversation.demographicNo()),
                        "");
        return message;
    }

    /**
     * The patient sees no more of a message than that it was removed; a notice that was not sent yet is not sent (M16). Again: the same
     * answer.
     *
     * @throws Refusal CONVERSATION_NOT_FOUND where there is no such message, NOT_YOUR_MESSAGE, WRONG_PATIENT
     */
    public Message takeBack(Principal principal, UUID messageId, int demographicNo) {
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            Messages messages = new Messages(tx);
            Message message = messages.get(messageId);
            if (message == null || message.kind() != MessageKind.MESSAGE) {
                throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
            }
            if (!principal.user().id().equals(message.authorId())) {
                throw new Refusal(ErrorKind.NOT_YOUR_MESSAGE);
            }
            Conversation conversation = new Conversations(tx).get(message.conversationId());
            if (conversation == null || conversation.demographicNo() != demographicNo) {
                throw new Refusal(ErrorKind.WRONG_PATIENT);
            }
            if (message.takenBackAt() != null) {
                return Check.present(whole(tx, message), "message");
            }
            messages.takeBack(message, now);
            new Conversations(tx).takenBack(message.conversationId(), message.seq());
            new NoticeQueue(tx).done(messageId);
            new Events(tx).append(seq -> new Event.MessageTakenBack(seq, message.conversationId(), messageId, now));
            new AuditLog(tx).add(now, principal.actor(), "message.take-back", subject(message, demographicNo), "");
            return Check.present(whole(tx, messages.get(messageId)), "message");
        });
    }

    /** The patient has seen a conversation up to a number: every staff message so far turns to Read. */
    public void patientRead(ClinicId clinic, int demographicNo, UUID conversationId, long upTo) {
        store.write(clinic, tx -> {
            Conversation conversation = ofPatient(tx, demographicNo, conversationId);
            long seen = Math.min(upTo, conversation.lastSeq());
            if (seen > conversation.patientReadSeq()) {
                List<UUID> read = new Messages(tx).staffBetween(conversationId, conversation.patientReadSeq(), seen);
                new Conversations(tx).patientRead(conversationId, seen);
                if (!read.isEmpty()) {
                    new Events(tx)
                            .append(seq -> new Event.DeliveryChanged(seq, conversationId, read, DeliveryState.READ));
                }
            }
            return seen;
        });
    }

    /** A notice that covers these messages was accepted by the mail server; a message that was read meanwhile stays read. */
    public void noticeAccepted(ClinicId clinic, UUID conversationId, List<UUID> messageIds) {
        settle(clinic, conversationId, messageIds, DeliveryState.SENT);
    }

    /** The patient's address was refused: staff see it, and the conversation needs action (T3). */
    public void noticeRefused(ClinicId clinic, UUID conversationId, List<UUID> messageIds) {
        settle(clinic, conversationId, messageIds, DeliveryState.NOT_DELIVERED);
    }

    private void settle(ClinicId clinic, UUID conversationId, List<UUID> messageIds, DeliveryState state) {
        long now = clock.millis();
        store.write(clinic, tx -> {
            Messages messages = new Messages(tx);
            List<UUID> unread = messageIds.stream()
                    .filter(id -> {
                        Message message = messages.get(id);
                        return message != null && message.delivery() != DeliveryState.READ;
                    })
                    .toList();
            for (UUID id : messageIds) {
                messages.delivery(id, state);
                new NoticeQueue(tx).done(id);
            }
            if (state == DeliveryState.NOT_DELIVERED && !unread.isEmpty()) {
                new Conversations(tx).notDelivered(conversationId, now);
            }
            if (!unread.isEmpty()) {
                new Events(tx).append(seq -> new Event.DeliveryChanged(seq, conversationId, unread, state));
            }
            new AuditLog(tx).add(now, AuditLog.Actor.SYSTEM, "notice", "conversation:" + conversationId, state.name());
            return unread.size();
        });
    }

    /** Gives an entry its number and stores its event. */
    static Message append(Tx tx, Message draft, int demographicNo, ConversationStatus status) {
        Message[] stored = new Message[1];
        new Events(tx).append(seq -> {
            stored[0] = new Message(
                    draft.id(),
                    draft.conversationId(),
                    seq,
                    draft.author(),
                    draft.authorId(),
                    draft.authorName(),
                    draft.text(),
                    draft.sentAt(),
                    draft.delivery(),
                    draft.kind(),
                    draft.about(),
                    draft.takenBackAt(),
                    draft.files());
            return new Event.MessageStored(seq, demographicNo, status, stored[0]);
        });
        return stored[0];
    }

    static void put(
            Tx tx,
            @Nullable Conversation existing,
            UUID id,
            int demographicNo,
            ConversationStatus status,
            Conversations.LastMessage last) {
        if (existing == null) {
            new Conversations(tx).insert(id, demographicNo, status, last);
        } else {
            new Conversations(tx).update(id, status, last);
        }
    }

    private static Conversation ofPatient(Tx tx, int demographicNo, UUID conversationId) {
        Conversation conversation = new Conversations(tx).get(conversationId);
        if (conversation == null || conversation.demographicNo() != demographicNo) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        return conversation;
    }

    static String subject(Message message, int demographicNo) {
        return "message:" + message.id() + " conversation:" + message.conversationId() + " patient:" + demographicNo;
    }
}
