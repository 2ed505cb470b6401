package ca.chartside.desktop.composer;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is being written to: a conversation, or a patient with whom it starts one.
 *
 * @param conversation null for a new one
 * @param note whether it is an internal note (M15), else a message
 */
record Target(@Nullable ConversationRow conversation, Patient patient, boolean note) {
    /** Whose draft it is: a conversation's, or the new message's to one patient; a note's is never a message's. */
    record Key(@Nullable UUID conversation, int demographicNo, boolean note) {}

    /** A message. */
    Target(@Nullable ConversationRow conversation, Patient patient) {
        this(conversation, patient, false);
    }

    /** Where a message goes of which nothing is known here but the message itself. */
    static Target of(SendRequest request) {
        Patient patient = new Patient(request.demographicNo(), "", "", "", 0, "", null, null, null, null, "", "AC");
        return new Target(
                new ConversationRow(
                        request.conversationId(),
                        patient,
                        ConversationStatus.OPEN,
                        null,
                        "",
                        AuthorKind.STAFF,
                        "",
                        null,
                        0,
                        0,
                        false,
                        false,
                        0,
                        false,
                        null,
                        null,
                        false),
                patient);
    }

    Key key() {
        return new Key(conversation == null ? null : conversation.id(), patient.demographicNo(), note);
    }

    /** The same conversation with newer news of it. */
    Target in(ConversationRow row) {
        return new Target(row, row.patient(), note);
    }

    /** The same conversation in the other mode. */
    Target asNote(boolean on) {
        return new Target(conversation, patient, on);
    }

    /** The patient of {@code chart} where it is another than this one's; else null. */
    @Nullable Patient other(@Nullable Patient chart) {
        return chart == null || chart.demographicNo() == patient.demographicNo() ? null : chart;
    }

    /** The name of who owns the conversation, where it is not {@code me}; else null. Everybody may add a note. */
    @Nullable String ownerBut(UUID me) {
        return note || conversation == null || me.equals(conversation.ownerId()) ? null : conversation.ownerName();
    }

    /** The same with what the server says of the patient now. */
    Target about(Patient now) {
        return new Target(conversation, now, note);
    }

    /** What speaks against it by the clinic's rule (M17): against a note nothing does. */
    List<Caution> cautions() {
        return note ? List.of() : patient.cautions();
    }

    /** Whether the server would take no message. */
    boolean blocked() {
        return cautions().stream().anyMatch(Caution::blocks);
    }

    boolean closed() {
        return conversation != null && conversation.status() == ConversationStatus.CLOSED;
    }

    /** The big button (M2, M5). */
    SendMode mainMode() {
        return closed() ? SendMode.ALLOW_REPLIES : SendMode.SEND;
    }

    /** What the arrow beside it offers (M2, M5). */
    List<SendMode> modes() {
        return closed()
                ? List.of(SendMode.ALLOW_REPLIES, SendMode.WITHOUT_REOPENING)
                : List.of(SendMode.SEND, SendMode.ALLOW_REPLIES);
    }
}
