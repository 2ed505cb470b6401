package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a link leads to, for whoever holds it. */
sealed interface Door {
    Clinic clinic();

    /** This browser knows the patient already. */
    record Known(Clinic clinic, UUID conversationId) implements Door {}

    /**
     * @param digits how many digits the health card has; 0 where it has letters
     * @param rule what numbers of its province look like; null where that is not known
     */
    record Ask(Clinic clinic, int digits, @Nullable CardRule rule) implements Door {}

    /** Without a health card number: the date of birth, and then a code that is sent to the patient. */
    record AskBirth(Clinic clinic) implements Door {}

    /** With neither a health card number nor an address for a code nobody can be asked anything. */
    record NoWay(Clinic clinic) implements Door {}

    record Locked(Clinic clinic) implements Door {}

    /** Too many tries today, over all of the patient's links. */
    record Stopped(Clinic clinic) implements Door {}
}
