package ca.chartside.protocol;

import java.util.UUID;

/**
 * Something chosen that was filed before, or may have been: the details of ALREADY_FILED, as a list called {@code filed}.
 *
 * @param id the message's, the note's or the file's
 * @param state of the newest filing that names it
 * @param at epoch milliseconds since when it stands in the chart, else when that was asked for
 * @param by who asked for it
 */
public record FiledBefore(UUID id, UUID filingId, FilingState state, long at, String by) {}
