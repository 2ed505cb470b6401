package ca.chartside.desktop.access;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeAccess;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.PatientAccess.LinkState;
import ca.chartside.protocol.PatientAccess.Why;
import ca.chartside.protocol.Uuid7;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final FakeAccess access = new FakeAccess();
    private final AccessModel model = new AccessModel(access, clinic.ui(), clinic.live, new Uuid7(clinic.clock));
    private final ConversationRow anna = clinic.conversation(ANNA, ConversationStatus.OPEN);
    private final ConversationRow robert = clinic.conversation(ROBERT, ConversationStatus.OPEN);

    @Test
    void itIsAskedWithThePatientAndWithEachChangeOfThatPatientAlone() {
        model.show(anna);
        model.show(anna);
        assertThat(access.asked).isEqualTo(1);
        assertThat(model.barred()).isNull();

        access.barred(1, Why.LINK);
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 2));
        assertThat(model.barred()).isNull();
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
        assertThat(model.barred()).isNotNull();
        assertThat(model.barred().why()).isEqualTo(Why.LINK);

        model.show(robert);
        assertThat(model.barred()).as("another patient's is never shown").isNull();
        assertThat(model.patient()).isEqualTo(ROBERT);
        model.show(null);
        assertThat(model.patient()).isNull();
    }

    @Test
    void anAnswerAboutThePatientBeforeIsDropped() {
        List<Runnable> answers = new ArrayList<>();
        clinic.eventThread = answers::add;
        access.barred(1, Why.LINK);
        model.show(anna);
        model.show(robert);
        answers.forEach(Runnable::run);
        assertThat(model.barred()).isNull();
    }

    @Test
    void oneClickUnlocksAndSendsALinkToTheConversationThatIsOpen() {
        access.barred(1, Why.LINK);
        model.show(anna);
        model.unlock();
        assertThat(access.unlocked)
                .singleElement()
                .satisfies(request -> assertThat(request.conversationId()).isEqualTo(anna.id()));
        assertThat(model.barred()).isNull();
        assertThat(model.freshLink().state()).isEqualTo(LinkState.ON_ITS_WAY);

        access.fresh(1, LinkState.SENT, Samples.at(24, 9, 43));
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
        assertThat(model.freshLink().state()).isEqualTo(LinkState.SENT);
        model.dismiss();
        assertThat(model.freshLink()).isNull();
        access.fresh(1, LinkState.SENT, Samples.at(24, 9, 50));
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
        assertThat(model.freshLink()).as("a later one is told again").isNotNull();
    }

    @Test
    void whatFailedIsSaidAndTriedAgainUnderTheSameId() {
        access.barred(1, Why.DAY);
        model.show(anna);
        access.failing = ErrorKind.SERVER_UNREACHABLE;
        model.unlock();
        assertThat(model.error().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(model.busy()).isFalse();
        assertThat(model.barred()).isNotNull();
        access.failing = null;
        model.unlock();
        assertThat(model.error()).isNull();
        assertThat(access.unlocked.get(1)).isEqualTo(access.unlocked.get(0));
        model.unlock();
        assertThat(access.unlocked.get(2).linkId())
                .as("once the server has it, the next is another one")
                .isNotEqualTo(access.unlocked.get(0).linkId());
    }

    @Test
    void aSecondClickWhileItIsOnItsWaySendsNothing() {
        List<Runnable> answers = new ArrayList<>();
        access.barred(1, Why.LINK);
        model.show(anna);
        clinic.eventThread = answers::add;
        model.unlock();
        model.unlock();
        assertThat(access.unlocked).hasSize(1);
        clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
        clinic.eventThread = Runnable::run;
        answers.forEach(Runnable::run);
        assertThat(model.busy()).isFalse();
        assertThat(model.freshLink()).isNotNull();
    }

    @Test
    void whatCouldNotBeAskedIsAskedOnceTheServerIsThere() {
        access.failing = ErrorKind.SERVER_UNREACHABLE;
        model.show(anna);
        access.failing = null;
        access.barred(1, Why.CODES);
        clinic.live.connection(new ConnectionState.Online());
        assertThat(model.barred()).isNotNull();
        int asked = access.asked;
        clinic.live.connection(new ConnectionState.Online());
        assertThat(access.asked).isEqualTo(asked);
        clinic.live.anew();
        assertThat(access.asked).isEqualTo(asked + 1);
    }
}
