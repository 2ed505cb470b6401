package ca.chartside.desktop.net;

import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffList;
import ca.chartside.protocol.TakeBackRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clinic's server as the signed-in user reaches it. Every call blocks on the network and so is never made on the event
 * thread (an implementation throws there); every call throws {@link ApiException} and nothing else.
 */
public interface StaffApi {
    /** Which list of conversations. */
    enum Tab {
        TRIAGE,
        MINE,
        PATIENT
    }

    Me me();

    Counts counts();

    /**
     * @param demographicNo the chart's patient: needed for {@link Tab#PATIENT}; in {@link Tab#TRIAGE} it narrows to that
     *     patient; else null
     * @param cursor a page's {@code next}, or null for the first page
     */
    ConversationPage conversations(Tab tab, @Nullable Integer demographicNo, @Nullable String cursor);

    ConversationRow conversation(UUID conversationId);

    /** @param before messages with a smaller number than this; {@link Long#MAX_VALUE} for the newest */
    MessagePage messages(UUID conversationId, long before);

    SendResult send(SendRequest request);

    void markRead(UUID conversationId, long seq);

    /** @return the conversation as it is afterwards */
    ConversationRow act(UUID conversationId, ConversationAction action);

    Message addNote(UUID conversationId, NoteRequest note);

    /** Of the signed-in user's own messages. @return it as staff see it afterwards */
    Message takeBack(UUID messageId, TakeBackRequest request);

    MemberList members(UUID conversationId);

    /** Whom something can be assigned to. */
    StaffList staff();

    /** By name, date of birth, health card number or demographic number (C4). */
    PatientList searchPatients(String query);

    Patient patient(int demographicNo);
}
