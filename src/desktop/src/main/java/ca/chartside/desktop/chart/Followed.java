package ca.chartside.desktop.chart;

import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import org.jspecify.annotations.Nullable;

/** Which chart OSCAR shows (C2): what the current chart follows. */
public sealed interface Followed {
    /** The schedule, nothing, or what is not to be followed: no chart. */
    record Nothing() implements Followed {}

    /** A chart whose patient OSCAR has not told yet. */
    record Opening(int demographicNo) implements Followed {}

    /**
     * @param patient {@code said} as the strip shows it
     * @param provider who is signed in to OSCAR; null where it does not tell
     */
    record Open(
            Patient patient, OscarPatient said, @Nullable OscarProvider provider) implements Followed {}
}
