package ca.chartside.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a clinic, the same for every staff user of it. Events are stored in the transaction of what
 * they tell and numbered without gaps per clinic; a stream gives them in order, each once. An event says what changed; what
 * a list shows because of it, the list's own query answers.
 *
 * <p>An event that this version does not know decodes to {@link Unknown}: a client goes on, and refreshes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = Event.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.MessageStored.class, name = "messageStored"),
    @JsonSubTypes.Type(value = Event.DeliveryChanged.class, name = "deliveryChanged"),
    @JsonSubTypes.Type(value = Event.MessageTakenBack.class, name = "messageTakenBack"),
    @JsonSubTypes.Type(value = Event.StaffRead.class, name = "staffRead"),
    @JsonSubTypes.Type(value = Event.PatientChanged.class, name = "patientChanged"),
    @JsonSubTypes.Type(value = Event.ClinicChanged.class, name = "clinicChanged"),
    @JsonSubTypes.Type(value = Event.SavedRepliesChanged.class, name = "savedRepliesChanged"),
    @JsonSubTypes.Type(value = Event.FilingChanged.class, name = "filingChanged"),
    @JsonSubTypes.Type(value = Event.AccessChanged.class, name = "accessChanged"),
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface Event {
    /**
     * The stream's name for what is no event: the clinic has not reached the number that was to be resumed behind, because an older
     * copy of its data was restored. Its id is the number that the clinic has; events go on behind it.
     */
    String ANEW = "anew";

    /** The clinic's number of this event; the first is 1. */
    long seq();

    /** A message, a note or a line of what was done was stored. Its own {@code seq} is this event's. */
    record MessageStored(long seq, int demographicNo, ConversationStatus status, Message message) implements Event {}

    /** These staff messages of one conversation have come as far as {@code state}. */
    record DeliveryChanged(long seq, UUID conversationId, List<UUID> messageIds, DeliveryState state)
            implements Event {}

    /** The patient sees no more of this message than that it was removed, from {@code at} (epoch milliseconds) on. */
    record MessageTakenBack(long seq, UUID conversationId, UUID messageId, long at) implements Event {}

    /** A staff user has read a conversation up to {@code upToSeq}, here or on another computer. */
    record StaffRead(long seq, UUID conversationId, UUID userId, long upToSeq) implements Event {}

    /** A patient's record changed. */
    record PatientChanged(long seq, int demographicNo) implements Event {}

    /** What the clinic allows changed, such as whether messages can be sent (S8): {@link Me} has it. */
    record ClinicChanged(long seq) implements Event {}

    /** One of the clinic's saved replies is new, another or gone. */
    record SavedRepliesChanged(long seq) implements Event {}

    /**
     * Something is to be filed to a patient's chart, or it was, or that failed.
     *
     * @param filed those of the conversation's messages and notes that stand in the chart by it
     * @param filedAt epoch milliseconds since when they do; null where {@code filed} is empty
     */
    record FilingChanged(
            long seq,
            UUID conversationId,
            UUID filingId,
            FilingState state,
            List<UUID> filed,
            @Nullable Long filedAt) implements Event {}

    /** How a patient gets to their messages changed: {@link PatientAccess} has it. */
    record AccessChanged(long seq, int demographicNo) implements Event {}

    /** From a newer server. */
    record Unknown(long seq) implements Event {}
}
