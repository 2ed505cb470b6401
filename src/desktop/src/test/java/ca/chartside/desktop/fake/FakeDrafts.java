package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.Draft;
import ca.chartside.desktop.net.DraftStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A disk of a test's own: what is kept there is what the next composer finds. */
public final class FakeDrafts implements DraftStore {
    public final Map<UUID, Draft> kept = new LinkedHashMap<>();

    public final List<String> calls = new ArrayList<>();

    /** Whether it outlives the program. */
    public boolean lasting;

    @Override
    public List<Draft> found() {
        return List.copyOf(kept.values());
    }

    @Override
    public void keep(Draft draft) {
        calls.add("keep " + draft.text());
        kept.put(draft.id(), draft);
    }

    @Override
    public void forget(UUID id) {
        kept.remove(id);
    }

    @Override
    public void sent(UUID id) {
        calls.add("sent");
        forget(id);
    }

    @Override
    public void flush() {
        calls.add("flush");
    }

    @Override
    public boolean outlives(UUID id) {
        return lasting;
    }
}
