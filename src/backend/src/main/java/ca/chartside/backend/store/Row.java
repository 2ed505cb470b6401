package ca.chartside.backend.store;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer; columns count from 1, as in the statement. Valid only inside the mapper that it is given to. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public String text(int column) {
        String value = textOrNull(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }

    public @Nullable String textOrNull(int column) {
        try {
            return result.getString(column);
        } catch (SQLException e) {
            throw Sql.failure(e);
        }
    }

    public long number(int column) {
        try {
            return result.getLong(column);
        } catch (SQLException e) {
            throw Sql.failure(e);
        }
    }

    public int integer(int column) {
        return Math.toIntExact(number(column));
    }

    public @Nullable Long numberOrNull(int column) {
        try {
            long value = result.getLong(column);
            return result.wasNull() ? null : value;
        } catch (SQLException e) {
            throw Sql.failure(e);
        }
    }

    public boolean flag(int column) {
        return number(column) != 0;
    }

    public byte[] bytes(int column) {
        try {
            return result.getBytes(column);
        } catch (SQLException e) {
            throw Sql.failure(e);
        }
    }

    public byte @Nullable [] bytesOrNull(int column) {
        return bytes(column);
    }

    public UUID uuid(int column) {
        UUID value = uuidOrNull(column);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }

    /** Both engines keep a UUID as its 16 bytes, most significant first. */
    public @Nullable UUID uuidOrNull(int column) {
        byte[] bytes = bytes(column);
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
