package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.QuitQuestion.Unsent;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class QuitQuestionTest {
    private static final Messages ENGLISH = new Messages(Locale.ENGLISH);
    private final Outbox.Entry message = new Outbox.Entry(
            new SendRequest(Samples.id(1), Samples.id(2), 12, "Bring\nthe form.", SendMode.SEND, 0),
            0,
            Outbox.State.SENDING,
            null);

    @Test
    void draftsAndMessagesThatQuittingLosesAreListed() {
        Unsent mine = new Unsent("Rita Desk", true, List.of("TESTERSON, Anna", "FAKENAME, Robert"), List.of(message));

        assertThat(QuitQuestion.lines(ENGLISH, List.of(mine)))
                .containsExactly(
                        "Draft to TESTERSON, Anna",
                        "Draft to FAKENAME, Robert",
                        "Message to patient 12: Bring the form.");
    }

    @Test
    void aColleaguesAreCountedAndNotShown() {
        Unsent mine = new Unsent("Dr. Mei Chen", true, List.of(), List.of());
        Unsent hers = new Unsent("Rita Desk", false, List.of("TESTERSON, Anna"), List.of(message));

        assertThat(QuitQuestion.lines(ENGLISH, List.of(mine, hers)))
                .containsExactly("By Rita Desk, who has signed out: 2 drafts and messages");
    }

    @Test
    void nothingUnsentIsNotAskedAbout() {
        Unsent mine = new Unsent("Rita Desk", true, List.of(), List.of());

        assertThat(QuitQuestion.mayQuit(ENGLISH, List.of(mine))).isTrue();
        assertThat(QuitQuestion.maySignOut(ENGLISH, List.of())).isTrue();
    }
}
