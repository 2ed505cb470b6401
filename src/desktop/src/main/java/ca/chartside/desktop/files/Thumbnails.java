package ca.chartside.desktop.files;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.StoredFile;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Small squares of the pictures that are in sight. Whoever paints one asks for it, and so what nobody looks at is never loaded; one that is
 * not there yet, or could not be had, is asked for again a little later, if it is still painted then. Kept in memory, the last ones used,
 * and nowhere else. Event thread only; listeners are called there.
 */
public final class Thumbnails {
    /** A side's pixels: 56 px on a screen of twice the size. */
    static final int SIDE = 112;

    /** 50 KB each. */
    static final int KEPT = 200;

    static final int AT_ONCE = 4;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLED = 8;

    private final StaffApi api;
    private final UiExecutor ui;
    private final Later later;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Set<UUID> loading = new HashSet<>();

    /** How often one was asked for in vain. */
    private final Map<UUID, Integer> tries = new HashMap<>();

    private final Set<UUID> resting = new HashSet<>();
    private final Map<UUID, BufferedImage> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, BufferedImage> eldest) {
            return size() > KEPT;
        }
    };

    public Thumbnails(StaffApi api, UiExecutor ui, Later later) {
        this.api = api;
        this.ui = ui;
        this.later = later;
    }

    /** Null while there is none to be shown: listeners are called once there is. */
    public @Nullable BufferedImage of(StoredFile file) {
        UUID id = file.id();
        BufferedImage known = kept.get(id);
        if (known == null
                && FilesModel.isPicture(file)
                && !resting.contains(id)
                && !loading.contains(id)
                && loading.size() < AT_ONCE) {
            loading.add(id);
            ui.call(() -> load(id), found -> end(id, found), why -> end(id, Optional.empty()));
            return kept.get(id);
        }
        return known;
    }

    private Optional<BufferedImage> load(UUID id) {
        return api.picture(id, StaffApi.PictureSize.THUMBNAIL)
                .map(jpeg -> PictureBytes.square(PictureBytes.read(jpeg), SIDE));
    }

    private void end(UUID id, Optional<BufferedImage> found) {
        loading.remove(id);
        if (found.isPresent()) {
            tries.remove(id);
            kept.put(id, found.get());
        } else {
            int before = tries.merge(id, 1, Integer::sum) - 1;
            resting.add(id);
            later.run(FIRST.multipliedBy(1L << Math.min(before, DOUBLED)), () -> {
                resting.remove(id);
                changed();
            });
        }
        changed();
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
