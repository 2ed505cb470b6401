package ca.chartside.desktop.thread;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of the thread, from top to bottom. */
sealed interface ThreadRow {
    /** Above the first message of a day. */
    record Day(LocalDate date) implements ThreadRow {}

    /** Above the first message that was unread when the conversation was opened. */
    record New() implements ThreadRow {}

    /** @param firstOfRun whether author and time stand above it */
    record Bubble(ThreadItem item, boolean firstOfRun) implements ThreadRow {}

    /** What staff wrote for each other (M15). */
    record Note(ThreadItem item) implements ThreadRow {}

    /** What staff did to the conversation. */
    record Line(ThreadItem item) implements ThreadRow {}

    /** Messages of one author that are no further apart than this stand under one name. */
    Duration RUN = Duration.ofMinutes(5);

    /**
     * @param items oldest first
     * @param unreadFrom a patient's messages from this number on…
     * @param unreadTo …to this one were unread when the conversation was opened
     */
    static List<ThreadRow> of(List<ThreadItem> items, ZoneId zone, long unreadFrom, long unreadTo) {
        List<ThreadRow> rows = new ArrayList<>();
        LocalDate day = null;
        ThreadItem previous = null;
        boolean newShown = false;
        for (ThreadItem item : items) {
            LocalDate itsDay = Instant.ofEpochMilli(item.at()).atZone(zone).toLocalDate();
            if (!itsDay.equals(day)) {
                rows.add(new Day(itsDay));
                day = itsDay;
                previous = null;
            }
            if (!newShown
                    && item.author() == AuthorKind.PATIENT
                    && item.seq() >= unreadFrom
                    && item.seq() <= unreadTo) {
                rows.add(new New());
                newShown = true;
                previous = null;
            }
            boolean message = item.kind() == MessageKind.MESSAGE;
            if (message) {
                rows.add(new Bubble(item, !continues(previous, item)));
            } else {
                rows.add(item.kind().isLine() ? new Line(item) : new Note(item));
            }
            previous = message ? item : null;
        }
        return List.copyOf(rows);
    }

    private static boolean continues(@Nullable ThreadItem previous, ThreadItem item) {
        return previous != null
                && previous.author() == item.author()
                && Objects.equals(previous.authorId(), item.authorId())
                && item.at() - previous.at() <= RUN.toMillis();
    }
}
