package ca.chartside.desktop.inbox;

import ca.chartside.protocol.ConversationRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an {@link ItemList} shows. Event thread only. */
interface Rows {
    List<Item> items();

    /** The conversation that is open. */
    @Nullable UUID selected();

    /** The list's end has come into sight. */
    void more();

    /** Whether rows tell how long they wait, and not their state alone. */
    boolean tellsWaits();

    /** Who writes into a conversation; null where nobody does. */
    @Nullable String writing(UUID conversation);

    /** Whether something waits in a conversation that this user wrote and has not sent. */
    boolean drafted(ConversationRow row);

    /** Who else has a conversation open; null where nobody has. */
    @Nullable String looking(UUID conversation);
}
