package ca.chartside.backend.notification;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.portal.FreshLinks;
import ca.chartside.backend.portal.Links;
import ca.chartside.backend.portal.Secret;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.PatientAccess.LinkState;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the links that staff have sent to patients who could not get in (N4). For the notices' worker alone. */
final class FreshLinkPost {
    private static final Logger LOG = LoggerFactory.getLogger(FreshLinkPost.class);
    private static final int ROUND = 50;

    private final Store store;
    private final Clock clock;
    private final LinkWriter writer;
    private final MailServer server;

    FreshLinkPost(Store store, Clock clock, LinkWriter writer, MailServer server) {
        this.store = store;
        this.clock = clock;
        this.writer = writer;
        this.server = server;
    }

    /** Sends what is due in a clinic. @param goOn whether there still is a mail server, and time */
    void send(ClinicId clinic, BooleanSupplier goOn) {
        long now = clock.millis();
        for (FreshLinks.Due due : store.read(clinic, tx -> new FreshLinks(tx).due(now, ROUND))) {
            if (!goOn.getAsBoolean()) {
                return;
            }
            send(clinic, due);
        }
    }

    private record Prepared(@Nullable Notice notice) {}

    private void send(ClinicId clinic, FreshLinks.Due due) {
        long now = clock.millis();
        Secret secret = writer.secret();
        Prepared prepared = store.<@Nullable Prepared>write(clinic, tx -> {
            if (!new FreshLinks(tx).claim(due, now, now + Notifier.CLAIM.toMillis())) {
                return null;
            }
            return new Prepared(writer.write(
                    tx, Notice.About.FRESH_LINK, due.id(), due.demographicNo(), due.conversationId(), secret, now));
        });
        if (prepared == null) {
            return; // another sender has it
        }
        Notice notice = prepared.notice();
        settle(clinic, due, secret, notice == null ? MailServer.Outcome.REFUSED : server.send(notice));
    }

    private void settle(ClinicId clinic, FreshLinks.Due due, Secret secret, MailServer.Outcome outcome) {
        long now = clock.millis();
        long again = now + Backoff.millis(due.attempts());
        store.write(clinic, tx -> {
            FreshLinks links = new FreshLinks(tx);
            switch (outcome) {
                case ACCEPTED -> links.settled(due, LinkState.SENT, now);
                case REFUSED -> links.settled(due, LinkState.NOT_DELIVERED, now);
                case NOT_NOW, UNKNOWN -> links.tryAgain(due, again);
            }
            // Where the line broke before the answer the link may be in somebody's hands, and stays good.
            if (outcome == MailServer.Outcome.REFUSED || outcome == MailServer.Outcome.NOT_NOW) {
                new Links(tx).remove(secret);
            }
            if (outcome == MailServer.Outcome.ACCEPTED || outcome == MailServer.Outcome.REFUSED) {
                new Events(tx).append(seq -> new Event.AccessChanged(seq, due.demographicNo()));
                new AuditLog(tx)
                        .add(now, AuditLog.Actor.SYSTEM, "link.send", "patient:" + due.demographicNo(), outcome.name());
            }
            return outcome;
        });
        if (outcome == MailServer.Outcome.UNKNOWN) {
            server.close();
        }
        if (outcome != MailServer.Outcome.ACCEPTED) {
            LOG.info("fresh link {} not sent: {}", due.id(), outcome);
        }
    }
}
