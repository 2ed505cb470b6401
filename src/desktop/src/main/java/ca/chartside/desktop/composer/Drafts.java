package ca.chartside.desktop.composer;

import ca.chartside.desktop.net.Draft;
import ca.chartside.desktop.net.DraftFile;
import ca.chartside.desktop.net.DraftStore;
import ca.chartside.protocol.BlankText;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Uuid7;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is written and not sent, each text and its files with whom it is for, in this run and the ones before it (M12). */
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
            drafts.put(key(draft), draft);
        }
    }

    private static Target.Key key(Draft draft) {
        return new Target.Key(draft.conversationId(), draft.patient().demographicNo(), draft.note());
    }

    /** What has files, by whose draft it is. */
    Map<Target.Key, Draft> withFiles() {
        Map<Target.Key, Draft> found = new LinkedHashMap<>(drafts);
        found.values().removeIf(draft -> draft.files().isEmpty());
        return found;
    }

    /** Empty where nothing is written. */
    String text(@Nullable Target to) {
        Draft draft = to == null ? null : drafts.get(to.key());
        return draft == null ? "" : draft.text();
    }

    boolean has(Target to) {
        return drafts.containsKey(to.key());
    }

    /** Whether there is more than empty lines. */
    boolean worthKeeping(Target to) {
        Draft draft = drafts.get(to.key());
        return draft != null && worthKeeping(draft);
    }

    private static boolean worthKeeping(Draft draft) {
        return !BlankText.isBlank(draft.text()) || !draft.files().isEmpty();
    }

    /** Of the conversations in which there is more than empty lines, a message or a note: whose each is. */
    Map<UUID, Integer> inConversations() {
        Map<UUID, Integer> found = new HashMap<>();
        drafts.forEach((key, draft) -> {
            if (key.conversation() != null && worthKeeping(draft)) {
                found.put(key.conversation(), key.demographicNo());
            }
        });
        return found;
    }

    /** @param text empty: there is no draft any more, unless it has files */
    void keep(Target to, String text) {
        Draft before = drafts.get(to.key());
        put(to.key(), to.patient(), text, before == null ? List.of() : before.files());
    }

    /** Keeps what goes with what is written, or alone. */
    void files(Target.Key key, Patient patient, List<DraftFile> files) {
        Draft before = drafts.get(key);
        List<DraftFile> kept = before == null ? List.of() : before.files();
        if (!kept.equals(files)) {
            put(key, patient, before == null ? "" : before.text(), files);
        }
    }

    private void put(Target.Key key, Patient patient, String text, List<DraftFile> files) {
        if (text.isEmpty() && files.isEmpty()) {
            drop(key);
            return;
        }
        Draft before = drafts.get(key);
        UUID id = before == null ? ids.next() : before.id();
        long since = before == null ? clock.millis() : before.since();
        Draft draft = new Draft(id, key.conversation(), patient, key.note(), text, since, files);
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

    /** Its files too. */
    void drop(Target to) {
        drop(to.key());
    }

    /** It is a message now, of the id of {@link #messageId}. */
    void sent(Target to) {
        Draft gone = drafts.remove(to.key());
        if (gone != null) {
            store.sent(gone.id());
        }
    }

    private void drop(Target.Key key) {
        Draft gone = drafts.remove(key);
        if (gone != null) {
            store.forget(gone.id());
        }
    }

    /** Called before something else that holds the same text is deleted. */
    void flush() {
        store.flush();
    }

    /** Whom there are drafts to that end with the program, the oldest first; a patient with two of them stands there once. */
    List<Patient> lost(Stream<Patient> alsoOf) {
        Map<Integer, Patient> patients = new LinkedHashMap<>();
        Stream<Patient> written = drafts.values().stream()
                .filter(draft -> worthKeeping(draft) && !store.outlives(draft.id()))
                .map(Draft::patient);
        Stream.concat(written, alsoOf).forEach(patient -> patients.putIfAbsent(patient.demographicNo(), patient));
        return List.copyOf(patients.values());
    }
}
