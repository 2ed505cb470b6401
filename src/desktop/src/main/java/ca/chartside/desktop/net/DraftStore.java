package ca.chartside.desktop.net;

import java.util.List;
import java.util.UUID;

/** Where the signed-in user's drafts outlive the program (M12). Every method is called on the event thread, but for {@link #forget}, and returns at once. */
public interface DraftStore {
    /** What an earlier run left, the oldest first. */
    List<Draft> found();

    /** Keeps what is written now, within a moment; the newest of one id counts. */
    void keep(Draft draft);

    /** It was deleted. What {@link #keep} was given before is kept first. */
    void forget(UUID id);

    /**
     * It has become a message of the same id, which the outbox was given before. Where the disk refuses the message, a restart finds the
     * draft; else it is forgotten.
     */
    default void sent(UUID id) {
        forget(id);
    }

    /** Keeps at once what {@link #keep} was given: before something else of the user's that holds the same text is deleted. */
    void flush();

    /** Whether this one outlives the program; false where no keyring holds a key, or the disk refused. */
    boolean outlives(UUID id);
}
