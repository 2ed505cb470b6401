package ca.chartside.backend.notification;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.portal.Links;
import ca.chartside.backend.portal.Secret;
import ca.chartside.backend.portal.Words;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Caution;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the e-mails that carry a link into the portal. A link's secret is made when its e-mail is about to leave; its hash is stored in the
 * transaction, so that no link in anybody's hands is unknown here.
 */
final class LinkWriter {
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    /** @param publicUrl the address that patients reach, without a slash at its end; may hold {@code {clinic}} */
    LinkWriter(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    Secret secret() {
        return Secret.random(random);
    }

    /**
     * Stores a link for a patient.
     *
     * @param id names the e-mail
     * @return null where there is no address, or the clinic's rule takes no e-mail to the patient (M17)
     */
    @Nullable Notice write(Tx tx, Notice.About about, UUID id, int demographicNo, UUID conversationId, Secret secret, long now) {
        PatientRecord patient = new Patients(tx).get(demographicNo);
        String address = patient == null ? null : patient.email();
        Clinic clinic = new Clinics(tx).get();
        if (patient == null
                || address == null
                || patient.cautions(clinic.rules()).stream().anyMatch(Caution::blocks)) {
            return null;
        }
        new Links(tx).add(secret, demographicNo, conversationId, address, now);
        String link = publicUrl.replace("{clinic}", clinic.slug()) + "/c/" + clinic.slug() + "/m/" + secret.value();
        return new Notice(about, id, address, Words.of(patient.language()), clinic.name(), link, !patient.hasCard());
    }
}
