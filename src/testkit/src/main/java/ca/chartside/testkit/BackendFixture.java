package ca.chartside.testkit;

import ca.chartside.backend.app.Backend;
import ca.chartside.backend.app.Config;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real backend on a free port of this computer, with SQLite in a folder. It can be stopped and started again
 * on the same port with the same data.
 */
public final class BackendFixture implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    /** A mail server that is not there: notices wait. */
    private static final int NO_MAIL = 1;

    private final Path folder;
    private final @Nullable MailServer mail;
    private int port;
    private @Nullable Backend backend;

    private BackendFixture(Path folder, @Nullable MailServer mail, Consumer<Store> content) {
        this.folder = folder;
        this.mail = mail;
        try (Store store = SqliteStore.open(folder.resolve("chartside.db"))) {
            content.accept(store);
        }
        start();
    }

    /**
     * @param folder for the database
     * @param mail where notices go; null for nowhere
     * @param content fills the store before the backend opens it
     */
    public static BackendFixture sqlite(Path folder, @Nullable MailServer mail, Consumer<Store> content) {
        return new BackendFixture(folder, mail, content);
    }

    /** Starts it where it was stopped. */
    public void start() {
        int smtp = mail == null ? NO_MAIL : mail.smtpPort();
        Config config = new Config(
                HOST,
                port,
                List.of(),
                folder,
                folder.resolve("keys/files.json"),
                null,
                "",
                MailSettings.plain(HOST, smtp, "messages@medicalclinic.example.ca"));
        Backend started = Backend.start(config, Clock.systemUTC());
        port = started.port();
        backend = started;
    }

    /** As an operator does; the data stay. */
    public void stop() {
        Backend running = backend;
        if (running != null) {
            running.close();
            backend = null;
        }
    }

    /** @throws IllegalStateException while it is stopped */
    public Backend backend() {
        Backend running = backend;
        if (running == null) {
            throw new IllegalStateException("the backend is stopped");
        }
        return running;
    }

    public URI address() {
        return URI.create("http://" + HOST + ":" + port);
    }

    @Override
    public void close() {
        stop();
    }
}
