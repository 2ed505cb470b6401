package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StoredFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the thread says in words: days, times, authors and states. */
final class Words {
    private final Messages messages;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayOfYear;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndTime;

    Words(Messages messages) {
        this.messages = messages;
        Locale locale = messages.locale();
        this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
        // Not the regional locale: English (Canada) writes "Nov." with a full stop.
        this.dayAndTime = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.of(locale.getLanguage()));
        this.dayOfYear = DateTimeFormatter.ofPattern(messages.text("thread.day.thisYear"), locale);
        this.day = DateTimeFormatter.ofPattern(messages.text("thread.day.otherYear"), locale);
    }

    String day(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return messages.text("thread.day.today");
        }
        if (date.equals(today.minusDays(1))) {
            return messages.text("thread.day.yesterday");
        }
        String words = date.format(date.getYear() == today.getYear() ? dayOfYear : day);
        return words.substring(0, 1).toUpperCase(messages.locale()) + words.substring(1);
    }

    String time(long millis, ZoneId zone) {
        return time.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    String author(ThreadItem item) {
        return item.author() == AuthorKind.STAFF && item.mine() ? messages.text("thread.you") : item.authorName();
    }

    /** What stands in the thread for it: of a line, what was done and why. */
    String text(ThreadItem item, ZoneId zone) {
        if (!item.kind().isLine()) {
            return item.text();
        }
        String line = done(item) + " · " + time(item.at(), zone);
        return item.text().isBlank() ? line : line + "\n" + messages.text("thread.line.reason", item.text());
    }

    private String done(ThreadItem item) {
        String who = item.authorName();
        String whom = Objects.requireNonNullElse(item.about(), "");
        return switch (item.kind()) {
            case CLOSED -> messages.text("thread.line.closed", who);
            case REOPENED -> messages.text("thread.line.reopened", who);
            case MARKED_UNREAD -> messages.text("thread.line.markedUnread", who);
            case NO_REPLY_NEEDED -> messages.text("thread.line.noReplyNeeded", who);
            case URGENT -> messages.text("thread.line.urgent", who);
            case NOT_URGENT -> messages.text("thread.line.notUrgent", who);
            case ASSIGNED -> messages.text("thread.line.assigned", who, whom);
            case UNASSIGNED -> messages.text("thread.line.unassigned", who);
            case MEMBER_ADDED -> messages.text("thread.line.memberAdded", who, whom);
            case MEMBER_REMOVED -> messages.text("thread.line.memberRemoved", who, whom);
            case MESSAGE, NOTE -> throw new IllegalArgumentException("no line");
        };
    }

    String note() {
        return messages.text("thread.note");
    }

    /** Who wrote a note and when, behind what it is. */
    String noteBy(ThreadItem item, ZoneId zone) {
        return " · " + item.authorName() + " " + time(item.at(), zone);
    }

    /** Said of every note where there is room. */
    String noteStays() {
        return " · " + messages.text("thread.note.stays");
    }

    /** What stands below a staff message. @param firstName the patient's */
    String state(ThreadItem item, ZoneId zone, String firstName) {
        MessageState state = Objects.requireNonNull(item.state());
        Long back = item.takenBackAt();
        if (back == null) {
            return state == MessageState.HELD
                    ? messages.text("thread.state.held", item.leavesIn())
                    : state(state, firstName);
        }
        ZonedDateTime when = Instant.ofEpochMilli(back).atZone(zone);
        boolean sameDay = when.toLocalDate()
                .equals(Instant.ofEpochMilli(item.at()).atZone(zone).toLocalDate());
        String read = state == MessageState.READ
                ? messages.text("thread.state.read", firstName)
                : messages.text("thread.takenBack.notRead");
        return messages.text("thread.takenBack", (sameDay ? time : dayAndTime).format(when)) + " · " + read;
    }

    /** Since when it stands in the patient's chart; empty where it does not. */
    String filed(ThreadItem item, ZoneId zone) {
        return item.filedAt() == null
                ? ""
                : messages.text(
                        "thread.filed",
                        dayAndTime.format(Instant.ofEpochMilli(item.filedAt()).atZone(zone)));
    }

    /** M11's words. @param firstName the patient's */
    String state(MessageState state, String firstName) {
        return switch (state) {
            case HELD, SENDING -> messages.text("thread.state.sending");
            case WAITING -> messages.text("thread.state.waiting");
            case STORED -> messages.text("thread.state.stored");
            case SENT -> messages.text("thread.state.sent");
            case READ -> messages.text("thread.state.read", firstName);
            case NOT_SENT -> messages.text("thread.state.notSent");
            case NOT_DELIVERED -> messages.text("thread.state.notDelivered");
            case NO_CONTACT -> messages.text("thread.state.noContact");
        };
    }

    /** What to do about a fault of the server. @param number under which its log has it */
    String fault(String number) {
        return messages.text("thread.fault", number);
    }

    String unread() {
        return messages.text("thread.new");
    }

    String retry() {
        return messages.text("thread.retry");
    }

    String undo() {
        return messages.text("thread.undo");
    }

    String discard() {
        return messages.text("thread.discard");
    }

    /** A file of an earlier run's message is known by its number alone. */
    String fileName(StoredFile file) {
        return file.name().isEmpty() ? messages.text("file.kind.other") : file.name();
    }

    String fileAbout(StoredFile file) {
        return file.name().isEmpty()
                ? ""
                : FileText.kind(messages, file.mediaType(), file.name()) + " · " + FileText.size(messages, file.size());
    }

    String fileComing() {
        return messages.text("files.coming");
    }

    private String files(ThreadItem item) {
        return item.files().stream()
                .map(file -> " " + messages.text("files.spoken", fileName(file), fileAbout(file)))
                .collect(Collectors.joining());
    }

    private String inChart(ThreadItem item, ZoneId zone) {
        String said = filed(item, zone);
        return said.isEmpty() ? "" : " " + said + ".";
    }

    /** A message as a screen reader says it. */
    String spoken(ThreadItem item, ZoneId zone, String firstName) {
        if (item.kind().isLine()) {
            return text(item, zone).replace('\n', ' ');
        }
        if (item.kind() == MessageKind.NOTE) {
            return note() + noteBy(item, zone) + noteStays() + ": " + item.text() + files(item) + inChart(item, zone);
        }
        String words =
                author(item) + " " + time(item.at(), zone) + ": " + item.text() + files(item) + inChart(item, zone);
        String fault = item.fault() == null ? "" : " " + fault(item.fault());
        return item.state() == null ? words : words + " (" + state(item, zone, firstName) + ")" + fault;
    }
}
