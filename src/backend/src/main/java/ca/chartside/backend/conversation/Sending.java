package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.ChartDetails;
import ca.chartside.backend.store.Question;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StoredFile;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a staff message: {@link MessageService#send}. Any thread. */
final class Sending {
    private final Store store;
    private final Clock clock;

    Sending(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    SendResult send(Principal principal, SendRequest request) {
        MessageText text = MessageText.beside(request.files(), request.text());
        UUID messageId = Check.present(request.messageId(), "messageId");
        UUID conversationId = Check.present(request.conversationId(), "conversationId");
        SendMode mode = Check.present(request.mode(), "mode");
        Question<Scene> question = Scene.of(
                principal.clinic(),
                messageId,
                conversationId,
                request.demographicNo(),
                principal.user().id());
        @Nullable OscarPatient oscar = request.oscar();
        @Nullable ChartDetails details = oscar == null ? null : ChartDetails.of(oscar, request.demographicNo());
        Outcome outcome = store.write(principal.clinic(), question, (tx, scene) -> {
            Conversation existing = scene.conversation();
            if (existing != null && existing.demographicNo() != request.demographicNo()) {
                throw new Refusal(ErrorKind.WRONG_PATIENT);
            }
            if (scene.noted()) {
                throw new Refusal(ErrorKind.MESSAGE_ID_REUSED);
            }
            if (scene.sentBefore()) {
                return new Outcome(
                        again(
                                tx,
                                MessageService.whole(tx, new Messages(tx).get(messageId)),
                                existing,
                                principal.user().id(),
                                text,
                                request.files()),
                        null);
            }
            if (!scene.messaging()) {
                throw new MessagingSwitch(tx).off();
            }
            boolean changed = details != null
                    && details.takeOver(tx, principal.actor(), request.identityConfirmed(), clock.millis());
            Scene now = changed ? tx.sql().answer(question) : scene;
            if (!now.known()) {
                throw new Refusal(ErrorKind.PATIENT_NOT_FOUND);
            }
            ErrorKind warned = check(now.cautions(), request.confirmed());
            if (warned != null) {
                // What OSCAR said is stored all the same: else nobody could be shown what there is to confirm.
                return new Outcome(null, warned);
            }
            if (existing != null
                    && existing.entrySeq() > request.lastSeenSeq()
                    && new Messages(tx)
                            .othersAfter(
                                    conversationId,
                                    request.lastSeenSeq(),
                                    principal.user().id())) {
                throw new Refusal(ErrorKind.NEWER_MESSAGE);
            }
            return new Outcome(store(tx, principal, now, request, text, mode), null);
        });
        if (outcome.result() == null) {
            throw new Refusal(Objects.requireNonNull(outcome.refused()));
        }
        return outcome.result();
    }

    /** One of the two: what was stored, or why no message was while something else is. */
    private record Outcome(
            @Nullable SendResult result, @Nullable ErrorKind refused) {}

    /** The clinic's rule comes before all else that could be mended: what it blocks is not to be written at all (M17). */
    private static @Nullable ErrorKind check(List<Caution> cautions, List<Caution.Reason> confirmed) {
        if (cautions.stream().anyMatch(Caution::blocks)) {
            return ErrorKind.MESSAGES_BLOCKED;
        }
        boolean all =
                confirmed.containsAll(cautions.stream().map(Caution::reason).toList());
        return all ? null : ErrorKind.WARNING_NOT_CONFIRMED;
    }

    private static SendResult again(
            Tx tx,
            @Nullable Message before,
            @Nullable Conversation conversation,
            UUID author,
            MessageText text,
            List<UUID> files) {
        if (before == null
                || conversation == null
                || !before.conversationId().equals(conversation.id())
                || !author.equals(before.authorId())
                || !MessageService.says(tx, before, text, files)) {
            throw new Refusal(ErrorKind.MESSAGE_ID_REUSED);
        }
        return new SendResult(before, conversation.status());
    }

    private SendResult store(
            Tx tx, Principal principal, Scene scene, SendRequest request, MessageText text, SendMode mode) {
        int demographicNo = request.demographicNo();
        UUID messageId = request.messageId();
        UUID conversationId = request.conversationId();
        long now = clock.millis();
        Conversation existing = scene.conversation();
        boolean reachable = scene.reachable();
        ConversationStatus status = statusAfter(existing, mode);
        List<StoredFile> files = request.files().isEmpty()
                ? List.of()
                : new FileRecords(tx)
                        .name(
                                request.files(),
                                new FileRecords.Uploader.Staff(principal.user().id()),
                                new FileRecords.Named(FileRecords.By.MESSAGE, messageId));
        Message draft = new Message(
                messageId,
                conversationId,
                0,
                AuthorKind.STAFF,
                principal.user().id(),
                principal.user().displayName(),
                text.text(),
                now,
                reachable ? DeliveryState.STORED : DeliveryState.NO_CONTACT);
        Message message = MessageService.append(tx, draft.withFiles(files), demographicNo, status);
        Conversations.LastMessage last = new Conversations.LastMessage(
                message.seq(),
                now,
                AuthorKind.STAFF,
                message.authorId(),
                message.authorName(),
                text.snippet(files),
                reachable ? null : Long.valueOf(now),
                existing == null ? 0 : existing.lastPatientSeq(),
                existing == null ? 0 : existing.unreadSeq(),
                !reachable,
                !files.isEmpty() || existing != null && existing.hasFiles());
        MessageService.put(tx, existing, conversationId, demographicNo, status, last);
        new Messages(tx).insert(message);
        Participants participants = new Participants(tx);
        UUID sender = principal.user().id();
        long seen = Math.min(request.lastSeenSeq(), message.seq());
        if (!scene.member()) {
            participants.joins(conversationId, sender, now, message.seq(), last.unreadSeq());
        }
        participants.hasSent(conversationId, sender, message.seq(), seen);
        if (reachable) {
            new NoticeQueue(tx).add(messageId, conversationId, demographicNo, now);
        }
        new AuditLog(tx)
                .add(
                        now,
                        principal.actor(),
                        "message.send",
                        MessageService.subject(message, demographicNo),
                        detail(mode, scene.cautions()));
        return new SendResult(message, status);
    }

    private static ConversationStatus statusAfter(@Nullable Conversation existing, SendMode mode) {
        if (existing == null || existing.status() == ConversationStatus.OPEN) {
            boolean open = existing != null || mode == SendMode.ALLOW_REPLIES;
            return open ? ConversationStatus.OPEN : ConversationStatus.CLOSED;
        }
        return switch (mode) {
            case ALLOW_REPLIES -> ConversationStatus.OPEN;
            case WITHOUT_REOPENING -> ConversationStatus.CLOSED;
            case SEND -> throw new Refusal(ErrorKind.CONVERSATION_CLOSED);
        };
    }

    /** What the sender was warned of and confirmed is on the record. */
    private static String detail(SendMode mode, List<Caution> confirmed) {
        return confirmed.isEmpty()
                ? mode.name()
                : mode.name() + " confirmed "
                        + confirmed.stream()
                                .map(caution -> caution.reason().name())
                                .collect(Collectors.joining(" "));
    }
}
