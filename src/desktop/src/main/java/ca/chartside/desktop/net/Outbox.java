package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the signed-in user has written and the server has not yet acknowledged (K2). It belongs to the user who wrote it
 * (M12): another user's is neither shown nor sent. Every method is called on the event thread and returns at once; listeners
 * are called there too.
 */
public interface Outbox {
    /** How far a message has come on this computer; what the server says of it later is its {@code DeliveryState}. */
    enum State {
        /** The user may still take it back: it leaves when its seconds are over, or at the next start (M14). */
        HELD,
        /** On its way, or waiting for the server to answer again. */
        SENDING,
        /** The server refused it. Its text is kept until {@link #retry} or {@link #discard}. */
        NOT_SENT
    }

    /**
     * @param queuedAt epoch milliseconds when the user sent it
     * @param error why it was refused, or why it is still waiting; null where neither has happened
     * @param number under which the server's log has a fault of its own; null where there was none
     * @param leavesIn in how many seconds it leaves, while it is held; else 0
     * @param files what is known here of the files that it names, in their order; empty where an older client kept it
     */
    record Entry(
            SendRequest request,
            long queuedAt,
            State state,
            @Nullable ErrorKind error,
            @Nullable String number,
            int leavesIn,
            List<DraftFile> files) {
        public Entry {
            files = files == null ? List.of() : List.copyOf(files);
        }

        public Entry(SendRequest request, long queuedAt, State state, @Nullable ErrorKind error) {
            this(request, queuedAt, state, error, null, 0, List.of());
        }

        /** Whether the server was asked, or would be, and is away. */
        public boolean waits() {
            return state == State.SENDING && error == ErrorKind.SERVER_UNREACHABLE;
        }

        /** The same message, a step further. */
        public Entry turned(State next, @Nullable ErrorKind why, @Nullable String fault, int seconds) {
            return new Entry(request, queuedAt, next, why, fault, seconds, files);
        }
    }

    /** Told of each step of a message. */
    interface Listener {
        /** A message was put in, is waiting for the server, or was refused. */
        void changed(Entry entry);

        /** The server has it: it is no longer in the outbox. */
        void sent(SendResult result);

        /** The user took it out unsent. */
        default void discarded(Entry entry) {}

        /** The user took it back before it left, and goes on writing it; {@link #discarded} follows. */
        default void undone(Entry entry) {}
    }

    /**
     * Keeps the message and, when the seconds to take it back are over, sends it, again and again with the same id while the server does not answer.
     *
     * @param files what is known here of those that it names
     */
    void send(SendRequest request, List<DraftFile> files);

    /** The same for a message of whose files, where it has any, nothing is known here. */
    default void send(SendRequest request) {
        send(request, List.of());
    }

    /**
     * Whether a message certainly has not left: it is held, or waits for a server that no request of it has reached. While a
     * request is under way, or where one ended without an answer, the server may have it.
     */
    boolean canUndo(UUID messageId);

    /** Takes a message back. Does nothing where it {@link #canUndo may have left}. */
    void undo(UUID messageId);

    /** Sends a refused message once more, unchanged. */
    void retry(UUID messageId);

    /** Forgets a message that is not sent. */
    void discard(UUID messageId);

    /** Oldest first. */
    List<Entry> entries();

    /** Where what is not sent yet is kept. */
    DraftStore drafts();

    void addListener(Listener listener);

    void removeListener(Listener listener);
}
