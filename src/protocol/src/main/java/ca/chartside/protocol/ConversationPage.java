package ca.chartside.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next the cursor of the page behind this one; null at the end
 * @param asOfSeq the newest event this page covers
 */
public record ConversationPage(
        List<ConversationRow> rows, @Nullable String next, long asOfSeq) {}
