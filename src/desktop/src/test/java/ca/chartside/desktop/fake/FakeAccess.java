package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.AccessApi;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.PatientAccess.Barred;
import ca.chartside.protocol.PatientAccess.FreshLink;
import ca.chartside.protocol.PatientAccess.LinkState;
import ca.chartside.protocol.UnlockRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How patients get in, as a test has it. */
public final class FakeAccess implements AccessApi {
    public final Map<Integer, PatientAccess> patients = new HashMap<>();
    public final List<UnlockRequest> unlocked = new ArrayList<>();
    public int asked;
    public @Nullable ErrorKind failing;

    public void barred(int demographicNo, PatientAccess.Why why) {
        patients.put(demographicNo, new PatientAccess(demographicNo, new Barred(why, Samples.at(24, 9, 40)), null, 0));
    }

    public void fresh(int demographicNo, LinkState state, long at) {
        patients.put(demographicNo, new PatientAccess(demographicNo, null, new FreshLink(at, state), 0));
    }

    public void signedIn(int demographicNo, int devices) {
        patients.put(demographicNo, new PatientAccess(demographicNo, null, null, devices));
    }

    @Override
    public void signOutEverywhere(int demographicNo) {
        fail();
        signedIn(demographicNo, 0);
    }

    @Override
    public PatientAccess access(int demographicNo) {
        asked++;
        fail();
        return patients.getOrDefault(demographicNo, new PatientAccess(demographicNo, null, null, 0));
    }

    @Override
    public PatientAccess unlock(int demographicNo, UnlockRequest request) {
        unlocked.add(request);
        fail();
        fresh(demographicNo, LinkState.ON_ITS_WAY, Samples.at(24, 9, 42));
        return patients.get(demographicNo);
    }

    private void fail() {
        if (failing != null) {
            throw new ApiException(failing);
        }
    }
}
