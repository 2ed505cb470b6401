package ca.chartside.desktop.composer;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;
import java.util.UUID;

/** Told of what the composer does and shows. Event thread. */
public interface ComposerListener {
    default void composerChanged() {}

    /** A conversation is opened that the outbox has the first message of; the server may not have it yet. */
    default void conversationStarted(ConversationRow conversation) {}

    /** The user goes on in the patient's open conversation. */
    default void conversationContinued(ConversationRow conversation) {}

    /** The server refused what would have started it: the text is back in a new message. */
    default void conversationWithdrawn() {}

    /** A message left for the outbox. */
    default void messageSent(UUID conversationId) {}

    /** The server has a note that was written here. */
    default void noteAdded(Message note) {}

    /** The user wants to write now. */
    default void focusWanted() {}
}
