package ca.chartside.desktop.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What this user's client remembers between starts and anyone may read: never a secret, never a patient. Any thread. */
public final class Settings {
    private final Path file;
    private final Properties values = new Properties();

    /** A file that is missing or cannot be read gives empty settings. */
    public Settings(Path profile) {
        this.file = profile.resolve("settings.properties");
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                values.clear();
            }
        }
    }

    public synchronized @Nullable String get(String key) {
        return values.getProperty(key);
    }

    /** @param value null forgets it */
    public synchronized void set(String key, @Nullable String value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.setProperty(key, value);
        }
    }

    /** A small file; still, a disk: not on the event thread. */
    public synchronized void save() {
        try {
            Files.createDirectories(file.getParent());
            Path aside = file.resolveSibling("settings.properties.tmp");
            try (Writer out = Files.newBufferedWriter(aside)) {
                values.store(out, null);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
