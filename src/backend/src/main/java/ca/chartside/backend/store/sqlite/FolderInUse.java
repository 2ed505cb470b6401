package ca.chartside.backend.store.sqlite;

import ca.chartside.backend.store.StoreException;
import java.nio.file.Path;

/** Another server has the data folder. */
public final class FolderInUse extends StoreException {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder) {
        super("another server runs on the data folder " + folder
                + " already; end it first, or give this one its own --data");
    }
}
