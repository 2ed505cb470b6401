package ca.chartside.backend.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a parameter: both engines are given texts, whole numbers and bytes, nothing else. */
final class SqlValue {
    private SqlValue() {}

    /** @return a String, a Long, bytes, or null */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Integer number -> Long.valueOf(number);
            case Long number -> number;
            case Boolean flag -> Long.valueOf(flag ? 1 : 0);
            case byte[] bytes -> bytes;
            case UUID id ->
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
            case Enum<?> constant -> constant.name();
            default -> throw new IllegalArgumentException("cannot bind a " + value.getClass());
        };
    }

    /** PostgreSQL's name of a value's type. */
    static String type(Object value) {
        return switch (of(value)) {
            case String text -> "text";
            case Long number -> "int8";
            case byte[] bytes -> "bytea";
            case null, default -> throw new IllegalArgumentException("no type is told by " + value);
        };
    }

    static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, of(parameters[i]));
        }
    }

    /** Binds an array. @param type PostgreSQL's name of the elements' type */
    static void bindArray(PreparedStatement statement, int place, String type, @Nullable Object[] values)
            throws SQLException {
        @Nullable Object[] array = switch (type) {
            case "text" -> new String[values.length];
            case "int8" -> new Long[values.length];
            case "bytea" -> new byte[values.length][];
            default -> throw new IllegalArgumentException("no array of " + type);
        };
        for (int i = 0; i < array.length; i++) {
            array[i] = of(values[i]);
        }
        statement.setArray(place, statement.getConnection().createArrayOf(type, array));
    }
}
