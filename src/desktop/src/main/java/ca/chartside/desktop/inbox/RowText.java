package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.SearchPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a row says besides the patient's name. Any thread. */
final class RowText {
    private final Messages messages;
    private final Clock clock;
    private final UUID me;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayAndTime;
    private final DateTimeFormatter day;

    /** @param me whose own messages begin with "You" */
    RowText(Messages messages, Clock clock, UUID me) {
        this.messages = messages;
        this.clock = clock;
        this.me = me;
        // Not the regional locale: English (Canada) writes "Mon." with a full stop.
        Locale words = messages.locale().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        time = DateTimeFormatter.ofPattern("HH:mm", words);
        dayAndTime = DateTimeFormatter.ofPattern("EEE HH:mm", words);
        day = DateTimeFormatter.ofPattern("d MMM", words);
    }

    /** Today the time, in the last six days the weekday too, else the date; the year where it is another one. */
    String at(long epochMillis) {
        LocalDateTime then = LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), clock.getZone());
        LocalDate today = LocalDate.now(clock);
        LocalDate date = then.toLocalDate();
        if (!date.isBefore(today)) {
            return then.format(time);
        }
        if (date.isAfter(today.minusDays(7))) {
            return then.format(dayAndTime);
        }
        return date.getYear() == today.getYear() ? then.format(day) : date.toString();
    }

    /** {@code 28 min}, {@code 1 h 09}, {@code 17 h}, {@code 3 d} */
    String waiting(long sinceMillis) {
        Duration wait = Duration.between(Instant.ofEpochMilli(sinceMillis), clock.instant());
        long minutes = Math.max(1, wait.toMinutes());
        if (minutes < 60) {
            return messages.text("inbox.wait.minutes", Long.toString(minutes));
        }
        if (minutes < 600) {
            return messages.text("inbox.wait.both", Long.toString(minutes / 60), "%02d".formatted(minutes % 60));
        }
        return minutes < 24 * 60
                ? messages.text("inbox.wait.hours", Long.toString(minutes / 60))
                : messages.text("inbox.wait.days", Long.toString(minutes / (24 * 60)));
    }

    /** With who wrote it, where that was not the patient; of what was taken back, that it was. */
    String snippet(ConversationRow row) {
        if (row.lastAuthor() == AuthorKind.PATIENT) {
            return row.snippet();
        }
        String words = row.snippet().isEmpty() ? messages.text("inbox.snippet.takenBack") : row.snippet();
        return me.equals(row.lastAuthorId())
                ? messages.text("inbox.snippet.mine", words)
                : messages.text("inbox.snippet.by", row.lastAuthorName(), words);
    }

    /** What was found in a message, with who wrote it, where that was not the patient; of what was taken back, that it was. */
    Marked found(SearchPage.Hit hit) {
        String author = hit.authorId() == null
                ? ""
                : me.equals(hit.authorId())
                        ? messages.text("inbox.snippet.mine", "")
                        : messages.text("inbox.snippet.by", hit.authorName(), "");
        return hit.takenBack()
                ? Marked.behind(author, messages.text("inbox.snippet.takenBack"), List.of())
                : Marked.behind(author, hit.snippet(), hit.marks());
    }
}
