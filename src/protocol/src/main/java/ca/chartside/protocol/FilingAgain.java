package ca.chartside.protocol;

/**
 * Asks to try once more what failed: refused with FILING_CHANGED where it is not as the sender saw it, with ALREADY_FILED where something of
 * it stands in the chart by another filing, or may.
 *
 * @param askedAt {@link Filing#askedAt} of what the sender saw fail
 */
public record FilingAgain(long askedAt) {}
