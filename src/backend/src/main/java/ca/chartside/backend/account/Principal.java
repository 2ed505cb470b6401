package ca.chartside.backend.account;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.StaffUser;
import java.util.UUID;

/** Who makes a request: a staff user, by one sign-in, in one clinic. */
public record Principal(ClinicId clinic, StaffUser user, UUID sessionId) {
    public AuditLog.Actor actor() {
        return AuditLog.Actor.staff(user.id());
    }
}
