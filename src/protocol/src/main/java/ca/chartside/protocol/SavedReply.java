package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/**
 * A text that is kept to be written again.
 *
 * @param shared whether it is the clinic's, seen and changed by all its staff; else its user's alone
 * @param english the text for patients who read English; where it is empty {@code french} serves them too
 * @param french the text for patients who read French; where it is empty {@code english} serves them too
 * @param files what goes with it, in either language; each message takes a copy of its own ({@link Paths#FILE_COPY})
 * @param version how often it was saved; the first is 1
 */
public record SavedReply(
        UUID id, boolean shared, String title, String english, String french, List<StoredFile> files, int version) {
    public SavedReply {
        // An older server knows of none.
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** One with no files. */
    public SavedReply(UUID id, boolean shared, String title, String english, String french, int version) {
        this(id, shared, title, english, french, List.of(), version);
    }
}
