package ca.chartside.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What staff do to a conversation other than writing (M6–M9). Asked for a second time, each finds it done and changes nothing. What takes one out of Triage names
 * the newest message that was seen: where the patient has written since, it is refused with PATIENT_WROTE.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConversationAction.Close.class, name = "close"),
    @JsonSubTypes.Type(value = ConversationAction.Reopen.class, name = "reopen"),
    @JsonSubTypes.Type(value = ConversationAction.MarkUnread.class, name = "markUnread"),
    @JsonSubTypes.Type(value = ConversationAction.NoReplyNeeded.class, name = "noReplyNeeded"),
    @JsonSubTypes.Type(value = ConversationAction.Urgent.class, name = "urgent"),
    @JsonSubTypes.Type(value = ConversationAction.Assign.class, name = "assign"),
    @JsonSubTypes.Type(value = ConversationAction.AddMember.class, name = "addMember"),
    @JsonSubTypes.Type(value = ConversationAction.RemoveMember.class, name = "removeMember"),
})
public sealed interface ConversationAction {
    /** Nobody can add to it but by reopening; it leaves Triage (M8). */
    record Close(long lastSeenSeq) implements ConversationAction {}

    /** The patient may reply again; silent until a message is sent (M8). */
    record Reopen() implements ConversationAction {}

    /**
     * Unread for the clinic and back in Triage; nothing of it reaches the patient (M7).
     *
     * @param since since when it waits, in epoch milliseconds, where what took it out is undone; null for now
     */
    record MarkUnread(@Nullable Long since) implements ConversationAction {}

    /** It leaves Triage without an answer. */
    record NoReplyNeeded(long lastSeenSeq) implements ConversationAction {}

    record Urgent(boolean on) implements ConversationAction {}

    /** @param userId who owns it from now on and becomes a member; null for nobody */
    record Assign(@Nullable UUID userId, String reason) implements ConversationAction {}

    record AddMember(UUID userId) implements ConversationAction {}

    /** Where it was theirs, it is nobody's then: who owns a conversation sees it among their own. */
    record RemoveMember(UUID userId) implements ConversationAction {}
}
