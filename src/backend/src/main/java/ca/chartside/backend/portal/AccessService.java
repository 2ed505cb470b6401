package ca.chartside.backend.portal;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.conversation.PatientView;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.UnlockRequest;
import java.time.Clock;
import java.util.UUID;

/** What staff see and do of how a patient gets in (N4). Any thread. */
final class AccessService {
    private final Store store;
    private final Clock clock;

    AccessService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws Refusal PATIENT_NOT_FOUND */
    PatientAccess get(Principal principal, int demographicNo) {
        long now = clock.millis();
        return store.read(principal.clinic(), tx -> {
            patient(tx, demographicNo);
            return new Access(tx, demographicNo).now(now);
        });
    }

    private static PatientRecord patient(Tx tx, int demographicNo) {
        PatientRecord patient = new Patients(tx).get(demographicNo);
        if (patient == null) {
            throw new Refusal(ErrorKind.PATIENT_NOT_FOUND);
        }
        return patient;
    }

    /**
     * Lifts whatever keeps the patient out and has a fresh link sent. Sessions are not touched. Asked for again under the same id, it changes
     * nothing.
     *
     * @throws Refusal PATIENT_NOT_FOUND, CONVERSATION_NOT_FOUND where it is not this patient's, MESSAGES_BLOCKED where the clinic's rule takes
     *     no e-mail to them (M17)
     */
    PatientAccess unlock(Principal principal, int demographicNo, UnlockRequest request) {
        long now = clock.millis();
        UUID linkId = Check.present(request.linkId(), "linkId");
        UUID conversation = Check.present(request.conversationId(), "conversationId");
        return store.write(principal.clinic(), tx -> {
            tx.auditHead();
            PatientRecord patient = patient(tx, demographicNo);
            Access access = new Access(tx, demographicNo);
            FreshLinks fresh = new FreshLinks(tx);
            if (fresh.exists(linkId)) {
                return access.now(now);
            }
            if (new PatientView(tx, demographicNo).thread(conversation, Long.MAX_VALUE, 1) == null) {
                throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
            }
            if (patient.cautions(new Clinics(tx).get().rules()).stream().anyMatch(Caution::blocks)) {
                throw new Refusal(ErrorKind.MESSAGES_BLOCKED);
            }
            String hin = patient.hin();
            Access.Lifted lifted = access.lift(hin == null ? null : new Identity(hin, patient.dateOfBirth()));
            fresh.add(linkId, demographicNo, conversation, now);
            access.changed();
            AuditLog audit = new AuditLog(tx);
            String subject = "patient:" + demographicNo;
            audit.add(now, principal.actor(), "access.unlock", subject, lifted.toString());
            audit.add(now, principal.actor(), "link.fresh", "conversation:" + conversation + " " + subject, "");
            return access.now(now);
        });
    }

    /**
     * Signs the patient out wherever they are signed in; where that is nowhere, nothing happens.
     *
     * @throws Refusal PATIENT_NOT_FOUND
     */
    void signOut(Principal principal, int demographicNo) {
        long now = clock.millis();
        store.write(principal.clinic(), tx -> {
            patient(tx, demographicNo);
            int ended = new PortalSessions(tx).endAll(demographicNo, now);
            if (ended > 0) {
                new Access(tx, demographicNo).changed();
                new AuditLog(tx)
                        .add(
                                now,
                                principal.actor(),
                                "portal.session.end",
                                "patient:" + demographicNo,
                                "everywhere, by staff: sessions " + ended);
            }
            return ended;
        });
    }
}
