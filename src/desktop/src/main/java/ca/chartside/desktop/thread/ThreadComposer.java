package ca.chartside.desktop.thread;

import ca.chartside.desktop.composer.ComposerListener;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;

/** Ties what is written to the thread beside it. Event thread only. */
public final class ThreadComposer {
    private ThreadComposer() {}

    /** Called once for the two of one window. */
    public static void tie(ThreadModel thread, ComposerModel composer) {
        composer.lastSeen(
                thread::lastSeenSeq, id -> id.equals(thread.conversationId()) && thread.conversation() != null);
        thread.sentFiles(composer.attachments()::sent);
        composer.addListener(new ComposerListener() {
            @Override
            public void conversationStarted(ConversationRow conversation) {
                thread.openStarted(conversation);
            }

            @Override
            public void conversationWithdrawn() {
                thread.close();
            }

            @Override
            public void conversationContinued(ConversationRow conversation) {
                thread.open(conversation.id());
            }

            @Override
            public void noteAdded(Message note) {
                thread.noteAdded(note);
            }
        });
        thread.addListener(new ThreadModel.Listener() {
            @Override
            public void conversationChanged(ConversationRow conversation) {
                // Newer news of the same one only: what is written is never turned to another by itself.
                if (conversation.id().equals(composer.conversationId())) {
                    composer.writeIn(conversation);
                }
            }
        });
    }
}
