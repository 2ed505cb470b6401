package ca.chartside.backend.store;

import ca.chartside.backend.app.Config;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A file. */
public record SqliteDatabase(Path file) implements TestDatabase {
    @Override
    public Store open() {
        return SqliteStore.open(file);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Override
    public Config config(MailSettings mail) {
        return new Config(
                "127.0.0.1",
                0,
                List.of(),
                file.getParent(),
                file.resolveSibling("keys.json"),
                null,
                "https://medicalclinic.example.ca",
                mail);
    }

    @Override
    public boolean holds(String text) {
        return Stream.of(file, file.resolveSibling(file.getFileName() + "-wal"))
                .filter(Files::exists)
                .anyMatch(written -> bytes(written).contains(text));
    }

    private static String bytes(Path written) {
        try {
            return Files.readString(written, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean tellsOtherNodes() {
        return false;
    }

    @Override
    public void close() {}
}
