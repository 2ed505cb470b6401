package ca.chartside.desktop.tray;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the icon, its menu and its pop-ups can ask of the program. Called on the event thread. */
public interface TrayActions {
    /** Shows the window, or the sign-in where nobody is signed in. */
    void open();

    /** Shows the window at that conversation. */
    void openConversation(UUID conversationId);

    void newMessage();

    void signOut();

    void quit();

    /** The conversation that the user is looking at right now: nothing is told of what they see anyway. */
    @Nullable UUID conversationInFront();
}
