package ca.chartside.desktop.chart;

import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.ToCompanion;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the companions in this user's browsers say, all of it, to a signed-in user's window.
 *
 * @param turn another one whenever a page of OSCAR's got the focus or changed: only then does the chart follow it, so that one opened by
 *     hand stays until OSCAR is looked at again
 * @param open the patients whose charts are open, each once
 * @param foreign the address of the page in front where it is none of the clinic's (C7); else null
 * @param bound whether any address is the clinic's
 * @param outdated which parts are too old for each other
 */
public record OscarNow(
        long turn,
        Followed followed,
        List<OscarPatient> open,
        @Nullable String foreign,
        boolean bound,
        Set<ToCompanion.Part> outdated) {
    /** No companion says anything. */
    public static final OscarNow SILENT = new OscarNow(0, new Followed.Nothing(), List.of(), null, true, Set.of());
}
