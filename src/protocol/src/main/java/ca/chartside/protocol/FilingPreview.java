package ca.chartside.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be put into OSCAR: nothing is asked for by looking at it.
 *
 * @param noteText as {@link FilingContent#noteText}, but for the moment of filing
 * @param documents as {@link FilingContent#documents}
 * @param filed what of it stands in the chart already, or may: filing it needs {@link FilingRequest#again}
 */
public record FilingPreview(
        @Nullable String noteText, List<FilingContent.Document> documents, List<FiledBefore> filed) {
    public FilingPreview {
        documents = List.copyOf(documents);
        filed = List.copyOf(filed);
    }
}
