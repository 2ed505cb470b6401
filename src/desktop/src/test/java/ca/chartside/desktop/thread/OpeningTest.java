package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.awt.Point;
import java.awt.Rectangle;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
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
        onEventThread(() -> {}); // what it has put off for later is asked for
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

    /** Its first event lays out what is in view; the rest comes from elsewhere, and what is read stays in its place. */
    @Test
    void anotherWidthOfALongConversationLaysOutNoMoreThanWhatIsLookedAt() throws Exception {
        int many = 10_000;
        clinic.api.pageSize = many;
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        for (int i = 0; i < many; i++) {
            String text = "Please take the tablets twice a day, and write if it gets any worse than it is now. " + i;
            if (i % 2 == 0) {
                clinic.fromPatient(row, NOW.minusMinutes(many - i), text);
            } else {
                clinic.fromStaff(row, CHEN, NOW.minusMinutes(many - i), text, DeliveryState.SENT);
            }
        }
        clinic.api.readSeq = clinic.nextSeq();
        Pane pane = pane(400);
        onEventThread(() -> pane.open(row));
        answer(pane);
        onEventThread(() -> pane.view().setViewPosition(new Point(0, pane.bottom() / 2)));
        UUID[] read = new UUID[1];
        double[] rest = new double[1];
        clinic.eventThread = task -> SwingUtilities.invokeLater(() -> rest[0] = busy(task));
        double least = Double.MAX_VALUE;
        double leastRest = Double.MAX_VALUE;
        for (int width : new int[] {600, 400, 600, 400}) {
            double[] millis = new double[1];
            onEventThread(() -> {
                read[0] = Objects.requireNonNull(pane.list().firstIn(pane.view().getViewRect()));
                int before = pane.list().late();
                millis[0] = busy(() -> {
                    pane.panel.setSize(width, 600);
                    layOut(pane.panel);
                    paint(pane);
                });
                assertThat(pane.list().late() - before)
                        .as("texts laid out on the event thread")
                        .isBetween(1, 100);
                assertThat(pane.list().isBehind(pane.view().getViewRect())).isFalse();
            });
            least = Math.min(least, millis[0]);
            int late = pane.list().late();
            answer(pane);
            leastRest = Math.min(leastRest, rest[0]);
            System.err.printf("another width of %d messages: %.1f ms, then %.1f ms%n", many, millis[0], rest[0]);
            onEventThread(() -> {
                assertThat(pane.list().late()).as("the rest").isEqualTo(late);
                assertThat(pane.list()
                                .isBehind(new Rectangle(0, 0, width, pane.list().getHeight())))
                        .isFalse();
                assertThat(pane.list().firstIn(pane.view().getViewRect())).isEqualTo(read[0]);
            });
        }
        assertThat(least).as("ms of the event thread").isLessThanOrEqualTo(50);
        assertThat(leastRest).as("ms for the rest").isLessThanOrEqualTo(50);
    }

    private static double busy(Runnable deed) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        deed.run();
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
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
