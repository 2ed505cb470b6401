package ca.chartside.desktop.net;

import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyList;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffList;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.TakeBackRequest;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
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

    /** The same, and of each of these patients the unread conversations. @param patients at most {@link Limits#COUNTS_PATIENTS} */
    Counts countsOf(Collection<Integer> patients);

    /**
     * @param demographicNo the chart's patient: needed for {@link Tab#PATIENT}; in {@link Tab#TRIAGE} it narrows to that
     *     patient; else null
     * @param cursor a page's {@code next}, or null for the first page
     */
    default ConversationPage conversations(Tab tab, @Nullable Integer demographicNo, @Nullable String cursor) {
        return conversations(tab, demographicNo, cursor, Limits.PAGE_DEFAULT);
    }

    /** The same with as many rows as are wanted. @param limit at most {@link Limits#PAGE_MAX} */
    ConversationPage conversations(Tab tab, @Nullable Integer demographicNo, @Nullable String cursor, int limit);

    ConversationRow conversation(UUID conversationId);

    /** @param before messages with a smaller number than this; {@link Long#MAX_VALUE} for the newest */
    MessagePage messages(UUID conversationId, long before);

    /** As {@link #messages}, of those messages and notes alone that have files. */
    MessagePage files(UUID conversationId, long before);

    SendResult send(SendRequest request);

    void markRead(UUID conversationId, long seq);

    /** Tells colleagues what the user does with a conversation at this moment. */
    void presence(UUID conversationId, PresenceRequest.State state);

    /** @return the conversation as it is afterwards */
    ConversationRow act(UUID conversationId, ConversationAction action);

    Message addNote(UUID conversationId, NoteRequest note);

    /** Of the signed-in user's own messages. @return it as staff see it afterwards */
    Message takeBack(UUID messageId, TakeBackRequest request);

    MemberList members(UUID conversationId);

    /** What a conversation that is taken out becomes. */
    enum ExportForm {
        PDF(".pdf", Paths.CONVERSATION_PDF),
        JSON(".json", Paths.CONVERSATION_JSON);

        private final String ending;
        private final String path;

        ExportForm(String ending, String path) {
            this.ending = ending;
            this.path = path;
        }

        /** Of a file's name. */
        public String ending() {
            return ending;
        }

        String path() {
            return path;
        }
    }

    /**
     * Saves the whole conversation, replacing what is there; where it fails, what was there stays.
     *
     * @param notes whether with what never leaves the clinic
     * @param language {@code en} or {@code fr}
     */
    void export(UUID conversationId, boolean notes, ExportForm form, String language, Path to);

    /** Whom something can be assigned to. */
    StaffList staff();

    /** By name, date of birth, health card number or demographic number (C4). */
    PatientList searchPatients(String query);

    /** By the beginnings of words in their messages, notes, files' names and patient's name. */
    SearchPage search(SearchRequest request);

    Patient patient(int demographicNo);

    /** The user's own and the clinic's, by title. */
    SavedReplyList savedReplies();

    /** @param id made by the sender (UUIDv7): the same again changes nothing */
    SavedReply saveReply(UUID id, SavedReplyRequest reply);

    /** One that is gone already is no error. */
    void deleteReply(UUID id);

    /** Watches a file on its way, and can stop it. Asked on the thread that moves the file. */
    interface Transfer {
        /** @param bytes that have been moved so far */
        void moved(long bytes);

        /** Whether nobody wants it any more: the call then fails at once. */
        boolean stopped();

        /** Nobody watches, and nobody stops it. */
        Transfer UNSEEN = new Transfer() {
            @Override
            public void moved(long bytes) {}

            @Override
            public boolean stopped() {
                return false;
            }
        };
    }

    /**
     * Gives the server a file that a message will name, read from the disk while it goes.
     *
     * @param id of the file from now on (UUIDv7)
     * @throws ApiException FILE_NOT_FOUND where this computer cannot read it, else as the server refuses
     */
    StoredFile upload(UUID id, String name, Path file, Transfer transfer);

    /** Asks for a file that the server has once more, under an id of ours, to go with something else. @throws ApiException */
    StoredFile copyFile(UUID from, UUID id);

    /**
     * Writes a file of the server's to the disk, in the place of what is there. Where it fails nothing is left there.
     *
     * @throws ApiException FILE_NOT_SAVED where this computer's disk refuses it
     */
    void download(UUID id, Path into, Transfer transfer);

    /** Which smaller copy of a picture. */
    enum PictureSize {
        /** At most 320 pixels either way. */
        THUMBNAIL(Paths.FILE_THUMBNAIL),
        /** At most 2048. */
        VIEW(Paths.FILE_VIEW);

        private final String path;

        PictureSize(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /**
     * A copy of a picture as a JPEG, which never touches this computer's disk; nothing while the server is still making it.
     *
     * @throws ApiException FILE_HAS_NO_PICTURE, else as the server refuses
     */
    Optional<byte[]> picture(UUID id, PictureSize size);
}
