package ca.chartside.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the desktop client says to the browser companion, through the bridge: one JSON object a message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = ToCompanion.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToCompanion.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ToCompanion.State.class, name = "state"),
    @JsonSubTypes.Type(value = ToCompanion.File.class, name = "file"),
    @JsonSubTypes.Type(value = ToCompanion.FilePart.class, name = "filePart"),
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface ToCompanion {
    /**
     * The answer to the first word.
     *
     * @param protocol the version that both speak from now on
     * @param client the client's own version
     * @param update which of the two is too old to be understood; null where none is
     */
    record Welcome(int protocol, String client, @Nullable Part update) implements ToCompanion {}

    /** Which of the two. */
    enum Part {
        COMPANION,
        CLIENT
    }

    /**
     * What the icons show, whenever any of it changed: each replaces the one before.
     *
     * @param oscar the addresses of the clinic's OSCAR; empty while nobody is signed in
     * @param number the user's own (T8); 0 unless {@code ONLINE}
     * @param urgent whether something urgent is among what is counted
     * @param patients of each patient whose chart is open and who has some
     */
    record State(Connection connection, List<String> oscar, int number, boolean urgent, List<PatientNumber> patients)
            implements ToCompanion {}

    /** Whether the client can be asked. */
    enum Connection {
        ONLINE,
        OFFLINE,
        SIGNED_OUT,
        /** No client runs: the bridge says so in its place. */
        ABSENT
    }

    /** How many of one patient's conversations are unread for the user. */
    record PatientNumber(int demographicNo, int number, boolean urgent) {}

    /**
     * Put this into that patient's chart: the documents' bytes come behind it. Asked again, what was done already is only told again.
     *
     * @param person who the patient has to be: where OSCAR knows somebody else by that number, nothing is put anywhere
     * @param note the signed note's text; null for none
     * @param standing what stands there already, by whichever browser
     */
    record File(
            UUID filing,
            String oscar,
            int demographicNo,
            Person person,
            @Nullable String note,
            List<Document> documents,
            Standing standing)
            implements ToCompanion {}

    /** @param dateOfBirth {@code yyyy-mm-dd} */
    record Person(String lastName, String dateOfBirth) {}

    /**
     * @param noteId OSCAR's number of the note; null where it does not stand
     * @param documents OSCAR's numbers of the first of the documents
     */
    record Standing(@Nullable Long noteId, List<Long> documents) {
        public Standing {
            documents = List.copyOf(documents);
        }
    }

    /** @param parts in how many {@link FilePart}s it comes; 0 for one that stands already */
    record Document(String fileName, String description, String contentType, long size, int parts) {}

    /**
     * A part of a document, small enough for a browser's message.
     *
     * @param document its place in {@link File#documents}, from 0
     * @param part from 0
     * @param data base64
     */
    record FilePart(UUID filing, int document, int part, String data) implements ToCompanion {}

    /** From a newer client. */
    record Unknown() implements ToCompanion {}
}
