package ca.chartside.backend.http;

import ca.chartside.protocol.ErrorKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every value from outside has to pass. */
public final class Check {
    private Check() {}

    /** @throws Refusal MALFORMED_REQUEST where a field that has to be there is not */
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST, Map.of("field", field));
        }
        return value;
    }

    /** As {@link #text(String, String)}, and no longer than {@code max} characters. */
    public static String text(String value, String field, int max) {
        if (value.length() > max) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", field, "max", max));
        }
        return text(value, field);
    }

    /**
     * A text that people write: line ends become {@code \n}, and what no screen shows is refused.
     *
     * @throws Refusal INVALID_VALUE for control characters and broken surrogate pairs
     */
    public static String text(String value, String field) {
        String text = value.replace("\r\n", "\n").replace('\r', '\n');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean brokenPair = Character.isHighSurrogate(c)
                    ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (brokenPair || Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", field));
            }
        }
        return text;
    }
}
