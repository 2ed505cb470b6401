package ca.chartside.e2e.clinic;

import ca.chartside.backend.app.Backend;
import ca.chartside.backend.app.Config;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.conversation.MessagingSwitch;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.store.OtherVersion;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.FolderInUse;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.testkit.MailServer;
import ca.chartside.testkit.sample.SampleClinic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A backend with sample data in a folder, and the mail server it notifies through. */
public final class DemoClinic implements AutoCloseable {
    private static final String DATABASE = "chartside.db";
    private static final String HOST = "127.0.0.1";
    private static final int USUAL_PORT = 8080;
    private static final int USUAL_MAIL_PAGE = 8025;

    private final MailServer mail;
    private final Backend backend;

    private DemoClinic(MailServer mail, Backend backend) {
        this.mail = mail;
        this.backend = backend;
    }

    /**
     * Starts both, on their usual ports where those are free.
     *
     * @param folder where the database stays between starts
     * @param content fills a new one
     * @throws OtherVersion where another version has made what is kept there
     */
    public static DemoClinic start(Path folder, Consumer<Store> content) {
        if (!Files.exists(folder)) {
            fill(folder, content);
        }
        MailServer mail = MailServer.start(0, freeOr0(USUAL_MAIL_PAGE));
        Config config = new Config(
                HOST,
                freeOr0(USUAL_PORT),
                List.of(),
                folder,
                folder.resolve("keys/files.json"),
                null,
                "",
                MailSettings.plain(mail.host(), mail.smtpPort(), "messages@medicalclinic.example.ca"));
        try {
            return new DemoClinic(mail, Backend.start(config, Clock.systemUTC()));
        } catch (RuntimeException e) {
            mail.close();
            throw e;
        }
    }

    /** Whether a server has the folder. */
    public static boolean runs(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try {
            SqliteStore.openAlone(folder.resolve(DATABASE)).close();
            return false;
        } catch (OtherVersion e) {
            return false;
        } catch (FolderInUse e) {
            return true;
        }
    }

    /** Into a folder beside it first: a start that was broken off leaves no half-filled database behind. */
    private static void fill(Path folder, Consumer<Store> content) {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        delete(draft);
        try (Store store = SqliteStore.open(draft.resolve(DATABASE))) {
            content.accept(store);
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Switches whether the sample clinic sends and takes messages (S8). @param ask whom staff ask where it does not */
    public void messaging(boolean on, String ask) {
        Store store = backend.store();
        store.write(
                Objects.requireNonNull(store.clinic(SampleClinic.SLUG)),
                tx -> new MessagingSwitch(tx)
                        .turn(
                                on,
                                ask,
                                AuditLog.Actor.OPERATOR,
                                Clock.systemUTC().millis()));
    }

    /** Its OSCAR is at that address from now on, and at no other: the practice OSCAR may get another port at each start (C7). */
    public void oscar(URI address) {
        Store store = backend.store();
        store.write(Objects.requireNonNull(store.clinic(SampleClinic.SLUG)), tx -> {
            OscarSettings settings = new OscarSettings(tx);
            settings.addresses().forEach(former -> settings.remove(new OscarAddress(former)));
            return settings.add(new OscarAddress(address.toString()));
        });
    }

    /** A folder and all in it, where there is one. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the port, where nothing listens on it; else 0, for any */
    public static int freeOr0(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return port;
        } catch (IOException e) {
            return 0;
        }
    }

    public MailServer mail() {
        return mail;
    }

    public URI address() {
        return URI.create("http://" + HOST + ":" + backend.port());
    }

    @Override
    public void close() {
        backend.close();
        mail.close();
    }
}
