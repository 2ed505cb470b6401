package ca.chartside.backend.store;

import java.nio.ByteBuffer;
import java.util.List;
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

    /** @param type PostgreSQL's name of the elements' type */
    static @Nullable Object[] array(String type, List<? extends @Nullable Object> values) {
        @Nullable Object[] array = switch (type) {
            case "text" -> new String[values.size()];
            case "int8" -> new Long[values.size()];
            case "bytea" -> new byte[values.size()][];
            default -> throw new IllegalArgumentException("no array of " + type);
        };
        for (int i = 0; i < array.length; i++) {
            array[i] = of(values.get(i));
        }
        return array;
    }
}
