package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.access.AccessModel;
import ca.chartside.desktop.access.AccessNotices;
import ca.chartside.desktop.fake.FakeAccess;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.PatientAccess.LinkState;
import ca.chartside.protocol.PatientAccess.Why;
import ca.chartside.protocol.Uuid7;
import java.util.Locale;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A patient who cannot get in is seen in the conversation, and let in with one click (N4). */
class ThreadAccessTest extends ConversationPanelFixture {
    private final FakeAccess access = new FakeAccess();

    private Pane pane(String language) {
        Locale locale = Locale.of(language);
        Pane pane = new Pane(locale, 400);
        AccessModel model = new AccessModel(access, clinic.ui(), clinic.live, new Uuid7(clinic.clock));
        pane.panel.follow(new AccessNotices(model, new Messages(locale), clinic.clock));
        return pane;
    }

    private static String text(Pane pane, String name) {
        layOut(pane.panel);
        return ((JTextComponent) pane.find(name)).getText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | LINK  | Anna could not open her link: six wrong tries.
            en | DAY   | Anna could not get in: twenty wrong tries in a day.
            en | CODES | Anna asked for several codes by e-mail and did not get in.
            fr | LINK  | Anna n’a pas pu ouvrir son lien\u00a0: six essais erronés.
            """)
    void whatKeepsThePatientOutStandsAboveTheComposer(String language, Why why, String sentence) throws Exception {
        onEventThread(() -> {
            access.barred(1, why);
            Pane pane = pane(language);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            assertThat(text(pane, "access.barred")).isEqualTo(sentence);
            assertThat(pane.find("access.unlock").getHeight()).isPositive();
            pane.open(clinic.conversation(ROBERT, ConversationStatus.OPEN));
            assertThat(pane.shows("access.barred")).isFalse();
        });
    }

    @Test
    void oneClickLetsThemInAndItIsSaidWhatBecameOfTheLink() throws Exception {
        onEventThread(() -> {
            access.barred(1, Why.LINK);
            Pane pane = pane("en");
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            access.failing = ErrorKind.SERVER_UNREACHABLE;
            pane.click("access.unlock");
            assertThat(text(pane, "access.barred"))
                    .startsWith("Anna could not open her link")
                    .contains("\n");
            access.failing = null;
            pane.click("access.unlock");
            assertThat(pane.shows("access.barred")).isFalse();
            assertThat(text(pane, "access.fresh")).isEqualTo("A fresh link to Anna is on its way.");

            access.fresh(1, LinkState.SENT, clinic.clock.millis());
            clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
            assertThat(text(pane, "access.fresh")).isEqualTo("A fresh link was sent to Anna at 09:45.");
            access.fresh(1, LinkState.NOT_DELIVERED, clinic.clock.millis() + 1);
            clinic.live.send(new Event.AccessChanged(clinic.nextSeq(), 1));
            assertThat(text(pane, "access.fresh")).startsWith("The fresh link could not be delivered to Anna.");
            pane.click("access.close");
            assertThat(pane.shows("access.fresh")).isFalse();
        });
    }
}
