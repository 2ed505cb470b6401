package ca.chartside.desktop.app;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
}
