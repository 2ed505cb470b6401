package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.awt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

/** What a long conversation costs the event thread as it opens: texts are laid out elsewhere, or typing would wait for them. */
class OpeningTest extends ConversationPanelFixture {
    private Pane pane(int width) throws Exception {
        Pane[] made = new Pane[1];
        onEventThread(() -> made[0] = new Pane(Locale.ENGLISH, width));
        clinic.eventThread = SwingUtilities::invokeLater;
        clinic.background.hold();
        return Objects.requireNonNull(made[0]);
    }

    /** The server answers, which is not on the event thread. */
    private void answer(Pane pane) throws Exception {
        while (!clinic.background.waiting.isEmpty()) {
            clinic.background.answer();
        }
        onEventThread(() -> {
            layOut(pane.panel);
            paint(pane);
        });
    }

    @Test
    void theEventThreadLaysOutNoTextOfAPage() throws Exception {
        clinic.api.pageSize = 60;
        ConversationRow row = longConversation(120);
        clinic.note(row, CHEN, NOW, "Written for each other.");
        clinic.line(row, CHEN, NOW, MessageKind.CLOSED, null, "Done");
        Message last = clinic.fromPatient(row, NOW, "One more thing, see https://example.org");
        Pane pane = pane(400);
        onEventThread(() -> pane.open(row));
        answer(pane);
        onEventThread(() -> {
            assertThat(pane.list().items().size()).isEqualTo(60);
            assertThat(pane.list().items().getLast().id()).isEqualTo(last.id());
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            assertThat(pane.list().late())
                    .as("texts laid out on the event thread")
                    .isZero();
            pane.view().setViewPosition(new Point(0, 100));
        });
        answer(pane);
        onEventThread(() -> {
            assertThat(pane.list().items().size()).isEqualTo(120);
            assertThat(pane.list().late()).as("of the page above").isZero();
        });
    }

    @Test
    void whatWasLaidOutForAnotherWidthIsLaidOutAnew() throws Exception {
        ConversationRow row = longConversation(20);
        Message wide = clinic.fromPatient(row, NOW, "word ".repeat(200));
        Pane pane = pane(700);
        onEventThread(() -> pane.open(row));
        List<Runnable> later = new ArrayList<>();
        clinic.eventThread = later::add;
        clinic.background.answer();
        onEventThread(() -> {
            pane.panel.wide(false);
            pane.panel.setSize(400, 600);
            layOut(pane.panel);
            later.forEach(Runnable::run);
            assertThat(pane.list().late()).isPositive();
            RowBox box = Objects.requireNonNull(pane.list().box(wide.id()));
            assertThat(Objects.requireNonNull(box.bubble()).width).isLessThanOrEqualTo((int) ((400 - 24) * 0.72));
        });
    }
}
