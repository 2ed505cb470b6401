package ca.chartside.desktop.net;

import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.UnlockRequest;

/** What of the clinic's server has to do with how patients get in. As {@link StaffApi}: every call blocks, and throws {@link ApiException}. */
public interface AccessApi {
    PatientAccess access(int demographicNo);

    /** The same request again sends no second link. */
    PatientAccess unlock(int demographicNo, UnlockRequest request);

    /** The patient is signed in nowhere any more. */
    void signOutEverywhere(int demographicNo);
}
