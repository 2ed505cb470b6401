package ca.chartside.desktop.thread;

import ca.chartside.protocol.Mark;
import ca.chartside.protocol.SearchWords;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The message that a conversation was opened for, as a search found it: page after page is loaded until it is here. Event
 * thread only.
 */
final class Sought {
    private final Timeline timeline;
    private final Pages pages;
    private @Nullable UUID message;
    private long seq;

    /** In which message words are marked, and how they begin. */
    private @Nullable UUID marked;

    private List<String> beginnings = List.of();

    /** What was the oldest when a page was asked for: where it still is, that page did not come. */
    private long oldest;

    Sought(Timeline timeline, Pages pages) {
        this.timeline = timeline;
        this.pages = pages;
    }

    void look(UUID sought, long number) {
        message = sought;
        marked = sought;
        beginnings = List.of();
        seq = number;
        oldest = 0;
    }

    /** @return whether anything changed. @param words how those begin that are marked in what was sought last */
    boolean mark(List<String> words) {
        boolean changed = !words.equals(beginnings);
        beginnings = List.copyOf(words);
        return changed;
    }

    /** What of a message's text was found. */
    List<Mark> marks(UUID id, String text) {
        return id.equals(marked) && !beginnings.isEmpty() ? SearchWords.marks(text, beginnings) : List.of();
    }

    /** Another conversation, or none. */
    void reset() {
        forget();
        marked = null;
        beginnings = List.of();
    }

    /** It is shown, or nobody wants it any more. */
    void forget() {
        message = null;
    }

    /** Whether it has yet to be shown: until then what is in view is not what the user looks at. */
    boolean pending() {
        return message != null;
    }

    /** Null where none is sought, or it is not here yet. */
    @Nullable UUID here() {
        UUID sought = message;
        return sought != null && timeline.has(sought) ? sought : null;
    }

    /**
     * A page has come, or could not be had. What is not among the older ones either is sought no longer.
     *
     * @return whether another one was asked for
     */
    boolean goOn(UUID conversation) {
        if (message == null || here() != null || pages.loading() || pages.failure() != null) {
            return false;
        }
        long now = timeline.oldest();
        if (!pages.more() || now <= seq || now == oldest) {
            forget();
            return false;
        }
        oldest = now;
        pages.loadOlder(conversation);
        return true;
    }
}
