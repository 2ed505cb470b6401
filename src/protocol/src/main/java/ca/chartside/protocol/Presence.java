package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/**
 * Who of the staff has a conversation open now (M13); nobody: {@code people} is empty. It comes on the live stream between the
 * events, is stored nowhere and has no number: a stream that begins tells of every conversation that somebody has open, and from
 * then on of each that changes.
 */
public record Presence(UUID conversationId, List<Person> people) {
    /** The stream's name for it, where an event has its type. */
    public static final String TYPE = "presence";

    public Presence {
        people = people == null ? List.of() : List.copyOf(people);
    }

    /** @param typing whether they write into it at this moment */
    public record Person(UUID userId, String name, boolean typing) {}
}
