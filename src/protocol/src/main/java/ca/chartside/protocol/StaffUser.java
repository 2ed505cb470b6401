package ca.chartside.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the clinic.
 *
 * @param username an e-mail address
 * @param displayName as colleagues and patients see it, such as "Dr. Mei Chen"
 * @param providerNo OSCAR's number for the same person, where known
 */
public record StaffUser(
        UUID id,
        String username,
        String displayName,
        Role role,
        boolean admin,
        @Nullable String providerNo) {}
