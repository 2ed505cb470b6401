package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A staff message on its way. Sending the same {@code messageId} again gives the same answer and stores nothing.
 *
 * @param messageId UUIDv7 made by the sender
 * @param conversationId an existing conversation, or a UUIDv7 made by the sender that starts one
 * @param demographicNo whom the sender believes to write to; refused with WRONG_PATIENT where the conversation is another's
 * @param lastSeenSeq the newest number the sender had seen; somebody else's message behind it, or closing, refuses with
 *     NEWER_MESSAGE
 * @param files what the sender has uploaded for it, at most {@link Limits#FILES_MAX}; with some the text may be empty
 * @param confirmed what the sender was told of the patient and confirmed (M17); a warning that is not among it refuses with
 *     WARNING_NOT_CONFIRMED
 * @param oscar the patient as OSCAR had them in the chart that the message was written beside: the stored one is brought up to date from
 *     it (C5); null without a chart. Refused with WRONG_PATIENT where it is of another number, with PATIENT_DIFFERS where the birth date
 *     or the surname is another's (C7)
 * @param identityConfirmed whether the sender has compared both and says that they are one person
 */
public record SendRequest(
        UUID messageId,
        UUID conversationId,
        int demographicNo,
        String text,
        SendMode mode,
        long lastSeenSeq,
        List<UUID> files,
        List<Caution.Reason> confirmed,
        @Nullable OscarPatient oscar,
        boolean identityConfirmed) {
    public SendRequest {
        // An older sender knows of none.
        files = files == null ? List.of() : List.copyOf(files);
        confirmed = confirmed == null ? List.of() : List.copyOf(confirmed);
    }

    /** Without a chart. */
    public SendRequest(
            UUID messageId,
            UUID conversationId,
            int demographicNo,
            String text,
            SendMode mode,
            long lastSeenSeq,
            List<UUID> files,
            List<Caution.Reason> confirmed) {
        this(messageId, conversationId, demographicNo, text, mode, lastSeenSeq, files, confirmed, null, false);
    }

    /** To a patient of whom there is nothing to confirm. */
    public SendRequest(
            UUID messageId,
            UUID conversationId,
            int demographicNo,
            String text,
            SendMode mode,
            long lastSeenSeq,
            List<UUID> files) {
        this(messageId, conversationId, demographicNo, text, mode, lastSeenSeq, files, List.of());
    }

    /** Without files. */
    public SendRequest(
            UUID messageId, UUID conversationId, int demographicNo, String text, SendMode mode, long lastSeenSeq) {
        this(messageId, conversationId, demographicNo, text, mode, lastSeenSeq, List.of());
    }
}
