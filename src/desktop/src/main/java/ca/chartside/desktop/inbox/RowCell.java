package ca.chartside.desktop.inbox;

import ca.chartside.desktop.inbox.Item.Section;
import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.SearchPage;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Paints a line of a list: a heading (24 px), a conversation's or a patient's row (64 px). Its text is what a screen reader says. */
final class RowCell extends JLabel implements ListCellRenderer<Item> {
    private static final long serialVersionUID = 1L;
    static final int ROW = 64;
    static final int HEADING = 24;
    private static final int MORE = 36;
    private static final int LEFT = 20;
    private static final int RIGHT = 12;
    private static final int DISC = 36;
    private static final int TEXT = LEFT + DISC + 10;
    private static final int FIRST = 12;
    private static final int SECOND = 33;
    private static final int LINE = 20;

    private final transient Rows model;
    private final transient Messages messages;
    private final transient RowText text;
    private final transient RowMarks marks;
    private final transient HitLine found;
    private final transient PatientLines people;
    private final Icon flag = Icons.of(MaterialDesignF.FLAG, 16, "Chartside.red");
    private final Icon failed = Icons.of(MaterialDesignE.EMAIL_ALERT_OUTLINE, 16, "Chartside.red");

    private @Nullable Item item;
    private boolean hovered;
    private boolean cursor;
    private int hover = -1;
    private @Nullable Component keyboard;

    /** @param me whose own conversations are marked as such */
    RowCell(Rows model, Messages messages, RowText text, UUID me) {
        this.model = model;
        this.messages = messages;
        this.text = text;
        this.marks = new RowMarks(messages, text, me);
        this.found = new HitLine(messages, text);
        this.people = new PatientLines(messages);
        PlainText.in(this);
        setOpaque(true);
    }

    /** @param index the row under the mouse; -1: none */
    void setHover(int index) {
        hover = index;
    }

    /** Up and Down there move in the list: while the keyboard is in it, the row that they chose is ringed. */
    void keyboard(Component field) {
        keyboard = field;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Item> list, Item value, int index, boolean isSelected, boolean cellHasFocus) {
        item = value;
        hovered = index == hover && !(value instanceof Item.Heading);
        cursor = isSelected && (list.isFocusOwner() || (keyboard != null && keyboard.isFocusOwner()));
        setText(spoken(value));
        return this;
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(200, height(item));
    }

    private static int height(@Nullable Item item) {
        return switch (item) {
            case Item.Heading heading -> HEADING;
            case Item.MorePeople more -> MORE;
            case null, default -> ROW;
        };
    }

    /** What a screen reader says. */
    String spoken(Item value) {
        return switch (value) {
            case Item.Heading heading -> words(heading.section());
            case Item.Row row -> spoken(row.row(), said(row.row()), row.row().lastAt(), row.answered());
            case Item.Hit hit ->
                spoken(
                        hit.hit().conversation(),
                        found.spoken(hit.hit()),
                        hit.hit().at(),
                        false);
            case Item.Person person -> people.spoken(person.patient());
            case Item.MorePeople more -> messages.text("search.morePatients");
        };
    }

    private String words(Section section) {
        return switch (section) {
            case THIS_CHART -> messages.text("inbox.section.chart");
            case WHOLE_CLINIC -> messages.text("inbox.section.clinic");
            case PATIENTS -> messages.text("search.section.patients");
            case CONVERSATIONS -> messages.text("search.section.conversations");
        };
    }

    /** In which order its rows stand; null where that needs no word. */
    private @Nullable String order(Section section) {
        return switch (section) {
            case WHOLE_CLINIC -> messages.text("inbox.section.clinic.order");
            case CONVERSATIONS -> messages.text("search.section.conversations.order");
            case THIS_CHART, PATIENTS -> null;
        };
    }

    private String said(ConversationRow row) {
        return row.notDelivered() ? messages.text("inbox.notDelivered") : text.snippet(row);
    }

    private String spoken(ConversationRow row, String words, long at, boolean answered) {
        StringJoiner said = new StringJoiner(", ");
        said.add(PatientText.listName(row.patient()));
        if (row.urgent()) {
            said.add(messages.text("inbox.spoken.urgent"));
        }
        if (row.unread()) {
            said.add(messages.text("inbox.spoken.unread"));
        }
        String looking = model.looking(row.id());
        String writing = model.writing(row.id());
        if (looking != null) {
            said.add(writing == null ? looking : writing);
        }
        if (model.drafted(row)) {
            said.add(messages.text("inbox.draft"));
        }
        if (!words.isEmpty()) {
            said.add(words);
        }
        said.add(text.at(at));
        if (row.status() == ConversationStatus.CLOSED) {
            said.add(messages.text("inbox.spoken.closed"));
        }
        if (row.hasFiles()) {
            said.add(messages.text("inbox.spoken.files"));
        }
        String owner = marks.owner(row);
        if (owner != null) {
            said.add(owner);
        }
        if (answered) {
            said.add(marks.answered(row));
        }
        Long since = row.needsActionSince();
        if (since != null) {
            said.add(messages.text("inbox.spoken.waiting", text.waiting(since)));
        }
        return said.toString();
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = Cells.smooth(g);
        try {
            switch (item) {
                case Item.Heading heading -> paintHeading(g2, heading.section());
                case Item.Row row -> {
                    Marked name = Marked.plain(PatientText.listName(row.row().patient()));
                    paintRow(g2, row.row(), name, row.row().lastAt());
                    paintSecondLine(g2, row);
                }
                case Item.Hit hit -> {
                    paintRow(
                            g2,
                            hit.hit().conversation(),
                            Marked.name(hit.hit()),
                            hit.hit().at());
                    paintFound(g2, hit.hit());
                }
                case Item.Person person -> {
                    ground(g2, hovered ? "Chartside.hover" : "Chartside.bg");
                    people.paint(g2, this, person.patient(), TEXT);
                }
                case Item.MorePeople more -> paintMore(g2);
                case null -> {}
            }
            paintCursor(g2);
        } finally {
            g2.dispose();
        }
    }

    private void paintCursor(Graphics2D g2) {
        if (cursor && !(item instanceof Item.Heading)) {
            g2.setColor(UIManager.getColor("Chartside.accent"));
            g2.setStroke(new BasicStroke(2));
            g2.draw(new RoundRectangle2D.Double(3, 3, getWidth() - 6d, getHeight() - 6d, 12, 12));
        }
    }

    private void ground(Graphics2D g2, String colour) {
        g2.setColor(UIManager.getColor(colour));
        g2.fillRect(0, 0, getWidth(), getHeight());
    }

    private static Font font(boolean strong, float size) {
        return UIManager.getFont(strong ? "semibold.font" : "defaultFont").deriveFont(size);
    }

    private void paintHeading(Graphics2D g2, Section section) {
        ground(g2, "Chartside.bg");
        g2.setColor(UIManager.getColor("Chartside.text3"));
        g2.setFont(font(true, 11f));
        FontMetrics metrics = g2.getFontMetrics();
        float base = Cells.base(metrics, 0, HEADING);
        g2.drawString(words(section), LEFT, base);
        String order = order(section);
        if (order != null) {
            int x = LEFT + metrics.stringWidth(words(section)) + 6;
            g2.setFont(font(false, 11f));
            g2.drawString(order, x, base);
        }
    }

    private void paintMore(Graphics2D g2) {
        ground(g2, hovered ? "Chartside.hover" : "Chartside.bg");
        g2.setFont(font(true, 12f));
        g2.setColor(UIManager.getColor("Chartside.accentText"));
        g2.drawString(messages.text("search.morePatients"), TEXT, Cells.base(g2.getFontMetrics(), 0, MORE));
    }

    /** All but the second line. */
    private void paintRow(Graphics2D g2, ConversationRow row, Marked name, long at) {
        boolean opened = row.id().equals(model.selected());
        ground(g2, opened ? "Chartside.sel" : hovered ? "Chartside.hover" : "Chartside.bg");
        if (row.unread()) {
            g2.setColor(UIManager.getColor("Chartside.accent"));
            g2.fill(new Ellipse2D.Double(7, (ROW - 8) / 2d, 8, 8));
        }
        Disc.neutral(PatientText.initials(row.patient()), DISC).paintIcon(this, g2, LEFT, (ROW - DISC) / 2);
        paintFirstLine(g2, row, name, text.at(at));
    }

    private void paintFirstLine(Graphics2D g2, ConversationRow row, Marked name, String time) {
        g2.setFont(font(row.unread(), 11f));
        g2.setColor(UIManager.getColor(row.unread() ? "Chartside.text" : "Chartside.text3"));
        FontMetrics metrics = g2.getFontMetrics();
        int timeX = getWidth() - RIGHT - metrics.stringWidth(time);
        g2.drawString(time, timeX, Cells.base(metrics, FIRST, LINE));
        Font bold = UIManager.getFont("defaultFont").deriveFont(Font.BOLD, 13f);
        Marked.Type type =
                Marked.Type.of(g2, row.unread() ? bold : font(false, 13f), row.unread() ? bold : font(true, 13f));
        int x = TEXT;
        if (row.urgent()) {
            flag.paintIcon(this, g2, x, FIRST + (LINE - flag.getIconHeight()) / 2);
            x += flag.getIconWidth() + 6;
        }
        name.clip(type, timeX - 6 - x).paint(g2, type, "Chartside.text", x, Cells.base(type.plain(), FIRST, LINE));
    }

    private int paintMarks(Graphics2D g2, ConversationRow row, boolean answered, boolean looked) {
        return marks.paint(g2, this, row, answered, model.tellsWaits(), hovered || cursor, looked);
    }

    private void paintFound(Graphics2D g2, SearchPage.Hit hit) {
        boolean looked = model.looking(hit.conversation().id()) != null;
        int right = paintMarks(g2, hit.conversation(), false, looked);
        found.paint(g2, this, hit, TEXT, right - 6);
    }

    private void paintSecondLine(Graphics2D g2, Item.Row value) {
        ConversationRow row = value.row();
        // Who writes has it open: the words say so.
        boolean looked = model.looking(row.id()) != null && model.writing(row.id()) == null;
        int right = paintMarks(g2, row, value.answered(), looked);
        int x = TEXT;
        String words = said(row);
        String ink = row.unread() ? "Chartside.text" : "Chartside.text2";
        if (model.drafted(row)) {
            x = paintDraft(g2, x);
        }
        if (row.notDelivered()) {
            failed.paintIcon(this, g2, x, SECOND + 2);
            x += 22;
            ink = "Chartside.red";
        }
        String writing = model.writing(row.id());
        if (writing != null) {
            words = writing;
            ink = "Chartside.accentText";
        }
        g2.setFont(font(false, 12f));
        g2.setColor(UIManager.getColor(ink));
        FontMetrics metrics = g2.getFontMetrics();
        g2.drawString(Cells.clip(words, metrics, right - 6 - x), x, Cells.base(metrics, SECOND, LINE));
    }

    /** @return where the snippet begins */
    private int paintDraft(Graphics2D g2, int x) {
        String words = messages.text("inbox.draft");
        g2.setFont(font(true, 12f));
        g2.setColor(UIManager.getColor("Chartside.accentText"));
        FontMetrics metrics = g2.getFontMetrics();
        g2.drawString(words, x, Cells.base(metrics, SECOND, LINE));
        return x + metrics.stringWidth(words) + 8;
    }

    /** Who else has it open, and "Assigned to …", for whoever points at a row; null where there is nobody. */
    @Nullable String tip(Item value) {
        ConversationRow row = value.conversation();
        if (row == null) {
            return null;
        }
        String said = Stream.of(Optional.ofNullable(model.looking(row.id())), Optional.ofNullable(marks.owner(row)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return said.isEmpty() ? null : said;
    }
}
