package ca.chartside.desktop.composer;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.StaffUser;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations of which the outbox alone knows: no list has them. Event thread only. */
final class Started {
    private final StaffUser me;
    private final Clock clock;
    private final Map<UUID, ConversationRow> rows = new HashMap<>();

    Started(StaffUser me, Clock clock) {
        this.me = me;
        this.clock = clock;
    }

    @Nullable ConversationRow get(UUID conversation) {
        return rows.get(conversation);
    }

    /** A conversation as it will be once the server has its first message (M3); one that is known stays as it is. */
    ConversationRow add(UUID id, Patient patient, String text, SendMode mode) {
        ConversationRow known = rows.get(id);
        if (known != null) {
            return known;
        }
        ConversationRow row = new ConversationRow(
                id,
                patient,
                mode == SendMode.ALLOW_REPLIES ? ConversationStatus.OPEN : ConversationStatus.CLOSED,
                null,
                text.lines().findFirst().orElse(""),
                AuthorKind.STAFF,
                me.displayName(),
                me.id(),
                clock.millis(),
                0,
                false,
                false,
                2,
                false,
                null,
                null,
                false);
        rows.put(id, row);
        return row;
    }

    /** The server has it now, or never will. */
    void forget(UUID conversation) {
        rows.remove(conversation);
    }

    /** What is sent into an open one keeps it open, even where it is the first that the server takes (M4). */
    SendMode mode(UUID conversation, SendMode wanted) {
        ConversationRow row = rows.get(conversation);
        return row != null && row.status() == ConversationStatus.OPEN ? SendMode.ALLOW_REPLIES : wanted;
    }
}
