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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What patients find behind the door: the rules N3 and N5. Any thread. */
final class PortalService {
    private static final int MESSAGES_A_PAGE = 100;

    private final Store store;
    private final MessageService messages;
    private final FileService files;
    private final Clock clock;
    private final Uuid7 ids;

    PortalService(Store store, MessageService messages, FileService files, Clock clock) {
        this.store = store;
        this.messages = messages;
        this.files = files;
        this.clock = clock;
        this.ids = new Uuid7(clock);
    }

    /** Who reads, in which browser. @param shared whether others use it too */
    record Reader(
            ClinicId clinicId, Clinic clinic, PatientRecord patient, Secret session, boolean renew, boolean shared) {
        /** How long the browser keeps the session; negative for as long as it runs. */
        long keepSeconds() {
            return shared ? -1 : Duration.ofDays(clinic.portalDays()).toSeconds();
        }
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

    boolean isSignedIn(ClinicId clinicId, @Nullable Secret session) {
        long now = clock.millis();
        return session != null && store.read(clinicId, tx -> new PortalSessions(tx).find(session, now) != null);
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
            return new Reader(clinicId, new Clinics(tx).get(), patient, session, known.wantsUse(now), known.shared());
        });
        if (reader.renew()) {
            store.write(clinicId, tx -> {
                new PortalSessions(tx).used(session, reader.shared(), now);
                return now;
            });
        }
        return reader;
    }

    void signOut(Reader reader) {
        long now = clock.millis();
        store.write(reader.clinicId(), tx -> {
            new PortalSessions(tx).end(reader.session(), now, "signed out");
            return now;
        });
    }

    /** Where the patient is signed in. */
    List<PortalSessions.Device> devices(Reader reader) {
        long now = clock.millis();
        return store.read(
                reader.clinicId(),
                tx -> new PortalSessions(tx).devices(reader.patient().demographicNo(), now));
    }

    /** Signs the patient out of one browser, by its hash; of what is nobody's or another's nothing happens. */
    void end(Reader reader, byte[] hash) {
        ended(
                reader,
                "by the patient",
                sessions -> sessions.end(reader.patient().demographicNo(), hash, clock.millis()));
    }

    void endAll(Reader reader) {
        ended(
                reader,
                "everywhere, by the patient",
                sessions -> sessions.endAll(reader.patient().demographicNo(), clock.millis()));
    }

    private void ended(Reader reader, String why, ToIntFunction<PortalSessions> end) {
        int patient = reader.patient().demographicNo();
        long now = clock.millis();
        store.write(reader.clinicId(), tx -> {
            int ended = end.applyAsInt(new PortalSessions(tx));
            if (ended > 0) {
                new Access(tx, patient).changed();
                new AuditLog(tx)
                        .add(
                                now,
                                AuditLog.Actor.patient(patient),
                                "portal.session.end",
                                "patient:" + patient,
                                why + ": sessions " + ended);
            }
            return ended;
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
