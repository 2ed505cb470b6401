package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be put into OSCAR for a filing.
 *
 * @param noteText what is signed; null where no note was asked for
 * @param documents in the order in which OSCAR is to get them
 */
public record FilingContent(Filing filing, @Nullable String noteText, List<Document> documents) {
    public FilingContent {
        documents = List.copyOf(documents);
    }

    /**
     * One document.
     *
     * @param fileId the file that it is ({@link Paths#FILE}); null for the messages as pages ({@link Paths#FILING_PAGES})
     * @param description what the chart's list of documents says of it
     */
    public record Document(@Nullable UUID fileId, String fileName, String description, String contentType) {}
}
