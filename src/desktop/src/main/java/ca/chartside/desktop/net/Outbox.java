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
        /** On its way, or waiting for the server to answer again. */
        SENDING,
        /** The server refused it. Its text is kept until {@link #retry} or {@link #discard}. */
        NOT_SENT
    }

    /**
     * @param queuedAt epoch milliseconds when the user sent it
     * @param error why it was refused, or why it is still waiting; null where neither has happened
     * @param number under which the server's log has a fault of its own; null where there was none
     */
    record Entry(
            SendRequest request,
            long queuedAt,
            State state,
            @Nullable ErrorKind error,
            @Nullable String number) {
        public Entry(SendRequest request, long queuedAt, State state, @Nullable ErrorKind error) {
            this(request, queuedAt, state, error, null);
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
    }

    /** Keeps the message and sends it, again and again with the same id while the server does not answer. */
    void send(SendRequest request);

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
