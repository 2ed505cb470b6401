package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SendMode;
import java.awt.Color;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.swing.AbstractButton;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;

/** How messages, notes and lines stand in the conversation, and what stays in sight as they come. */
class MessageListTest extends ConversationPanelFixture {
    private int bubbleWidth(Pane pane, Message message) {
        RowBox box = Objects.requireNonNull(pane.list().box(message.id()));
        return Objects.requireNonNull(box.bubble()).width;
    }

    @Test
    void itOpensAtTheBottomAndStaysThere() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(30);
            pane.open(row);
            assertThat(pane.bottom()).isPositive();
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            Message last = clinic.fromPatient(row, NOW, "The newest");
            clinic.live.send(clinic.stored(last));
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(last.seq());
            pane.composer.text("one\ntwo\nthree\nfour\nfive\nsix");
            layOut(pane.panel);
            assertThat(pane.view().getViewPosition().y)
                    .as("a growing composer hides no message")
                    .isEqualTo(pane.bottom());
        });
    }

    @Test
    void whoReadsAboveIsToldBelowAndHasNotSeenIt() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(30);
            pane.open(row);
            long seen = pane.thread.lastSeenSeq(row.id());
            pane.view().setViewPosition(new Point(0, pane.bottom() - 400));
            int reading = pane.view().getViewPosition().y;
            Message last = clinic.fromPatient(row, NOW, "One");
            clinic.live.send(clinic.stored(last));
            Message newest = clinic.fromPatient(row, NOW, "Two");
            clinic.live.send(clinic.stored(newest));
            assertThat(pane.view().getViewPosition().y).isEqualTo(reading);
            assertThat(((AbstractButton) pane.find("thread.pill")).getText()).isEqualTo("2 new");
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(seen);
            pane.click("thread.pill");
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            assertThat(pane.shows("thread.pill")).isFalse();
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(newest.seq());
        });
    }

    @Test
    void olderMessagesComeAboveWithoutAJump() throws Exception {
        onEventThread(() -> {
            clinic.api.pageSize = 20;
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(60);
            pane.open(row);
            clinic.background.hold();
            pane.view().setViewPosition(new Point(0, 100));
            assertThat(clinic.background.waiting.size()).isEqualTo(1);
            Message watched = clinic.api.messages.get(row.id()).get(45);
            int before = onScreen(pane, watched);
            int rows = pane.thread.rows().size();
            clinic.background.answer();
            assertThat(pane.thread.rows()).hasSizeGreaterThan(rows);
            assertThat(onScreen(pane, watched)).isEqualTo(before);
        });
    }

    private static int onScreen(Pane pane, Message message) {
        Rectangle bounds = Objects.requireNonNull(pane.list().bounds(message.id()));
        return bounds.y + bounds.height - pane.view().getViewPosition().y;
    }

    @Test
    void bubblesAreNoWiderThanTheyMayBe() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message wide = clinic.fromPatient(row, NOW, "word ".repeat(200));
            Message unbroken = clinic.fromStaff(row, ME, NOW, "x".repeat(500), DeliveryState.SENT);
            Message small = clinic.fromPatient(row, NOW, "ok");
            pane.open(row);
            int most = (int) (0.72 * (400 - 24));
            assertThat(bubbleWidth(pane, wide)).isBetween(most - 40, most);
            assertThat(bubbleWidth(pane, unbroken)).isBetween(most - 40, most);
            assertThat(bubbleWidth(pane, small)).isLessThan(60);
        });
    }

    @Test
    void everyKindOfTextIsPaintedAsItIsWritten() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.FRENCH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            for (String text : List.of(
                    "<html><img src='http://127.0.0.1:1/x'>",
                    "",
                    "\n\n",
                    "a\tb\r\nc",
                    "سلام 👩‍⚕️ e\u0301",
                    "\u0000")) {
                clinic.fromPatient(row, NOW, text);
            }
            pane.open(row);
            paint(pane);
            assertThat(pane.list().getAccessibleContext().getAccessibleChildrenCount())
                    .isEqualTo(6);
            assertThat(pane.list()
                            .getAccessibleContext()
                            .getAccessibleChild(0)
                            .getAccessibleContext()
                            .getAccessibleName())
                    .isEqualTo("Anna 09:45: <html><img src='http://127.0.0.1:1/x'>");
        });
    }

    @Test
    void aNoteIsAmberFromSideToSideAndALineStandsInTheMiddle() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message note = clinic.note(row, ME, NOW, "Left hand is her dominant one.");
            Message line = clinic.line(row, ME, NOW, MessageKind.ASSIGNED, "Dr. Mei Chen", "She asked for her");
            pane.open(row);
            RowBox box = Objects.requireNonNull(pane.list().box(note.id()));
            assertThat(Objects.requireNonNull(box.bubble()).width).isEqualTo(400 - 2 * 12);
            Rectangle where = Objects.requireNonNull(pane.list().bounds(note.id()));
            BufferedImage image = paint(pane);
            int y = SwingUtilities.convertPoint(pane.list(), where.x, where.y, pane.panel).y + where.height - 6;
            assertThat(new Color(image.getRGB(390, y))).isNotEqualTo(UIManager.getColor("Chartside.note"));
            assertThat(new Color(image.getRGB(380, y))).isEqualTo(UIManager.getColor("Chartside.note"));
            assertThat(new Color(image.getRGB(13, y - 10))).isEqualTo(UIManager.getColor("Chartside.noteEdge"));
            RowBox told = Objects.requireNonNull(pane.list().box(line.id()));
            assertThat(Objects.requireNonNull(told.block()).height())
                    .as("what and why")
                    .isEqualTo(2 * TextBlock.LINE);
        });
    }

    @Test
    void whatWasTakenBackIsStruckOutAndLegible() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message message = clinic.fromStaff(row, ME, NOW, "Wrong patient, sorry", DeliveryState.SENT);
            pane.open(row);
            TextBlock before =
                    Objects.requireNonNull(pane.list().box(message.id())).block();
            BufferedImage standing = paint(pane);
            clinic.live.send(new Event.MessageTakenBack(clinic.nextSeq(), row.id(), message.id(), message.sentAt()));
            layOut(pane.panel);
            RowBox box = Objects.requireNonNull(pane.list().box(message.id()));
            assertThat(box.block()).as("measured once").isSameAs(before);
            Rectangle bubble = Objects.requireNonNull(box.bubble());
            Rectangle where = Objects.requireNonNull(pane.list().bounds(message.id()));
            Point corner = SwingUtilities.convertPoint(
                    pane.list(), 12 + bubble.x + 3, where.y + bubble.y + bubble.height / 2, pane.panel);
            assertThat(new Color(standing.getRGB(corner.x, corner.y))).isEqualTo(UIManager.getColor("Chartside.staff"));
            assertThat(new Color(paint(pane).getRGB(corner.x, corner.y))).isEqualTo(UIManager.getColor("Chartside.bg"));
            assertThat(spoken(pane, 0)).isEqualTo("You 09:45: Wrong patient, sorry (Taken back 09:45 · Not read)");
        });
    }

    private static String spoken(Pane pane, int index) {
        return pane.list()
                .getAccessibleContext()
                .getAccessibleChild(index)
                .getAccessibleContext()
                .getAccessibleName();
    }

    @Test
    void aColleaguesLineBelowIsNotCountedAsNew() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(30);
            pane.open(row);
            pane.view().setViewPosition(new Point(0, pane.bottom() - 400));
            clinic.live.send(clinic.stored(clinic.line(row, Samples.CHEN, NOW, MessageKind.URGENT, null, "")));
            assertThat(pane.shows("thread.pill")).isFalse();
            clinic.live.send(clinic.stored(clinic.note(row, Samples.CHEN, NOW, "Call her")));
            assertThat(((AbstractButton) pane.find("thread.pill")).getText()).isEqualTo("1 new");
        });
    }

    @Test
    void aFaultOfTheServerIsTherePlainlyWithItsNumber() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.FRENCH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.composer.text("Bonjour");
            pane.composer.send(SendMode.SEND);
            ThreadItem item = pane.list().items().getFirst();
            int before = pane.list().bounds(item.id()).height;

            clinic.outbox.fault(item.id(), "4f2a91c0");
            layOut(pane.panel);

            assertThat(pane.list().bounds(item.id()).height).isGreaterThan(before);
            TextBlock fault = pane.list().box(item.id()).fault();
            assertThat(fault.width()).isLessThanOrEqualTo(400 - 2 * 12);
            assertThat(pane.list()
                            .getAccessibleContext()
                            .getAccessibleChild(0)
                            .getAccessibleContext()
                            .getAccessibleName())
                    .endsWith("Un problème est survenu sur le serveur. Donnez au soutien technique le numéro"
                            + " 4f2a91c0.");
        });
    }
}
