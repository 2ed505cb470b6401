package ca.chartside.desktop.settings;

import org.jspecify.annotations.Nullable;

/** What must not lie readable on the disk. Every call may block (a keyring may ask its user): never on the event thread. */
public interface Secrets {
    /** Whether anything is kept at all. */
    boolean available();

    /**
     * @return null where there is none of this name
     * @throws Locked where that cannot be told now
     */
    @Nullable String read(String name);

    /** @return whether it is kept now */
    boolean write(String name, String value);

    void delete(String name);

    /** What is kept cannot be reached now, and may be later. */
    final class Locked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
