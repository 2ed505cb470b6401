package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/**
 * Asks for what is to be filed to a patient's chart, under an id that its sender made (UUIDv7). The same again gives the same answer.
 *
 * @param demographicNo whose chart the sender means; refused with WRONG_PATIENT where the conversation is another's
 * @param messages the messages chosen, and the notes where {@code notes} says so; at most {@link Limits#FILING_ENTRIES}
 * @param files the files chosen, of the conversation's messages, each as a document of its own; at most {@link Limits#FILING_FILES}
 * @param note whether the messages become a signed note
 * @param pages whether the messages become a document
 * @param notes whether internal notes and their files may be among what was chosen
 * @param language in which the words around the messages are: {@code en} or {@code fr}
 * @param again whether what was filed before, or may have been, is filed once more; else refused with ALREADY_FILED
 */
public record FilingRequest(
        UUID conversationId,
        int demographicNo,
        List<UUID> messages,
        List<UUID> files,
        boolean note,
        boolean pages,
        boolean notes,
        String language,
        boolean again) {
    public FilingRequest {
        messages = messages == null ? List.of() : List.copyOf(messages);
        files = files == null ? List.of() : List.copyOf(files);
    }
}
