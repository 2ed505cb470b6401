package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;

/** A conversation that is opened where a search found something in it. */
class SoughtTest extends ConversationPanelFixture {
    private static final String PILL = "thread.pill";

    private ThreadModel thread() {
        return new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
    }

    private Message message(ConversationRow row, int index) {
        return clinic.api.messages.get(row.id()).get(index);
    }

    private void open(Pane pane, ConversationRow row, Message at) {
        pane.composer.writeIn(row);
        clinic.background.hold();
        pane.thread.open(row.id(), at.id(), at.seq());
        pane.thread.visible(true);
        answerAll();
        layOut(pane.panel);
    }

    private void answerAll() {
        clinic.background.release();
        while (!clinic.background.waiting.isEmpty()) {
            clinic.background.answer();
        }
    }

    private static boolean inView(Pane pane, Message message) {
        Rectangle where = Objects.requireNonNull(pane.list().bounds(message.id()));
        return pane.view().getViewRect().contains(where);
    }

    private long pages() {
        return clinic.api.asked.stream()
                .filter(what -> what.startsWith("messages"))
                .count();
    }

    @Test
    void pagesAreLoadedUntilItIsHereAndNothingIsShownBetween() {
        clinic.api.pageSize = 3;
        ConversationRow row = longConversation(12);
        ThreadModel thread = thread();
        List<Integer> shown = new ArrayList<>();
        thread.addListener(new ThreadModel.Listener() {
            @Override
            public void rowsChanged() {
                shown.add((int) thread.rows().stream()
                        .filter(ThreadRow.Bubble.class::isInstance)
                        .count());
            }
        });
        Message wanted = message(row, 4);
        clinic.background.hold();
        thread.open(row.id(), wanted.id(), wanted.seq());
        while (!clinic.background.waiting.isEmpty()) {
            clinic.background.answer();
        }

        assertThat(thread.sought().here()).isEqualTo(wanted.id());
        assertThat(shown).containsExactly(0, 9);
        assertThat(pages()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsSoughtNoFurtherThanWhereItWouldBe() {
        clinic.api.pageSize = 3;
        ConversationRow row = longConversation(12);
        ThreadModel thread = thread();
        thread.open(row.id(), new UUID(1, 1), message(row, 7).seq());

        assertThat(thread.sought().pending()).isFalse();
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void whereAPageCannotBeHadTheRestIsShown() {
        clinic.api.pageSize = 3;
        ConversationRow row = longConversation(12);
        ThreadModel thread = thread();
        clinic.background.hold();
        thread.open(row.id(), message(row, 0).id(), message(row, 0).seq());
        clinic.background.answer();
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        clinic.background.answer();

        assertThat(clinic.background.waiting).as("it is not asked for ever").isEmpty();
        assertThat(thread.sought().pending()).isFalse();
        assertThat(thread.isEmpty()).isFalse();
    }

    @Test
    void afterAFailureTheNextTryStillSeeksIt() {
        ConversationRow row = longConversation(60);
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        ThreadModel thread = thread();
        thread.open(row.id(), message(row, 3).id(), message(row, 3).seq());
        clinic.api.failing = null;
        thread.refresh();

        assertThat(thread.sought().here()).isEqualTo(message(row, 3).id());
    }

    @Test
    void anotherConversationIsNotSearchedForIt() {
        ConversationRow row = longConversation(60);
        ConversationRow other = clinic.conversation(ANNA, ConversationStatus.OPEN);
        ThreadModel thread = thread();
        clinic.background.hold();
        thread.open(row.id(), message(row, 3).id(), message(row, 3).seq());
        thread.open(other.id());
        answerAll();

        assertThat(thread.sought().pending()).isFalse();
        assertThat(pages()).isEqualTo(2);
    }

    @Test
    void itStandsInViewRingedAndWhatIsBelowHasNotBeenSeen() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(120);
            clinic.api.readSeq = 0;
            clinic.api.asked.clear();
            Message wanted = message(row, 30);
            open(pane, row, wanted);
            assertThat(inView(pane, wanted)).isTrue();
            assertThat(pane.thread.lastSeenSeq(row.id()))
                    .isGreaterThanOrEqualTo(wanted.seq())
                    .isLessThan(message(row, 60).seq());
            assertThat(clinic.api.asked)
                    .doesNotContain("markRead " + message(row, 119).seq());
            assertThat(ringed(pane, wanted)).isTrue();

            pane.list().clicked(message(row, 31).id());
            assertThat(ringed(pane, wanted)).as("once another one is acted on").isFalse();
        });
    }

    @Test
    void newsOnTheWayThereAreNotSeen() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(120);
            clinic.api.readSeq = 0;
            Message wanted = message(row, 30);
            pane.composer.writeIn(row);
            clinic.background.hold();
            pane.thread.visible(true);
            pane.thread.open(row.id(), wanted.id(), wanted.seq());
            clinic.background.answer();
            Message last = clinic.fromPatient(row, NOW, "The newest");
            clinic.live.send(clinic.stored(last));
            layOut(pane.panel);
            assertThat(pane.thread.lastSeenSeq(row.id())).isZero();
            answerAll();
            layOut(pane.panel);

            assertThat(inView(pane, wanted)).isTrue();
            assertThat(clinic.api.asked).doesNotContain("markRead " + last.seq());
        });
    }

    private static boolean ringed(Pane pane, Message message) {
        BufferedImage image = paint(pane);
        Rectangle where = Objects.requireNonNull(pane.list().bounds(message.id()));
        Point top = SwingUtilities.convertPoint(pane.list(), where.getLocation(), pane.panel);
        int accent = UIManager.getColor("Chartside.accent").getRGB();
        for (int y = top.y; y < top.y + where.height; y++) {
            for (int x = 0; x < 60; x++) {
                if (image.getRGB(x, y) == accent) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean marked(Pane pane, Message message) {
        BufferedImage image = paint(pane);
        Rectangle where = SwingUtilities.convertRectangle(
                pane.list(), Objects.requireNonNull(pane.list().bounds(message.id())), pane.panel);
        int ground = UIManager.getColor("Chartside.found").getRGB();
        return IntStream.range(where.y, where.y + where.height)
                .anyMatch(y -> IntStream.range(0, image.getWidth()).anyMatch(x -> image.getRGB(x, y) == ground));
    }

    @Test
    void whatWasFoundIsMarkedInItAloneUntilAnotherConversationIsOpened() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(8);
            open(pane, row, message(row, 5));
            assertThat(marked(pane, message(row, 5))).isFalse();
            pane.thread.mark(List.of("fill"));
            assertThat(marked(pane, message(row, 5))).isTrue();
            assertThat(marked(pane, message(row, 6))).isFalse();
            pane.thread.mark(List.of());
            assertThat(marked(pane, message(row, 5))).isFalse();
            pane.thread.mark(List.of("fill"));
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.open(row);
            assertThat(marked(pane, message(row, 5))).isFalse();
        });
    }

    @Test
    void inTheConversationThatIsOpenItIsGoneTo() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(120);
            pane.open(row);
            open(pane, row, message(row, 5));
            assertThat(inView(pane, message(row, 5))).isTrue();
            open(pane, row, message(row, 100));
            assertThat(inView(pane, message(row, 100))).isTrue();
        });
    }

    @Test
    void whatWasReadBeforeIsNotNewBelowNorInTheWayOfAnAnswer() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(60);
            open(pane, row, message(row, 3));

            assertThat(pane.shows(PILL)).isTrue();
            assertThat(((AbstractButton) pane.find(PILL)).getText()).doesNotContain("new");
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(clinic.api.readSeq);
        });
    }

    @Test
    void aWindowThatIsNotLaidOutYetGoesThereOnceItIs() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.panel.setSize(0, 0);
            layOut(pane.panel);
            ConversationRow row = longConversation(60);
            Message wanted = message(row, 3);
            open(pane, row, wanted);
            pane.panel.setSize(400, 600);
            layOut(pane.panel);

            assertThat(inView(pane, wanted)).isTrue();
        });
    }
}
