package ca.chartside.desktop.composer;

import ca.chartside.desktop.net.Draft;
import ca.chartside.desktop.net.DraftStore;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Uuid7;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is written and not sent, each text with whom it is for, in this run and the ones before it (M12). */
final class Drafts {
    private final DraftStore store;
    private final Uuid7 ids;
    private final Clock clock;
    private final Map<Target.Key, Draft> drafts = new LinkedHashMap<>();

    Drafts(DraftStore store, Uuid7 ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        for (Draft draft : store.found()) {
            drafts.put(new Target.Key(draft.conversationId(), draft.patient().demographicNo(), draft.note()), draft);
        }
    }

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
            drop(to);
            return;
        }
        Target.Key key = to.key();
        Draft before = drafts.get(key);
        Draft draft = before == null
                ? new Draft(ids.next(), key.conversation(), to.patient(), key.note(), text, clock.millis())
                : new Draft(before.id(), key.conversation(), to.patient(), key.note(), text, before.since());
        drafts.put(key, draft);
        store.keep(draft);
    }

    /**
     * It becomes a message of this id: whatever happens in between, it is there as the one or the other, and after a restart
     * never as both.
     */
    UUID messageId(Target to) {
        Draft draft = drafts.get(to.key());
        return draft == null ? ids.next() : draft.id();
    }

    void drop(Target to) {
        Draft gone = drafts.remove(to.key());
        if (gone != null) {
            store.forget(gone.id());
        }
    }

    /** Called before something else that holds the same text is deleted. */
    void flush() {
        store.flush();
    }

    /** Whom there are drafts to that end with the program, the oldest first; a patient with two of them stands there once. */
    List<Patient> lost() {
        Map<Integer, Patient> patients = new LinkedHashMap<>();
        drafts.values().stream()
                .filter(draft -> !draft.text().isBlank() && !store.outlives(draft.id()))
                .forEach(draft -> patients.putIfAbsent(draft.patient().demographicNo(), draft.patient()));
        return List.copyOf(patients.values());
    }
}
