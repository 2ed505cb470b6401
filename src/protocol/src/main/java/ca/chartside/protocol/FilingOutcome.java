package ca.chartside.protocol;

import ca.chartside.protocol.FromCompanion.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a filing, as the companion told it ({@link FromCompanion.Filed}, {@link FromCompanion.NotFiled}) or a person who looked.
 * What stands in the chart stays: nothing that comes later takes it back.
 *
 * @param state anything but ASKED
 * @param reason of FAILED and IN_DOUBT
 * @param noteId OSCAR's number of the note that stands; null where none does, or nobody knows it
 * @param documents OSCAR's numbers of the documents that stand: the first of those that were asked for
 */
public record FilingOutcome(
        FilingState state,
        @Nullable Reason reason,
        @Nullable Long noteId,
        List<Long> documents) {
    public FilingOutcome {
        documents = documents == null ? List.of() : List.copyOf(documents);
    }
}
