package ca.chartside.desktop.fake;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.PatientCount;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a server counts: what stands in Triage unless a test says otherwise, and the patients whom it names. */
public final class FakeCounts {
    private final Map<Integer, PatientCount> patients = new HashMap<>();

    public void put(PatientCount count) {
        patients.put(count.demographicNo(), count);
    }

    Counts own(@Nullable Counts set, Collection<ConversationRow> rows) {
        int triage = (int)
                rows.stream().filter(row -> row.needsActionSince() != null).count();
        return set == null ? new Counts(triage, triage, triage) : set;
    }

    Counts with(@Nullable Counts set, Collection<Integer> asked) {
        Counts own = set == null ? new Counts(0, 0, 0) : set;
        List<PatientCount> theirs = asked.stream()
                .sorted()
                .map(patients::get)
                .filter(Objects::nonNull)
                .toList();
        return new Counts(own.number(), own.triage(), own.unreadInTriage(), own.urgent(), theirs);
    }
}
