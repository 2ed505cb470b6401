package ca.chartside.backend.portal;

import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Uuid7;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How patients prove who they are: the rules N2 to N4. Any thread. */
final class EntranceService {
    static final int TRIES_A_LINK = 6;
    static final int TRIES_A_DAY = 20;
    static final int CODES_A_LINK = 5;
    static final int CODES_A_DAY = 10;
    static final int CODES_A_NUMBER = 5;
    static final Duration DAY = Duration.ofHours(24);

    private static final AuditLog.Actor VISITOR = AuditLog.Actor.VISITOR;

    private final Store store;
    private final PasswordHasher hasher;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Uuid7 ids;

    /** @param hasher of codes: not the one that staff sign in by, which nobody outside can keep busy */
    EntranceService(Store store, PasswordHasher hasher, Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.clock = clock;
        this.ids = new Uuid7(clock);
    }

    Secret newSecret() {
        return Secret.random(random);
    }

    private record Visited(Links.Link link, PatientRecord patient) {}

    /** @throws Refusal LINK_NOT_VALID */
    private static Visited visited(Tx tx, Secret linkSecret, long now) {
        Links.Link link = new Links(tx).find(linkSecret, now);
        PatientRecord patient = link == null ? null : new Patients(tx).get(link.demographicNo());
        if (link == null || patient == null) {
            throw new Refusal(ErrorKind.LINK_NOT_VALID);
        }
        return new Visited(link, patient);
    }

    private static boolean stopped(Tx tx, int demographicNo, long now) {
        return new Links(tx).triesSince(demographicNo, now - DAY.toMillis()) >= TRIES_A_DAY;
    }

    /** Looks at a link; whoever or whatever opens it, nothing changes by it (N2). @throws Refusal LINK_NOT_VALID */
    Door open(ClinicId clinicId, Secret linkSecret, @Nullable Secret session) {
        long now = clock.millis();
        return store.read(clinicId, tx -> {
            Clinic clinic = new Clinics(tx).get();
            Visited at = visited(tx, linkSecret, now);
            PortalSessions.Session known = session == null ? null : new PortalSessions(tx).find(session, now);
            if (known != null && known.demographicNo() == at.link().demographicNo()) {
                return new Door.Known(clinic, at.link().conversationId());
            }
            if (at.link().locked()) {
                return new Door.Locked(clinic);
            }
            String hin = at.patient().hin();
            boolean card = hin != null && at.patient().hasCard();
            if (!card && CodeChannel.to(at.patient()) == null) {
                return new Door.NoWay(clinic);
            }
            if (stopped(tx, at.link().demographicNo(), now)) {
                return new Door.Stopped(clinic);
            }
            return hin != null && card
                    ? new Door.Ask(
                            clinic,
                            HealthNumber.digits(hin),
                            CardRule.of(hin, at.patient().hinProvince()))
                    : new Door.AskBirth(clinic);
        });
    }

    /** What keeps anybody from trying at a link; null where nothing does. */
    private static @Nullable Checked barred(Tx tx, Links.Link link, long now) {
        if (link.locked()) {
            return new Checked.Locked();
        }
        return stopped(tx, link.demographicNo(), now) ? new Checked.Stopped() : null;
    }

    /**
     * Compares what somebody says with whom the link is for, and opens a session where it is right.
     *
     * @param place the browser, whose session until now is replaced by a new one
     * @throws Refusal LINK_NOT_VALID
     */
    Checked check(ClinicId clinicId, Secret linkSecret, Identity said, Place place) {
        long now = clock.millis();
        Secret session = newSecret();
        UUID tryId = ids.next();
        return store.write(clinicId, tx -> {
            // The clinic's counters come first: they are locked by it, so that two tries at once cannot both be the
            // last allowed.
            tx.auditHead();
            Visited at = visited(tx, linkSecret, now);
            Checked bar = barred(tx, at.link(), now);
            if (bar != null) {
                return bar;
            }
            if (said.isOf(at.patient())) {
                new AuditLog(tx)
                        .add(now, patient(at.link().demographicNo()), "identity.confirmed", subject(at.link()), "");
                return confirmed(tx, at.link().demographicNo(), at.link().conversationId(), session, place, now);
            }
            return wrong(tx, at.link(), tryId, now);
        });
    }

    private static Checked wrong(Tx tx, Links.Link link, UUID tryId, long now) {
        Links links = new Links(tx);
        links.addTry(link.demographicNo(), tryId, now, now - DAY.toMillis());
        int failed = link.failed() + 1;
        boolean locks = failed >= TRIES_A_LINK;
        links.failed(link, failed, locks ? Long.valueOf(now) : null);
        String subject = subject(link);
        AuditLog audit = new AuditLog(tx);
        audit.add(now, VISITOR, "identity.refused", subject, "try " + failed);
        if (locks) {
            audit.add(now, VISITOR, "link.locked", subject, "");
            new Access(tx, link.demographicNo()).changed();
            return new Checked.Locked();
        }
        if (stopped(tx, link.demographicNo(), now)) {
            audit.add(now, VISITOR, "identity.stopped", subject, "");
            new Access(tx, link.demographicNo()).changed();
            return new Checked.Stopped();
        }
        return new Checked.Wrong(TRIES_A_LINK - failed);
    }

    private static Checked confirmed(
            Tx tx, int demographicNo, @Nullable UUID conversationId, Secret session, Place place, long now) {
        PortalSessions sessions = new PortalSessions(tx);
        sessions.end(place.before(), now, "replaced");
        sessions.open(session, demographicNo, place, now);
        new AuditLog(tx)
                .add(
                        now,
                        patient(demographicNo),
                        "portal.session.open",
                        "patient:" + demographicNo,
                        place.shared() ? "shared" : "");
        new Access(tx, demographicNo).changed();
        return new Checked.Confirmed(
                conversationId,
                session,
                place.shared() ? -1 : sessions.life(false).toSeconds());
    }

    private static AuditLog.Actor patient(int demographicNo) {
        return AuditLog.Actor.patient(demographicNo);
    }

    private static String subject(Links.Link link) {
        return "link:" + link.name() + " patient:" + link.demographicNo();
    }

    /**
     * Takes the date of birth of somebody without a health card and waits for a code, which is sent where the date is right. The answer is the
     * same where it is not.
     *
     * @throws Refusal LINK_NOT_VALID, also where this patient is to say more
     */
    Checked ask(ClinicId clinicId, Secret linkSecret, LocalDate birth) {
        long now = clock.millis();
        Secret browser = newSecret();
        UUID id = ids.next();
        return store.write(clinicId, tx -> {
            tx.auditHead();
            Visited at = visited(tx, linkSecret, now);
            CodeChannel channel = CodeChannel.to(at.patient());
            if (at.patient().hasCard() || channel == null) {
                throw new Refusal(ErrorKind.LINK_NOT_VALID);
            }
            Checked bar = barred(tx, at.link(), now);
            if (bar != null) {
                return bar;
            }
            int number = at.link().demographicNo();
            Codes codes = new Codes(tx);
            long since = now - DAY.toMillis();
            if (codes.ofLinkSince(at.link(), since) >= CODES_A_LINK
                    || codes.ofPatientSince(number, since) >= CODES_A_DAY) {
                new AuditLog(tx).add(now, VISITOR, "code.stopped", subject(at.link()), "");
                return new Checked.NoMoreCodes();
            }
            boolean right = Identity.isBirth(birth, at.patient());
            codes.ask(browser, id, new Codes.Statement(at.link().hash(), null, number, right), channel, now);
            new AuditLog(tx).add(now, VISITOR, "code.ask", subject(at.link()), right ? "right" : "wrong");
            if (codes.ofLinkSince(at.link(), since) == CODES_A_LINK) {
                new Access(tx, number).changed();
            }
            return new Checked.CodeAsked(browser);
        });
    }

    /**
     * Takes what somebody without a link says of themselves and waits for a code, which is sent where it is right and there is somewhere to
     * send it. The answer is the same for a number that nobody has.
     *
     * @param network from where it is tried
     */
    Checked enter(ClinicId clinicId, Identity said, String network) {
        long now = clock.millis();
        Secret browser = newSecret();
        UUID id = ids.next();
        return store.write(clinicId, tx -> {
            tx.auditHead();
            Codes codes = new Codes(tx);
            if (!new Networks(tx).tries(network, id, now)
                    || codes.ofNumberSince(said.mark(), now - DAY.toMillis()) >= CODES_A_NUMBER) {
                new AuditLog(tx).add(now, VISITOR, "code.stopped", "", "without link");
                return new Checked.NoMoreCodes();
            }
            PatientRecord patient = only(new Patients(tx).bornOn(said.dateOfBirth()), said);
            CodeChannel channel = patient == null ? null : CodeChannel.to(patient);
            Integer number = patient == null ? null : Integer.valueOf(patient.demographicNo());
            codes.ask(
                    browser,
                    id,
                    new Codes.Statement(null, said.mark(), number, channel != null),
                    channel == null ? CodeChannel.EMAIL : channel,
                    now);
            new AuditLog(tx)
                    .add(
                            now,
                            VISITOR,
                            "code.ask",
                            number == null ? "" : "patient:" + number,
                            channel == null ? "without link, wrong" : "without link, right");
            return new Checked.CodeAsked(browser);
        });
    }

    /** The one patient of whom that is true. Where two records have it, nobody can tell whose messages are meant, and it is nobody. */
    private static @Nullable PatientRecord only(List<PatientRecord> born, Identity said) {
        PatientRecord found = null;
        int count = 0;
        for (PatientRecord patient : born) {
            if (said.isOf(patient)) {
                found = patient;
                count++;
            }
        }
        return count == 1 ? found : null;
    }

    /** Whether this browser waits for a code: at this link, or without any where it is null. */
    boolean waits(ClinicId clinicId, Secret browser, @Nullable Secret linkSecret) {
        long now = clock.millis();
        return store.read(clinicId, tx -> {
            Codes.Asked asked = new Codes(tx).find(browser, now);
            return asked != null && asked.isAt(linkSecret == null ? null : new Links(tx).find(linkSecret, now));
        });
    }

    /**
     * Takes a code, and opens a session where it is the one that was sent.
     *
     * @param linkSecret null where there was none
     * @param code six digits
     * @param place the browser, whose session until now is replaced by a new one
     * @throws Refusal LINK_NOT_VALID
     */
    Checked prove(ClinicId clinicId, Secret browser, @Nullable Secret linkSecret, String code, Place place) {
        long now = clock.millis();
        Codes.Asked asked = store.<Codes.@Nullable Asked>read(clinicId, tx -> new Codes(tx).find(browser, now));
        if (asked == null) {
            return new Checked.CodeOver();
        }
        // It is slow on purpose, and so not done while the clinic's writer waits for it.
        String sent = asked.codeHash();
        boolean same = matches(code, sent);
        Secret session = newSecret();
        UUID tryId = ids.next();
        return store.write(clinicId, tx -> {
            tx.auditHead();
            Links.Link link =
                    linkSecret == null ? null : visited(tx, linkSecret, now).link();
            Codes codes = new Codes(tx);
            Codes.Asked still = codes.find(browser, now);
            if (still == null || !still.isAt(link)) {
                return new Checked.CodeOver();
            }
            Checked bar = link == null ? null : barred(tx, link, now);
            if (bar != null) {
                return bar;
            }
            Integer number = still.demographicNo();
            if (same && still.right() && number != null && Objects.equals(sent, still.codeHash())) {
                codes.used(browser, now);
                new AuditLog(tx)
                        .add(
                                now,
                                patient(number),
                                "identity.confirmed",
                                link == null ? "patient:" + number : subject(link),
                                "code");
                return confirmed(tx, number, link == null ? null : link.conversationId(), session, place, now);
            }
            codes.failed(browser);
            return wrongCode(tx, link, number, Codes.TRIES - still.failed() - 1, tryId, now);
        });
    }

    private boolean matches(String code, @Nullable String sent) {
        if (sent == null) {
            hasher.pretend(code);
            return false;
        }
        return hasher.matches(code, sent);
    }

    private static Checked wrongCode(
            Tx tx, Links.@Nullable Link link, @Nullable Integer number, int left, UUID tryId, long now) {
        if (link != null) {
            Checked wrong = wrong(tx, link, tryId, now);
            return !(wrong instanceof Checked.Wrong(int ofLink))
                    ? wrong
                    : left == 0 ? new Checked.CodeOver() : new Checked.Wrong(Math.min(left, ofLink));
        }
        new AuditLog(tx).add(now, VISITOR, "identity.refused", number == null ? "" : "patient:" + number, "code");
        return left == 0 ? new Checked.CodeOver() : new Checked.Wrong(left);
    }
}
