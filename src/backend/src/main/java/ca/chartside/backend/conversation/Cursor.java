package ca.chartside.backend.conversation;

import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.ErrorKind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of a list begins: behind the row with this rank (in Triage), time (among the reader's own the newest message's number) and id. */
record Cursor(int rank, long at, UUID id) {
    /** Before every row of a list that goes up. */
    static final Cursor LOWEST = new Cursor(-1, Long.MIN_VALUE, new UUID(0, 0));
    /** Before every row of a list that goes down. */
    static final Cursor HIGHEST = new Cursor(0, Long.MAX_VALUE, new UUID(-1, -1));

    String text() {
        ByteBuffer buffer = ByteBuffer.allocate(28)
                .putInt(rank)
                .putLong(at)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    static Cursor parse(@Nullable String text, Cursor first) {
        if (text == null) {
            return first;
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return new Cursor(buffer.getInt(), buffer.getLong(), new UUID(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "cursor"));
        }
    }
}
