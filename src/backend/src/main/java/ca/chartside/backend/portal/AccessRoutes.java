package ca.chartside.backend.portal;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.patient.PatientRoutes;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.UnlockRequest;
import java.time.Clock;
import java.util.List;

/** The staff API's part of the portal: how a patient gets in. */
public final class AccessRoutes {
    private final AccessService access;
    private final Guard guard;

    public AccessRoutes(Store store, Guard guard, Clock clock) {
        this.access = new AccessService(store, clock);
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.get(
                        Paths.PATIENT_ACCESS,
                        "What keeps a patient from their messages",
                        List.of(),
                        PatientAccess.class,
                        (principal, ctx) -> access.get(principal, PatientRoutes.number(ctx))),
                guard.delete(Paths.PATIENT_SESSIONS, "Signs a patient out everywhere", (principal, ctx) -> {
                    access.signOut(principal, PatientRoutes.number(ctx));
                    return null;
                }),
                guard.post(
                        Paths.PATIENT_UNLOCK,
                        "Lets a patient try again who failed too often, and sends a fresh link",
                        UnlockRequest.class,
                        PatientAccess.class,
                        (principal, ctx, body) -> access.unlock(principal, PatientRoutes.number(ctx), body)));
    }
}
