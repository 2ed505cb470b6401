package ca.chartside.backend.portal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a statement of identity, or a code, came to. */
sealed interface Checked {
    /**
     * @param conversationId which to show; null for the list
     * @param keepSeconds how long the browser keeps the session; negative for as long as it runs
     */
    record Confirmed(@Nullable UUID conversationId, Secret session, long keepSeconds) implements Checked {}

    record Wrong(int triesLeft) implements Checked {}

    record Locked() implements Checked {}

    record Stopped() implements Checked {}

    /**
     * A code is waited for. That is all that anybody is told, whether or not what was said is true.
     *
     * @param browser what the browser keeps until then
     */
    record CodeAsked(Secret browser) implements Checked {}

    /** No more codes today. */
    record NoMoreCodes() implements Checked {}

    /** It is too old, was used, or was guessed at too often. */
    record CodeOver() implements Checked {}
}
