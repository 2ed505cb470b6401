package ca.chartside.desktop.replies;

import ca.chartside.desktop.replies.ChooseModel.Row;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.SavedReply;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** What {@link ReplyPopup} shows: what there is to say, the rows, and the way to the other language. Takes no keyboard. */
final class ReplyList extends JPanel {
    private static final long serialVersionUID = 1L;
    static final int WIDTH = 372;
    private static final int SHOWN = 5;
    private static final int LINK = 36;
    private static final int FOOT = 32;
    private static final int EDGE = 5;

    private final transient Messages messages;
    private final Sentence said = new Sentence(12, "Chartside.text2", "Chartside.text");
    private final DefaultListModel<Row> rows = new DefaultListModel<>();
    private final JList<Row> list = new JList<>(rows);
    private final JScrollPane scroll =
            new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    private final JButton manage;
    private final JButton other;
    private transient Function<SavedReply, String> filled = SavedReply::title;
    private boolean french;
    private boolean hasSaid;

    /** Whether Enter would open the dialog. */
    private boolean managing;

    ReplyList(Messages messages, IntConsumer select, Consumer<Row> choose, Runnable otherLanguage) {
        super(null);
        this.messages = messages;
        setName(Names.REPLIES_POPUP);
        setOpaque(false);
        setCursor(Cursor.getPredefinedCursor(Cursor.DEFAULT_CURSOR));
        said.setName(Names.REPLIES_SAID);
        list.setName(Names.REPLIES_LIST);
        list.getAccessibleContext().setAccessibleName(messages.text("replies.title"));
        list.setFocusable(false);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new Cells(messages));
        Ink.on("Chartside.pop", list);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().putClientProperty(FlatClientProperties.STYLE, "width: 10; track: $Chartside.pop");
        manage = Buttons.link(messages.text("replies.manage"), Names.REPLIES_MANAGE);
        manage.addActionListener(e -> choose.accept(new Row.Manage()));
        other = Buttons.link("", "replies.other");
        other.addActionListener(e -> otherLanguage.run());
        for (JButton link : List.of(manage, other)) {
            link.setFocusable(false);
            Ink.on("Chartside.pop", link);
        }
        add(said);
        add(scroll);
        add(manage);
        add(other);
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                int row = list.locationToIndex(e.getPoint());
                if (row >= 0 && list.getCellBounds(row, row).contains(e.getPoint())) {
                    choose.accept(rows.get(row));
                }
            }

            @Override
            public void mouseMoved(MouseEvent e) {
                int row = list.locationToIndex(e.getPoint());
                if (row >= 0) {
                    select.accept(row);
                }
            }
        };
        // The list's own would move the keyboard there.
        for (var own : list.getMouseListeners()) {
            list.removeMouseListener(own);
        }
        list.addMouseListener(mouse);
        list.addMouseMotionListener(mouse);
        addMouseListener(new MouseAdapter() {}); // what lies below it is not clicked
    }

    /** @param words what there is to say; null for nothing */
    void show(ChooseModel model, @Nullable String words) {
        french = model.french();
        filled = model::words;
        hasSaid = words != null;
        said.say(words == null ? "" : words);
        said.setVisible(hasSaid);
        List<Row> wanted = model.rows().stream()
                .filter(row -> !(row instanceof Row.Manage))
                .toList();
        managing = model.selected() == wanted.size();
        Ink.on(managing ? "Chartside.sel" : "Chartside.pop", manage);
        if (!List.of(rows.toArray()).equals(wanted)) {
            rows.clear();
            rows.addAll(wanted);
        }
        if (model.selected() < 0 || managing) {
            list.clearSelection();
        } else {
            list.setSelectedIndex(model.selected());
            list.ensureIndexIsVisible(model.selected());
        }
        other.setText(messages.text(french ? "replies.inEnglish" : "replies.inFrench"));
        list.repaint();
    }

    /** What a screen reader says of it: what Enter chooses, or what there is to say. */
    String spoken() {
        if (managing) {
            return manage.getText();
        }
        int row = list.getSelectedIndex();
        if (row < 0 || row >= rows.size()) {
            return said.getText();
        }
        Component cell = list.getCellRenderer().getListCellRendererComponent(list, rows.get(row), row, true, false);
        return cell.getAccessibleContext().getAccessibleName();
    }

    private int saidHeight(int width) {
        return hasSaid ? said.heightFor(width - 2 * EDGE - 20) + 16 : 0;
    }

    private int rowsHeight() {
        int height = 0;
        for (int i = 0; i < Math.min(SHOWN, rows.size()); i++) {
            height += rows.get(i) instanceof Row.Reply ? ReplyCell.HEIGHT : LINK;
        }
        return height;
    }

    int heightFor(int width) {
        return EDGE + saidHeight(width) + rowsHeight() + FOOT + EDGE;
    }

    @Override
    public void doLayout() {
        int width = getWidth() - 2 * EDGE;
        int top = EDGE + saidHeight(getWidth());
        said.setBounds(EDGE + 10, EDGE + 8, width - 20, Math.max(0, top - EDGE - 16));
        scroll.setBounds(EDGE, top, width, Math.max(0, getHeight() - top - FOOT - EDGE));
        Dimension link = other.getPreferredSize();
        int y = getHeight() - EDGE - FOOT + 4;
        manage.setBounds(EDGE + 6, y, manage.getPreferredSize().width, FOOT - 4);
        other.setBounds(getWidth() - EDGE - 6 - link.width, y, link.width, FOOT - 4);
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            Drawing.popUp(g2, this, "Chartside.field");
            g2.setColor(UIManager.getColor("Chartside.line"));
            g2.fillRect(EDGE, getHeight() - EDGE - FOOT, getWidth() - 2 * EDGE, 1);
        } finally {
            g2.dispose();
        }
    }

    /** A reply in two lines; what else can be done in one. */
    private final class Cells implements ListCellRenderer<Row> {
        private final ReplyCell reply;
        private final JLabel link = PlainText.label();

        Cells(Messages messages) {
            reply = new ReplyCell(messages);
            link.setOpaque(true);
            link.setIconTextGap(10);
            link.setBorder(BorderFactory.createEmptyBorder(0, 10, 0, 10));
            link.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
            link.setPreferredSize(new Dimension(100, LINK));
            Ink.of("Chartside.accentText", link);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Row> in, Row value, int index, boolean isSelected, boolean hasFocus) {
            if (value instanceof Row.Reply one) {
                return reply.show(one.reply(), filled.apply(one.reply()), french, isSelected);
            }
            link.setText(messages.text("replies.again"));
            link.setIcon(Icons.of(MaterialDesignR.REFRESH, 18, "Chartside.accentText"));
            link.setBackground(UIManager.getColor(isSelected ? "Chartside.sel" : "Chartside.pop"));
            link.getAccessibleContext().setAccessibleName(link.getText());
            return link;
        }
    }
}
