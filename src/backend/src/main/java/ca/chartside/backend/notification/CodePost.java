package ca.chartside.backend.notification;

import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.portal.CodeChannel;
import ca.chartside.backend.portal.Codes;
import ca.chartside.backend.portal.Words;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the one-time codes that are waited for (N2). Somebody sits before a page meanwhile, so they go before the notices. A code is made when its
 * message is about to leave; its hash is committed first, and it itself is kept nowhere. For the notices' worker alone.
 */
final class CodePost {
    private static final Logger LOG = LoggerFactory.getLogger(CodePost.class);
    private static final int ROUND = 50;

    private final Store store;
    private final Clock clock;
    private final MailServer server;
    private final PasswordHasher hasher = new PasswordHasher();
    private final SecureRandom random = new SecureRandom();

    CodePost(Store store, Clock clock, MailServer server) {
        this.store = store;
        this.clock = clock;
        this.server = server;
    }

    /** Sends what is due in a clinic. @param goOn whether there still is a mail server, and time */
    void send(ClinicId clinic, BooleanSupplier goOn) {
        long now = clock.millis();
        for (Codes.Due due : store.read(clinic, tx -> new Codes(tx).due(now, ROUND))) {
            if (!goOn.getAsBoolean()) {
                return;
            }
            send(clinic, due);
        }
    }

    private void send(ClinicId clinic, Codes.Due due) {
        String code = Codes.random(random);
        String hash = hasher.hash(code);
        Prepared prepared = store.write(clinic, tx -> prepare(tx, due, code, hash, clock.millis()));
        if (prepared instanceof Prepared.Ready(Mail mail)) {
            settle(clinic, due, server.send(mail));
        }
    }

    private sealed interface Prepared {
        record Ready(Mail mail) implements Prepared {}

        /** Another sender has it, or there is no address any more. */
        record Nothing() implements Prepared {}
    }

    private static Prepared prepare(Tx tx, Codes.Due due, String code, String hash, long now) {
        Codes codes = new Codes(tx);
        if (!codes.made(due, hash, now, now + Notifier.CLAIM.toMillis())) {
            return new Prepared.Nothing();
        }
        PatientRecord patient = new Patients(tx).get(due.demographicNo());
        Mail mail = patient == null
                ? null
                : switch (due.channel()) {
                    case EMAIL -> mail(tx, due, patient, code);
                };
        if (mail == null) {
            codes.settled(due);
            return new Prepared.Nothing();
        }
        return new Prepared.Ready(mail);
    }

    private static @Nullable Mail mail(Tx tx, Codes.Due due, PatientRecord patient, String code) {
        String address = patient.email();
        return address == null || CodeChannel.to(patient) == null
                ? null
                : new CodeMail(
                        due.id(),
                        address,
                        Words.of(patient.language()),
                        new Clinics(tx).get().name(),
                        code);
    }

    private void settle(ClinicId clinic, Codes.Due due, MailServer.Outcome outcome) {
        long now = clock.millis();
        long again = now + Backoff.millis(due.attempts());
        store.write(clinic, tx -> {
            Codes codes = new Codes(tx);
            switch (outcome) {
                // It may have been taken where the line broke: it stays good, and whoever waits in vain asks for
                // another.
                case ACCEPTED, REFUSED, UNKNOWN -> codes.settled(due);
                case NOT_NOW -> codes.tryAgain(due, again);
            }
            new AuditLog(tx)
                    .add(now, AuditLog.Actor.SYSTEM, "code.send", "patient:" + due.demographicNo(), outcome.name());
            return outcome;
        });
        if (outcome == MailServer.Outcome.UNKNOWN) {
            server.close();
        }
        if (outcome != MailServer.Outcome.ACCEPTED) {
            LOG.info("one-time code {} not sent: {}", due.id(), outcome);
        }
    }
}
