package ca.chartside.backend.app;

import ca.chartside.backend.account.AccountRoutes;
import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.Guard;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.conversation.ActionService;
import ca.chartside.backend.conversation.ConversationRoutes;
import ca.chartside.backend.conversation.ConversationSearch;
import ca.chartside.backend.conversation.ConversationService;
import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.conversation.SearchIndexer;
import ca.chartside.backend.event.EventHub;
import ca.chartside.backend.event.EventRoutes;
import ca.chartside.backend.event.PresenceBoard;
import ca.chartside.backend.export.ExportRoutes;
import ca.chartside.backend.export.PrintedConversation;
import ca.chartside.backend.file.FileRoutes;
import ca.chartside.backend.file.FileService;
import ca.chartside.backend.file.FileVault;
import ca.chartside.backend.filing.FilingRoutes;
import ca.chartside.backend.http.ClientAddress;
import ca.chartside.backend.http.HttpServer;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.notification.MailServer;
import ca.chartside.backend.notification.Notifier;
import ca.chartside.backend.patient.PatientRoutes;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.portal.AccessRoutes;
import ca.chartside.backend.portal.PortalRoutes;
import ca.chartside.backend.savedreply.SavedReplyRoutes;
import ca.chartside.backend.savedreply.SavedReplyService;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.postgres.PostgresStore;
import ca.chartside.backend.store.sqlite.SqliteStore;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backend's composition root: everything is made here, once, with plain constructors. */
public final class Backend implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
    private static final int SWEEP_MINUTES = 60;

    private final Store store;
    private final AccountService accounts;
    private final PatientService patients;
    private final MessageService messages;
    private final EventRoutes eventRoutes;
    private final HttpServer server;
    private final Notifier notifier;
    private final SearchIndexer indexer;
    private final MailServer mail;
    private final String publicUrl;
    private final FileService files;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("file-sweep").daemon().factory());

    private Backend(Config config, Clock clock, Duration look, Store store, Supplier<FileVault> vault) {
        this.store = store;
        mail = new MailServer(config.mail(), clock);
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        accounts = new AccountService(store, new PasswordHasher(), clock);
        patients = new PatientService(store, clock);
        messages = new MessageService(store, clock);
        Guard guard = new Guard(accounts);
        EventHub hub = new EventHub(store);
        PresenceBoard presence = new PresenceBoard(store, hub, clock);
        eventRoutes = new EventRoutes(store, hub, presence, guard, look);

        ClientAddress clients = new ClientAddress(config.trustedProxies());

        List<Route> routes = new ArrayList<>();
        routes.addAll(new ProbeRoutes(store, this::warnings, meters).routes());
        routes.addAll(new AccountRoutes(accounts, guard, clients).routes());
        routes.addAll(new PatientRoutes(patients, guard).routes());
        routes.addAll(new AccessRoutes(store, guard, clock).routes());
        ConversationService conversations = new ConversationService(store, clock);
        routes.addAll(new ConversationRoutes(
                        conversations,
                        messages,
                        new ActionService(store, clock),
                        new ConversationSearch(store, clock),
                        presence,
                        guard)
                .routes());
        PrintedConversation printed = new PrintedConversation();
        routes.addAll(new ExportRoutes(conversations, printed, guard).routes());
        routes.addAll(new FilingRoutes(store, printed, guard, clock).routes());
        routes.addAll(eventRoutes.routes());
        routes.addAll(new SavedReplyRoutes(new SavedReplyService(store, clock), guard).routes());
        files = new FileService(store, vault.get(), clock);
        routes.addAll(new FileRoutes(files, guard).routes());
        PortalRoutes portal = new PortalRoutes(store, messages, files, clients, clock);
        routes.addAll(portal.routes());
        server = HttpServer.start(config.host(), config.port(), routes, portal.errorPages(), meters);
        String own = "http://" + config.host() + ":" + server.port();
        publicUrl = config.publicUrl().isEmpty() ? own : config.publicUrl();
        indexer = new SearchIndexer(store);
        notifier = Notifier.start(store, messages, clock, publicUrl, mail);
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
    }

    /**
     * Opens the store, brings its tables up to date and starts to listen.
     *
     * @throws ca.chartside.backend.store.StoreException where the database cannot be opened or another server has its folder
     * @throws java.io.UncheckedIOException where a file that the settings name cannot be read
     */
    public static Backend start(Config config, Clock clock) {
        return start(config, clock, EventRoutes.LOOK);
    }

    /** @param look how often a stream looks by itself: what a test sets on its clock is seen after so long in true time */
    static Backend start(Config config, Clock clock, Duration look) {
        return start(
                config, clock, look, () -> FileVault.open(config.data().resolve("files"), config.fileKeys(), clock));
    }

    /** @param vault asked once nobody else has the store: opening it deletes what a killed server was writing */
    static Backend start(Config config, Clock clock, Duration look, Supplier<FileVault> vault) {
        @Nullable String url = config.postgresUrl();
        Store store = url == null ? SqliteStore.openAlone(database(config.data())) : PostgresStore.open(url);
        try {
            return new Backend(config, clock, look, store, vault);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** @param postgresUrl null for the SQLite database in the folder {@code data} */
    static Store openStore(Path data, @Nullable String postgresUrl) {
        return postgresUrl == null ? SqliteStore.open(database(data)) : PostgresStore.open(postgresUrl);
    }

    static Path database(Path data) {
        return data.resolve("chartside.db");
    }

    private void sweep() {
        try {
            files.sweep();
        } catch (RuntimeException e) {
            LOG.warn("what nobody sent was not deleted; the next hour tries again", e);
        }
    }

    /** What waits to be mended while everything else works. Any thread. */
    List<String> warnings() {
        return Stream.of(PublicUrl.warning(publicUrl), mail.warning())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    public int port() {
        return server.port();
    }

    public Store store() {
        return store;
    }

    public AccountService accounts() {
        return accounts;
    }

    public PatientService patients() {
        return patients;
    }

    public MessageService messages() {
        return messages;
    }

    public FileService files() {
        return files;
    }

    /** Answers what is under way, then ends. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        eventRoutes.stop();
        server.close();
        notifier.close();
        indexer.close();
        files.close();
        store.close();
    }
}
