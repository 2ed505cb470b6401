package ca.chartside.protocol;

import java.time.Duration;

/** What the signed-in user does with a conversation at this moment. It holds for {@link #LEASE}, unless it is said again. */
public record PresenceRequest(State state) {
    /** Who is not heard of for so long is not there any more. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** Who does not say again for so long that they write only looks at it. */
    public static final Duration TYPING_LEASE = Duration.ofSeconds(8);

    public enum State {
        VIEWING,
        TYPING,
        /** They have left it. */
        AWAY
    }
}
