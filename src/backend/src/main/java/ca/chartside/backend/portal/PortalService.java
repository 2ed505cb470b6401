package ca.chartside.backend.portal;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.conversation.PatientView;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.file.FileService;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The patient's way in and what they find there: the rules N2 to N5. Any thread. */
final class PortalService {
    static final int TRIES_A_LINK = 6;
    static final int TRIES_A_DAY = 20;
    static final Duration DAY = Duration.ofHours(24);

    private static final int MESSAGES_A_PAGE = 100;
    private static final AuditLog.Actor VISITOR = AuditLog.Actor.VISITOR;

    private final Store store;
    private final MessageService messages;
    private final FileService files;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Uuid7 ids;

    PortalService(Store store, MessageService messages, FileService files, Clock clock) {
        this.store = store;
        this.messages = messages;
        this.files = files;
        this.clock = clock;
        this.ids = new Uuid7(clock);
    }

    /** Who reads, in which browser. */
    record Reader(ClinicId clinicId, Clinic clinic, PatientRecord patient, Secret session, boolean renew) {}

    /** What a link leads to, for whoever holds it. */
    sealed interface Door {
        Clinic clinic();

        /** This browser knows the patient already. */
        record Known(Clinic clinic, UUID conversationId) implements Door {}

        /** @param digits how many digits the health card has; 0 where it has letters */
        record Ask(Clinic clinic, int digits) implements Door {}

        /** Without a health card number nobody can be asked for one. */
        record NoCard(Clinic clinic) implements Door {}

        record Locked(Clinic clinic) implements Door {}

        /** Too many tries today, over all of the patient's links. */
        record Stopped(Clinic clinic) implements Door {}
    }

    /** What a statement of identity came to. */
    sealed interface Checked {
        record Confirmed(UUID conversationId, Secret session) implements Checked {}

        record Wrong(int triesLeft) implements Checked {}

        record Locked() implements Checked {}

        record Stopped() implements Checked {}
    }

    /**
     * A patient's conversation with where the page stands in it.
     *
     * @param messaging whether the clinic takes messages (S8)
     */
    record Opened(PatientView.Thread thread, boolean earlier, boolean messaging) {}

    /** @throws Refusal CLINIC_NOT_FOUND */
    ClinicId clinicId(String slug) {
        ClinicId clinic = store.clinic(slug);
        if (clinic == null) {
            throw new Refusal(ErrorKind.CLINIC_NOT_FOUND);
        }
        return clinic;
    }

    Clinic clinic(ClinicId id) {
        return store.read(id, tx -> new Clinics(tx).get());
    }

    UUID newMessageId() {
        return ids.next();
    }

    Secret newSecret() {
        return Secret.random(random);
    }

    /** Looks at a link; whoever or whatever opens it, nothing changes by it (N2). @throws Refusal LINK_NOT_VALID */
    Door open(ClinicId clinicId, Secret linkSecret, @Nullable Secret session) {
        long now = clock.millis();
        return store.read(clinicId, tx -> {
            Clinic clinic = new Clinics(tx).get();
            Links links = new Links(tx);
            Links.Link link = links.find(linkSecret, now);
            PatientRecord patient = link == null ? null : new Patients(tx).get(link.demographicNo());
            if (link == null || patient == null) {
                throw new Refusal(ErrorKind.LINK_NOT_VALID);
            }
            PortalSessions.Session known = session == null ? null : new PortalSessions(tx).find(session, now);
            if (known != null && known.demographicNo() == link.demographicNo()) {
                return new Door.Known(clinic, link.conversationId());
            }
            if (link.locked()) {
                return new Door.Locked(clinic);
            }
            String hin = patient.hin();
            if (hin == null || !patient.hasCard()) {
                return new Door.NoCard(clinic);
            }
            return links.triesSince(link.demographicNo(), now - DAY.toMillis()) >= TRIES_A_DAY
                    ? new Door.Stopped(clinic)
                    : new Door.Ask(clinic, Identity.digits(hin));
        });
    }

    /**
     * Compares what somebody says with whom the link is for, and opens a session where it is right.
     *
     * @param before the browser's session until now, which a new one replaces
     * @throws Refusal LINK_NOT_VALID
     */
    Checked check(ClinicId clinicId, Secret linkSecret, Identity said, @Nullable Secret before) {
        long now = clock.millis();
        Secret session = newSecret();
        UUID tryId = ids.next();
        return store.write(clinicId, tx -> {
            // The clinic's counters come first: they are locked by it, so that two tries at once cannot both be the
            // last allowed.
            tx.auditHead();
            Links links = new Links(tx);
            Links.Link link = links.find(linkSecret, now);
            PatientRecord patient = link == null ? null : new Patients(tx).get(link.demographicNo());
            if (link == null || patient == null) {
                throw new Refusal(ErrorKind.LINK_NOT_VALID);
            }
            if (link.locked()) {
                return new Checked.Locked();
            }
            if (links.triesSince(patient.demographicNo(), now - DAY.toMillis()) >= TRIES_A_DAY) {
                return new Checked.Stopped();
            }
            if (said.isOf(patient)) {
                confirmed(tx, link, session, before, now);
                return new Checked.Confirmed(link.conversationId(), session);
            }
            links.addTry(patient.demographicNo(), tryId, now, now - DAY.toMillis());
            return wrong(tx, link, now);
        });
    }

    private static Checked wrong(Tx tx, Links.Link link, long now) {
        int failed = link.failed() + 1;
        boolean locks = failed >= TRIES_A_LINK;
        new Links(tx).failed(link, failed, locks ? Long.valueOf(now) : null);
        String subject = subject(link);
        AuditLog audit = new AuditLog(tx);
        audit.add(now, VISITOR, "identity.refused", subject, "try " + failed);
        if (locks) {
            audit.add(now, VISITOR, "link.locked", subject, "");
            return new Checked.Locked();
        }
        boolean stops = new Links(tx).triesSince(link.demographicNo(), now - DAY.toMillis()) >= TRIES_A_DAY;
        if (stops) {
            audit.add(now, VISITOR, "identity.stopped", subject, "");
            return new Checked.Stopped();
        }
        return new Checked.Wrong(TRIES_A_LINK - failed);
    }

    private static void confirmed(Tx tx, Links.Link link, Secret session, @Nullable Secret before, long now) {
        end(tx, before, now, "replaced");
        new PortalSessions(tx).open(session, link.demographicNo(), now);
        AuditLog.Actor patient = AuditLog.Actor.patient(link.demographicNo());
        AuditLog audit = new AuditLog(tx);
        audit.add(now, patient, "identity.confirmed", subject(link), "");
        audit.add(now, patient, "portal.session.open", "patient:" + link.demographicNo(), "");
    }

    private static String subject(Links.Link link) {
        return "link:" + link.name() + " patient:" + link.demographicNo();
    }

    private static void end(Tx tx, @Nullable Secret session, long now, String why) {
        PortalSessions sessions = new PortalSessions(tx);
        PortalSessions.Session known = session == null ? null : sessions.find(session, now);
        if (session != null && known != null) {
            sessions.end(session, now);
            new AuditLog(tx)
                    .add(
                            now,
                            AuditLog.Actor.patient(known.demographicNo()),
                            "portal.session.end",
                            "patient:" + known.demographicNo(),
                            why);
        }
    }

    /** Whose session it is, noting its use. @throws Refusal PORTAL_SESSION_ENDED */
    Reader reader(ClinicId clinicId, @Nullable Secret session) {
        if (session == null) {
            throw new Refusal(ErrorKind.PORTAL_SESSION_ENDED);
        }
        long now = clock.millis();
        Reader reader = store.read(clinicId, tx -> {
            PortalSessions.Session known = new PortalSessions(tx).find(session, now);
            PatientRecord patient = known == null ? null : new Patients(tx).get(known.demographicNo());
            if (known == null || patient == null) {
                throw new Refusal(ErrorKind.PORTAL_SESSION_ENDED);
            }
            return new Reader(clinicId, new Clinics(tx).get(), patient, session, known.wantsUse(now));
        });
        if (reader.renew()) {
            store.write(clinicId, tx -> {
                new PortalSessions(tx).used(session, now);
                return now;
            });
        }
        return reader;
    }

    void signOut(Reader reader) {
        long now = clock.millis();
        store.write(reader.clinicId(), tx -> {
            end(tx, reader.session(), now, "signed out");
            return now;
        });
    }

    List<PatientView.Item> list(Reader reader) {
        List<PatientView.Item> list = store.read(
                reader.clinicId(), tx -> new PatientView(tx, reader.patient().demographicNo()).list());
        audit(reader, "list.view", "patient:" + reader.patient().demographicNo(), "rows " + list.size());
        return list;
    }

    /**
     * Opens one conversation: what the page shows counts as read by the patient.
     *
     * @param before shows messages before that number; {@link Long#MAX_VALUE} for the newest
     * @throws Refusal CONVERSATION_NOT_FOUND where it is not this patient's
     */
    Opened thread(Reader reader, UUID id, long before) {
        Opened opened = look(reader, id, before);
        List<ca.chartside.protocol.Message> shown = opened.thread().messages();
        audit(
                reader,
                "conversation.view",
                "conversation:" + id + " patient:" + reader.patient().demographicNo(),
                "");
        if (!shown.isEmpty()) {
            messages.patientRead(
                    reader.clinicId(),
                    reader.patient().demographicNo(),
                    id,
                    shown.getLast().seq());
        }
        return opened;
    }

    private Opened look(Reader reader, UUID id, long before) {
        return store.read(reader.clinicId(), tx -> {
            PatientView.Thread thread =
                    new PatientView(tx, reader.patient().demographicNo()).thread(id, before, MESSAGES_A_PAGE + 1);
            if (thread == null) {
                throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
            }
            boolean earlier = thread.messages().size() > MESSAGES_A_PAGE;
            List<ca.chartside.protocol.Message> shown =
                    earlier ? thread.messages().subList(1, MESSAGES_A_PAGE + 1) : thread.messages();
            return new Opened(
                    new PatientView.Thread(thread.id(), thread.status(), shown, thread.pictures(), thread.lastSeq()),
                    earlier,
                    new Clinics(tx).get().messaging());
        });
    }

    /** @throws Refusal FILE_NOT_FOUND where it is no file of a message that this patient sees */
    FileService.Opened file(Reader reader, UUID id) {
        FileRecords.Known known = known(reader, id);
        opened(reader, id);
        return files.bytes(reader.clinicId(), known);
    }

    /** @throws Refusal FILE_NOT_FOUND as for {@link #file}, FILE_HAS_NO_PICTURE */
    FileService.Picture picture(Reader reader, UUID id, FileService.CopySize size) {
        FileRecords.Known known = known(reader, id);
        if (size == FileService.CopySize.VIEW) {
            opened(reader, id);
        }
        return files.picture(reader.clinicId(), known, size);
    }

    private FileRecords.Known known(Reader reader, UUID id) {
        return store.read(reader.clinicId(), tx -> {
            FileRecords.Known found = new PatientView(tx, reader.patient().demographicNo()).file(id);
            if (found == null) {
                throw new Refusal(ErrorKind.FILE_NOT_FOUND);
            }
            return found;
        });
    }

    private void opened(Reader reader, UUID id) {
        audit(reader, "file.open", "file:" + id + " patient:" + reader.patient().demographicNo(), "");
    }

    /**
     * Takes in a file for a reply; for a late one too (M8), to go with it should it be sent again.
     *
     * @throws Refusal as {@link FileService#upload(ClinicId, int, UUID, String, java.io.InputStream)}; CONVERSATION_NOT_FOUND
     */
    StoredFile keep(Reader reader, UUID conversationId, String name, InputStream bytes) {
        int demographicNo = reader.patient().demographicNo();
        store.read(reader.clinicId(), tx -> status(tx, demographicNo, conversationId));
        return files.upload(reader.clinicId(), demographicNo, ids.next(), name, bytes);
    }

    /** @throws Refusal CONVERSATION_NOT_FOUND, MESSAGING_OFF, CONVERSATION_CLOSED */
    void mayReply(Reader reader, UUID conversationId) {
        store.read(reader.clinicId(), tx -> {
            ConversationStatus status = status(tx, reader.patient().demographicNo(), conversationId);
            if (!new Clinics(tx).get().messaging()) {
                throw new Refusal(ErrorKind.MESSAGING_OFF);
            }
            if (status == ConversationStatus.CLOSED) {
                throw new Refusal(ErrorKind.CONVERSATION_CLOSED);
            }
            return status;
        });
    }

    private static ConversationStatus status(Tx tx, int demographicNo, UUID conversationId) {
        PatientView.Thread thread = new PatientView(tx, demographicNo).thread(conversationId, Long.MAX_VALUE, 1);
        if (thread == null) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        return thread.status();
    }

    /** Those of the files that this patient has uploaded and not sent. */
    List<StoredFile> unsent(Reader reader, List<UUID> fileIds) {
        FileRecords.Uploader patient =
                new FileRecords.Uploader.Patient(reader.patient().demographicNo());
        return store.read(reader.clinicId(), tx -> {
            List<StoredFile> unsent = new ArrayList<>();
            for (UUID id : fileIds) {
                FileRecords.Known known = new FileRecords(tx).get(id);
                if (known != null && known.named() == null && known.uploader().equals(patient)) {
                    unsent.add(known.file());
                }
            }
            return unsent;
        });
    }

    /** @throws Refusal as {@link MessageService#reply} */
    void reply(Reader reader, UUID conversationId, UUID messageId, String text, List<UUID> fileIds) {
        messages.reply(reader.clinicId(), reader.patient().demographicNo(), conversationId, messageId, text, fileIds);
    }

    private void audit(Reader reader, String action, String subject, String detail) {
        long now = clock.millis();
        store.write(reader.clinicId(), tx -> {
            new AuditLog(tx)
                    .add(now, AuditLog.Actor.patient(reader.patient().demographicNo()), action, subject, detail);
            return now;
        });
    }
}
