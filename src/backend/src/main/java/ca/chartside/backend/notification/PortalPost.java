package ca.chartside.backend.notification;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What the portal owes patients beside the notices. Somebody waits for it, so it goes before them and between them. For their worker alone. */
final class PortalPost {
    /** Between two notices it is looked for no more often. */
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Store store;
    private final CodePost codes;
    private final FreshLinkPost links;
    private long looked = System.nanoTime() - LOOK_NANOS;

    PortalPost(Store store, Clock clock, LinkWriter writer, MailServer server) {
        this.store = store;
        this.codes = new CodePost(store, clock, server);
        this.links = new FreshLinkPost(store, clock, writer, server);
    }

    /** As {@link #send}, at most once a second. */
    void sendBetween(BooleanSupplier goOn) {
        if (System.nanoTime() - looked >= LOOK_NANOS) {
            send(goOn);
        }
    }

    /** Sends what is due in all clinics. @param goOn whether there still is a mail server, and time */
    void send(BooleanSupplier goOn) {
        looked = System.nanoTime();
        for (ClinicId clinic : store.clinics()) {
            codes.send(clinic, goOn);
            links.send(clinic, goOn);
        }
    }
}
