package ca.chartside.desktop.chart;

import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StaffUser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What OSCAR says beside what is written: whose details go with a message (C5), who has to be compared first (C7), who is signed in
 * there (C8), whose charts are open too (C3). {@link ChartModel} keeps it. Event thread only.
 */
public final class Beside {
    /** Both, to be compared by a person. */
    public record Difference(Patient oscar, Patient stored) {}

    /** What was found to be one person; any other pair has to be compared anew. */
    private record Pair(int demographicNo, String born, String surname, String storedBorn, String storedSurname) {
        static Pair of(Difference d) {
            return new Pair(
                    d.oscar().demographicNo(),
                    d.oscar().dateOfBirth(),
                    OscarDetails.plain(d.oscar().lastName()),
                    d.stored().dateOfBirth(),
                    OscarDetails.plain(d.stored().lastName()));
        }
    }

    private final Set<Pair> compared = new HashSet<>();

    /** Of those whom Chartside does not know yet: the first message makes them known, wherever the chart is by then. */
    private final Map<Integer, OscarPatient> strangers = new HashMap<>();

    private List<OscarPatient> open = List.of();
    private Followed.@Nullable Open led;
    private @Nullable Patient stored;

    void open(List<OscarPatient> now) {
        open = now;
    }

    void lead(Followed.@Nullable Open by) {
        // Looked away from and looked at again, what is known of the patient is known already.
        if (by != null
                && stored != null
                && stored.demographicNo() != by.patient().demographicNo()) {
            stored = null;
        }
        led = by;
    }

    Followed.@Nullable Open led() {
        return led;
    }

    @Nullable Patient stored() {
        return stored;
    }

    void stored(Patient now) {
        stored = now;
        strangers.remove(now.demographicNo());
    }

    void stranger() {
        if (led != null) {
            strangers.put(led.said().demographicNo(), led.said());
        }
    }

    /** The patients whose charts are open in OSCAR. */
    public List<OscarPatient> open() {
        return open;
    }

    private @Nullable Difference differing() {
        return led == null || stored == null || !OscarDetails.differ(led.said(), stored)
                ? null
                : new Difference(led.patient(), stored);
    }

    /** What of the current chart nobody has compared yet; null where nothing. */
    public @Nullable Difference difference() {
        Difference found = differing();
        return found == null || compared.contains(Pair.of(found)) ? null : found;
    }

    /** A person says that it is one patient. */
    void compare() {
        Difference found = differing();
        if (found != null) {
            compared.add(Pair.of(found));
        }
    }

    /** Whether nothing may be sent to that patient before both were compared. */
    public boolean blocks(int demographicNo) {
        Difference found = difference();
        return found != null && found.stored().demographicNo() == demographicNo;
    }

    /** Whether both differ, and a person has compared them. */
    public boolean confirmed(int demographicNo) {
        Difference found = differing();
        return found != null && found.stored().demographicNo() == demographicNo && difference() == null;
    }

    /** What goes with a message to that patient; null where their chart is not the current one. */
    public @Nullable OscarPatient details(int demographicNo) {
        return led != null && led.said().demographicNo() == demographicNo ? led.said() : strangers.get(demographicNo);
    }

    /** Who is signed in to OSCAR, where that is somebody else than {@code me}; null also where nobody knows. */
    public @Nullable OscarProvider otherProvider(StaffUser me) {
        OscarProvider there = led == null ? null : led.provider();
        String mine = me.providerNo();
        return there == null || mine == null || mine.isBlank() || mine.equals(there.providerNo()) ? null : there;
    }
}
