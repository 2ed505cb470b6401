package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.AuthorKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the thread says in words: days, times, authors and states. */
final class Words {
    private final Messages messages;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dayOfYear;
    private final DateTimeFormatter day;

    Words(Messages messages) {
        this.messages = messages;
        Locale locale = messages.locale();
        this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
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

    /** M11's words. @param firstName the patient's */
    String state(MessageState state, String firstName) {
        return switch (state) {
            case SENDING -> messages.text("thread.state.sending");
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

    String discard() {
        return messages.text("thread.discard");
    }

    /** A message as a screen reader says it. */
    String spoken(ThreadItem item, ZoneId zone, String firstName) {
        String words = author(item) + " " + time(item.at(), zone) + ": " + item.text();
        MessageState state = item.state();
        String fault = item.fault() == null ? "" : " " + fault(item.fault());
        return state == null ? words : words + " (" + state(state, firstName) + ")" + fault;
    }
}
