package ca.chartside.desktop.composer;

import ca.chartside.protocol.Patient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written and not sent, each text with whom it is for (M12). */
final class Drafts {
    private record Draft(Patient patient, String text) {}

    private final Map<Target.Key, Draft> drafts = new LinkedHashMap<>();

    /** Empty where nothing is written. */
    String text(@Nullable Target to) {
        Draft draft = to == null ? null : drafts.get(to.key());
        return draft == null ? "" : draft.text();
    }

    boolean has(Target to) {
        return drafts.containsKey(to.key());
    }

    /** @param text empty: there is no draft any more */
    void keep(Target to, String text) {
        if (text.isEmpty()) {
            drafts.remove(to.key());
        } else {
            drafts.put(to.key(), new Draft(to.patient(), text));
        }
    }

    void drop(Target to) {
        drafts.remove(to.key());
    }

    /** Whom there are drafts to, the oldest first; a patient with two drafts stands there once. */
    List<Patient> patients() {
        return drafts.values().stream()
                .filter(draft -> !draft.text().isBlank())
                .map(Draft::patient)
                .distinct()
                .toList();
    }
}
