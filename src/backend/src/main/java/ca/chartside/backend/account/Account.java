package ca.chartside.backend.account;

import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A staff user as stored.
 *
 * @param username an e-mail address in lower case
 * @param passwordHash as {@link PasswordHasher} writes it
 * @param mustChange whether the next sign-in has to set the user's own password
 */
public record Account(
        UUID id,
        String username,
        String displayName,
        Role role,
        boolean admin,
        @Nullable String providerNo,
        String passwordHash,
        boolean mustChange,
        boolean disabled) {

    public StaffUser wire() {
        return new StaffUser(id, username, displayName, role, admin, providerNo);
    }
}
