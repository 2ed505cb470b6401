package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Whether a clinic sends and takes messages (S8). Where it does not, reading, notes and all else go on.
 *
 * @param ask whom staff ask to have it switched on, as the clinic words it; null where it is on, or nobody is named
 */
public record Messaging(boolean on, @Nullable String ask) {
    public static final Messaging ON = new Messaging(true, null);
}
