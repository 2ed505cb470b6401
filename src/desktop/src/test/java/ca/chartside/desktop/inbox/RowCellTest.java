package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Presence;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row shows and says, and its three dots (T7, M6). */
class RowCellTest extends InboxFixture {
    private final List<UUID> opened = new ArrayList<>();
    private final List<ConversationRow> menus = new ArrayList<>();

    private ItemList list(String language, int width) {
        return list(model(Samples.RITA), language, width);
    }

    private ItemList list(InboxModel model, String language, int width) {
        Theme.install(false);
        Messages messages = new Messages(Locale.of(language));
        Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        UUID me = Samples.RITA.id();
        ItemList list = new ItemList(
                model,
                messages,
                new RowText(messages, clock, me),
                me,
                item -> opened.add(item.id()),
                (row, at, dots) -> menus.add(row));
        list.refresh();
        list.setSize(width, 24 + 7 * RowCell.ROW);
        return list;
    }

    private static JLabel cell(ItemList list, int index) {
        Item value = list.getModel().getElementAt(index);
        JLabel cell = (JLabel) list.getCellRenderer().getListCellRendererComponent(list, value, index, false, false);
        cell.setSize(list.getWidth(), RowCell.ROW);
        return cell;
    }

    private static BufferedImage picture(ItemList list, int index) {
        return Looks.paint(cell(list, index), new Dimension(list.getWidth(), RowCell.ROW));
    }

    private static boolean same(BufferedImage one, BufferedImage other, Rectangle area) {
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean has(BufferedImage image, Rectangle area, Color colour) {
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                if (image.getRGB(x, y) == colour.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theScreenReaderIsToldWhatTheMarksShow() throws Exception {
        api.act(id(103), new ConversationAction.Urgent(true));
        api.act(id(103), new ConversationAction.Assign(Samples.CHEN.id(), ""));
        api.act(id(105), new ConversationAction.Assign(Samples.RITA.id(), ""));
        SwingUtilities.invokeAndWait(() -> {
            assertThat(cell(list("en", 400), 1).getText())
                    .isEqualTo("O’SAMPLE, Siobhan, urgent, unread, The rash has spread since last night and it is very"
                            + " sore., 09:03, Assigned to Dr. Mei Chen, waiting 37 min");
            assertThat(cell(list("fr", 400), 1).getText()).contains(", urgente, ", ", Confiée à Dr. Mei Chen, ");
            assertThat(cell(list("en", 400), 3).getText())
                    .contains("Not delivered", ", closed, ", ", Assigned to you, ");
        });
    }

    @Test
    void whoElseHasItOpenIsSeenAndWhoWritesStandsInTheSnippetsPlace() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Rectangle snippet = new Rectangle(66, 33, 150, 20);
            InboxModel model = model(Samples.RITA);
            model.follow(new PresenceModel(
                    api,
                    new UiExecutor(Runnable::run, background),
                    live,
                    later,
                    Samples.RITA.id(),
                    new Messages(Locale.ENGLISH)));
            ItemList list = list(model, "en", 400);
            UUID row = ((Item.Row) list.getModel().getElementAt(1)).row().id();
            BufferedImage before = picture(list, 1);
            String plain = cell(list, 1).getText();

            live.send(new Presence(row, List.of(new Presence.Person(Samples.CHEN.id(), "Dr. Mei Chen", false))));
            assertThat(cell(list, 1).getText()).contains(", Dr. Mei Chen has this conversation open, ");
            assertThat(same(picture(list, 1), before, snippet)).isTrue();
            assertThat(same(picture(list, 1), before, new Rectangle(216, 33, 184, 20)))
                    .as("the eye")
                    .isFalse();

            live.send(new Presence(row, List.of(new Presence.Person(Samples.CHEN.id(), "Dr. Mei Chen", true))));
            assertThat(cell(list, 1).getText()).contains(", Dr. Mei Chen is writing…, ");
            assertThat(same(picture(list, 1), before, snippet)).isFalse();

            live.send(new Presence(row, List.of()));
            assertThat(cell(list, 1).getText()).isEqualTo(plain);
        });
    }

    @Test
    void whatLeftTriageSaysHow() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ItemList list = list("en", 400);
            InboxModel model = model(Samples.RITA);
            model.stored(api.act(id(106), new ConversationAction.Close(Long.MAX_VALUE)));
            model.stored(api.act(id(108), new ConversationAction.NoReplyNeeded(Long.MAX_VALUE)));
            assertThat(spoken(list, model, 106)).contains("closed, Closed");
            assertThat(spoken(list, model, 108)).endsWith("Done");

            model.select(id(102));
            api.answer(id(102), "Yes", Samples.at(24, 9, 39));
            model.refresh();
            assertThat(spoken(list, model, 102)).endsWith("Answered");
        });
    }

    private static String spoken(ItemList list, InboxModel model, int number) {
        Item item = model.items().stream()
                .filter(line -> line instanceof Item.Row row && row.row().id().equals(id(number)))
                .findFirst()
                .orElseThrow();
        return ((JLabel) list.getCellRenderer().getListCellRendererComponent(list, item, 1, false, false)).getText();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 400})
    void aPaperclipShowsThatThereAreFilesAndAScreenReaderSaysIt(int width) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Rectangle clip = new Rectangle(width - 80, 33, 20, 20);
            ItemList plain = list("en", width);
            BufferedImage before = picture(plain, 1);
            assertThat(cell(plain, 1).getText()).doesNotContain("with files");

            api.withFiles(id(104));
            ItemList list = list("en", width);
            assertThat(same(picture(list, 1), before, clip)).isFalse();
            assertThat(same(picture(list, 1), before, new Rectangle(0, 0, width, 32)))
                    .as("the line above")
                    .isTrue();
            assertThat(cell(list, 1).getText()).contains(", with files, waiting 17 h");
            assertThat(cell(list("fr", width), 1).getText()).contains(", avec fichiers, ");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 400})
    void urgentAndOwnerAreSeen(int width) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Rectangle flag = new Rectangle(66, 12, 16, 20);
            Rectangle owner = new Rectangle(width - 100, 33, 40, 20);
            ItemList calm = list("en", width);
            assertThat(has(picture(calm, 5), flag, UIManager.getColor("Chartside.red")))
                    .isFalse();
            assertThat(has(picture(calm, 5), owner, UIManager.getColor("Chartside.disc")))
                    .isFalse();

            api.act(id(103), new ConversationAction.Urgent(true));
            api.act(id(103), new ConversationAction.Assign(Samples.CHEN.id(), ""));
            BufferedImage row = picture(list("en", width), 1);
            assertThat(has(row, flag, UIManager.getColor("Chartside.red"))).isTrue();
            assertThat(has(row, owner, UIManager.getColor("Chartside.disc"))).isTrue();
            Rectangle wait = new Rectangle(width - 60, 33, 48, 20);
            assertThat(has(row, wait, UIManager.getColor("Chartside.red")))
                    .as("the wait of what is urgent is red")
                    .isTrue();
        });
    }

    @Test
    void theDotsStandInTheWaitsPlaceUnderTheMouseAndOpenTheMenuNotTheConversation() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ItemList list = list("en", 400);
            Rectangle dots = RowMarks.dots(400);
            Rectangle corner = new Rectangle(dots.x + 4, dots.y + 1, 16, 2);
            Color box = UIManager.getColor("Chartside.pop");
            assertThat(has(picture(list, 1), corner, box)).isFalse();

            Rectangle bounds = list.getCellBounds(1, 1);
            Point at = new Point(dots.x + 12, bounds.y + dots.y + 12);
            list.dispatchEvent(event(list, MouseEvent.MOUSE_MOVED, at, 0));
            assertThat(has(picture(list, 1), corner, box)).isTrue();
            assertThat(has(picture(list, 2), corner, box)).isFalse();

            list.setSelectedIndex(1);
            press(list, at);
            assertThat(menus).extracting(ConversationRow::id).containsExactly(id(104));
            assertThat(opened).isEmpty();

            press(list, new Point(100, at.y));
            assertThat(opened).containsExactly(id(104));
        });
    }

    @Test
    void aRightClickAsksForThatRowsMenuAndOpensNothing() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ItemList list = list("en", 400);
            Point third = new Point(100, list.getCellBounds(3, 3).y + 20);
            list.dispatchEvent(new MouseEvent(
                    list, MouseEvent.MOUSE_PRESSED, 0, 0, third.x, third.y, 1, true, MouseEvent.BUTTON3));

            assertThat(menus).extracting(ConversationRow::id).containsExactly(id(106));
            assertThat(list.getSelectedIndex()).isEqualTo(3);
            assertThat(opened).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift F10", "CONTEXT_MENU"})
    void theKeyboardAsksForTheMenuOfTheRowItIsOn(String key) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            ItemList list = list("en", 400);
            list.setSelectedIndex(2);
            Object action = list.getInputMap().get(KeyStroke.getKeyStroke(key));
            list.getActionMap().get(action).actionPerformed(null);

            assertThat(menus).extracting(ConversationRow::id).containsExactly(id(105));
        });
    }

    @Test
    void whoPointsAtARowIsToldWhoseItIs() throws Exception {
        api.act(id(104), new ConversationAction.Assign(Samples.CHEN.id(), ""));
        SwingUtilities.invokeAndWait(() -> {
            ItemList list = list("en", 400);
            assertThat(list.getToolTipText(event(list, MouseEvent.MOUSE_MOVED, new Point(100, 40), 0)))
                    .isEqualTo("Assigned to Dr. Mei Chen");
            assertThat(list.getToolTipText(event(list, MouseEvent.MOUSE_MOVED, new Point(100, 110), 0)))
                    .isNull();
        });
    }

    private static MouseEvent event(ItemList list, int what, Point at, int button) {
        int held = button == MouseEvent.BUTTON1 ? MouseEvent.BUTTON1_DOWN_MASK : 0;
        return new MouseEvent(list, what, 0, held, at.x, at.y, 1, false, button);
    }

    /** What Swing's own listener does needs a display. */
    private static void press(ItemList list, Point at) {
        Arrays.stream(list.getMouseListeners())
                .filter(listener -> listener.getClass().getName().startsWith(ItemList.class.getName()))
                .forEach(listener ->
                        listener.mousePressed(event(list, MouseEvent.MOUSE_PRESSED, at, MouseEvent.BUTTON1)));
    }
}
