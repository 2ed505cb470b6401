package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.swing.JList;
import javax.swing.JViewport;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conversations are found by what stands in them. */
@Tag("long")
class SearchTest extends ClientTest {
    private static final int ROBERT = 2;

    private int messages;

    private void said(int patient, String text) {
        sent(SampleStaff.MEI_CHEN, ids.next(), patient, text, SendMode.SEND);
        messages++;
    }

    private void awaitIndex() {
        Await.until(
                "the words of " + messages + " messages",
                LIVE,
                () -> backend.backend()
                        .store()
                        .read(clinic(), tx -> tx.sql().number("SELECT COUNT(*) FROM search_entry")),
                count -> count == messages);
    }

    private static List<String> found(StaffDesk desk) {
        return Seen.rows(desk.part(Names.SEARCH_RESULTS, JList.class));
    }

    private static List<String> awaitFound(StaffDesk desk, String what, Predicate<List<String>> as) {
        return Await.until(what, LIVE, () -> found(desk), as);
    }

    @SuppressWarnings("deprecation") // the robot's modifiers are the old ones
    private void startSearch(String words) {
        robot.pressAndReleaseKey(KeyEvent.VK_F, InputEvent.CTRL_MASK);
        robot.enterText(words);
    }

    @Test
    void aMessageIsFoundByTheBeginningsOfItsWordsAndOpenedByKeyboard() {
        said(SampleClinic.ANNA, "L’ibuprofène vous a donné une éruption.");
        said(SampleClinic.ANNA, "Your form is ready.");
        awaitIndex();
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("Your form is ready.");
        Seen.await(thread(desk), "Your form is ready.");

        startSearch("ibuprofene erup");
        awaitFound(
                desk,
                "the message",
                rows -> rows.size() == 2 && rows.get(1).contains("You: L’ibuprofène vous a donné une éruption."));
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        Seen.await(thread(desk), "ibuprofène");

        startSearch("");
        robot.pressAndReleaseKey(KeyEvent.VK_ESCAPE);

        assertThat(desk.rows()).hasSize(2);
        assertThat(Seen.onEventThread(() ->
                        desk.part(Names.SEARCH_FIELD, JTextComponent.class).getText()))
                .isEmpty();
    }

    @Test
    void theMessageThatWasFoundIsInViewHoweverOldItIs() {
        UUID conversation = ids.next();
        for (int i = 0; i < 120; i++) {
            String text = i == 20 ? "Your left knee needs rest." : "Reminder " + i + " of your visit.";
            sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, text, SendMode.ALLOW_REPLIES);
            messages++;
        }
        awaitIndex();
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);

        startSearch("knee");
        awaitFound(desk, "the message", rows -> rows.size() == 2 && rows.get(1).contains("Your left knee needs rest."));
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);

        Seen.await(thread(desk), "Your left knee needs rest.");
        JViewport view = (JViewport) thread(desk).getParent();
        Await.until(
                "the view to be far above the newest",
                LIVE,
                () -> Seen.onEventThread(() -> {
                    Rectangle shown = view.getViewRect();
                    return shown.height > 0
                            && shown.y + shown.height < view.getView().getHeight() / 2;
                }));
    }

    @Test
    void withAChartItsConversationsAreFoundAndByOneButtonTheWholeClinics() {
        said(ROBERT, "The vaccination is on Monday.");
        said(SampleClinic.ANNA, "The vaccination is on Tuesday.");
        awaitIndex();
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        openChart(desk, SampleClinic.ANNA);

        startSearch("vaccin");
        awaitFound(desk, "Anna's alone", rows -> rows.size() == 2 && rows.get(1).contains("Tuesday"));
        desk.click(Names.SEARCH_WIDEN);
        List<String> all = awaitFound(desk, "Robert's too", rows -> rows.size() == 3);
        assertThat(all.getLast()).contains("Monday");
        startSearch("monday vaccinat");
        awaitFound(
                desk, "Robert's alone", rows -> rows.size() == 2 && rows.get(1).contains("Monday"));
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);

        Seen.await(thread(desk), "Monday");
        Seen.await(desk.part(Names.OTHER_CHART, Component.class), "TESTERSON, Anna");
        assertThat(desk.status().path("chart").path("demographicNo").asInt()).isEqualTo(SampleClinic.ANNA);
    }

    @Test
    void moreAreLoadedAsOneScrolls() {
        for (int i = 0; i < 60; i++) {
            said(SampleClinic.ANNA, "Reminder " + i + " of the vaccination.");
        }
        awaitIndex();
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);

        startSearch("vaccin");
        awaitFound(desk, "the first page", rows -> rows.size() == 51);
        for (int i = 0; i < 45; i++) {
            robot.pressAndReleaseKey(KeyEvent.VK_DOWN);
        }

        List<String> all = awaitFound(desk, "all", rows -> rows.size() == 61);
        assertThat(all).doesNotHaveDuplicates();
    }
}
