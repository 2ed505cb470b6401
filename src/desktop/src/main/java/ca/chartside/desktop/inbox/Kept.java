package ca.chartside.desktop.inbox;

import ca.chartside.desktop.inbox.Item.Section;
import ca.chartside.protocol.ConversationRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A row that has left the list but not the screen: a conversation that the user has open, or has just done something to, does
 * not vanish under their hands when it leaves Triage.
 *
 * @param before what stood above it, the nearest first
 */
record Kept(ConversationRow row, Section section, List<UUID> before) {
    /** @param rows what its section shows, while it still stands among them */
    static Kept among(List<ConversationRow> rows, ConversationRow row, Section section) {
        List<UUID> before = new ArrayList<>();
        for (ConversationRow other : rows) {
            if (other.id().equals(row.id())) {
                break;
            }
            before.addFirst(other.id());
        }
        return new Kept(row, section, before);
    }

    Kept with(ConversationRow now) {
        return new Kept(now, section, before);
    }

    /** Where it goes: behind the nearest of the rows that stood above it. */
    int placeIn(List<ConversationRow> rows) {
        for (UUID above : before) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).id().equals(above)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }
}
