package ca.chartside.protocol;

import java.util.List;

/**
 * @param filings the longest waiting first
 * @param more whether there are others behind them
 */
public record FilingList(List<Filing> filings, boolean more) {
    public FilingList {
        filings = List.copyOf(filings);
    }
}
