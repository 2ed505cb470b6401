package ca.chartside.desktop.app;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What the client shows, for support and tests. The property order is that of the answer to {@code --status --json}.
 *
 * @param user the signed-in username; null where none is
 * @param clinic the slug
 * @param connection {@code online}, {@code offline} or {@code signed-out}
 * @param number the number on the icons
 * @param tab {@code triage}, {@code mine} or {@code patient}; null before the window was opened
 */
@JsonPropertyOrder({"user", "clinic", "connection", "chart", "number", "tab"})
public record Status(
        @Nullable String user,
        @Nullable String clinic,
        String connection,
        @Nullable Chart chart,
        int number,
        @Nullable String tab) {
    /** @param name as the chart strip shows it */
    public record Chart(int demographicNo, String name) {}

    /** As {@code --status --json} prints it. */
    String json() {
        try {
            return new ObjectMapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same for a person to read: a line each. */
    static String inWords(String json) {
        try {
            Status status = new ObjectMapper().readValue(json, Status.class);
            String name = status.chart() == null ? "none" : status.chart().name();
            return """
                    user:       %s
                    clinic:     %s
                    connection: %s
                    chart:      %s
                    number:     %d
                    tab:        %s""".formatted(
                            orNone(status.user()),
                            orNone(status.clinic()),
                            status.connection(),
                            name,
                            status.number(),
                            orNone(status.tab()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
