package ca.chartside.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeAccess;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import org.junit.jupiter.api.Test;

class SignedInModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final FakeAccess access = new FakeAccess();
    private final SignedInModel model = new SignedInModel(access, clinic.ui(), clinic.live, 1);

    @Test
    void itIsKeptUpWhileItIsShown() {
        access.signedIn(1, 1);
        model.load();
        assertThat(model.devices()).isEqualTo(1);
        access.signedIn(1, 2);
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 2));
        assertThat(model.devices()).isEqualTo(1);
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
        assertThat(model.devices()).isEqualTo(2);
        model.close();
        access.signedIn(1, 3);
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
        assertThat(model.devices()).isEqualTo(2);
    }

    @Test
    void signingOutEverywhereLeavesNoneAndAFailureIsSaid() {
        access.signedIn(1, 2);
        model.load();
        access.failing = ErrorKind.SERVER_UNREACHABLE;
        model.signOutEverywhere();
        assertThat(model.error().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(model.devices()).isEqualTo(2);
        assertThat(model.busy()).isFalse();
        access.failing = null;
        model.signOutEverywhere();
        assertThat(model.error()).isNull();
        assertThat(model.devices()).isZero();
    }
}
