package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.RepaintOnFocus;
import ca.chartside.protocol.ConversationRow;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.AbstractListModel;
import javax.swing.BorderFactory;
import javax.swing.DefaultListSelectionModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.JToolTip;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * The list itself. The list's own selection is where the keyboard is (Up, Down; Enter opens); what is open is the model's.
 * Over a refresh both stay, and what is in sight stays in its place.
 */
final class ItemList extends JList<Item> {
    private static final long serialVersionUID = 1L;

    /** So near to the end the next page is asked for. */
    private static final int NEAR_END = 10 * RowCell.ROW;

    private final transient Rows model;
    private final transient Items items = new Items();
    private final RowCell cell;
    private final JScrollPane scroller;
    private final transient RowMenu menu;

    /**
     * @param open a line was clicked, or Enter pressed on it
     * @param menu its three dots were
     */
    ItemList(Rows model, Messages messages, RowText text, UUID me, Consumer<Item> open, RowMenu menu) {
        this.model = model;
        this.menu = menu;
        PlainText.in(this);
        setName(Names.INBOX_LIST);
        getAccessibleContext().setAccessibleName(messages.text("inbox.list"));
        getAccessibleContext().setAccessibleDescription(messages.text("inbox.list.menu"));
        cell = new RowCell(model, messages, text, me);
        setCellRenderer(cell);
        setModel(items);
        setSelectionModel(new RowsOnly());
        setOpaque(true);
        Ink.on("Chartside.bg", this);
        scroller =
                new JScrollPane(this, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        scroller.getVerticalScrollBar().setUnitIncrement(RowCell.ROW / 2);
        scroller.getViewport().addChangeListener(e -> askForMore());
        mouse(open);
        key(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), () -> openChosen(open));
        key(KeyStroke.getKeyStroke(KeyEvent.VK_SPACE, 0), () -> openChosen(open));
        key(KeyStroke.getKeyStroke(KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK), this::showMenu);
        key(KeyStroke.getKeyStroke(KeyEvent.VK_CONTEXT_MENU, 0), this::showMenu);
        setToolTipText("");
    }

    private void key(KeyStroke stroke, Runnable run) {
        getInputMap(WHEN_FOCUSED).put(stroke, stroke.toString());
        getActionMap().put(stroke.toString(), new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                run.run();
            }
        });
    }

    JComponent component() {
        return scroller;
    }

    /** The list's width is the window's: no row asks for more. */
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    private void mouse(Consumer<Item> open) {
        MouseAdapter mouse = new MouseAdapter() {
            @Override
            public void mouseMoved(MouseEvent e) {
                hover(rowAt(e.getPoint()));
            }

            @Override
            public void mouseExited(MouseEvent e) {
                hover(-1);
            }

            @Override
            public void mousePressed(MouseEvent e) {
                int index = rowAt(e.getPoint());
                if (index < 0) {
                    return;
                }
                if (e.isPopupTrigger()) {
                    showMenu(e);
                } else if (SwingUtilities.isLeftMouseButton(e) && onDots(index, e.getPoint())) {
                    showMenu();
                } else if (SwingUtilities.isLeftMouseButton(e)) {
                    openChosen(open);
                }
            }

            @Override
            public void mouseReleased(MouseEvent e) {
                if (e.isPopupTrigger() && rowAt(e.getPoint()) >= 0) {
                    showMenu(e);
                }
            }
        };
        addMouseListener(mouse);
        addMouseMotionListener(mouse);
    }

    private void openChosen(Consumer<Item> open) {
        Item chosen = getSelectedValue();
        if (chosen != null) {
            open.accept(chosen);
        }
    }

    /** By keyboard, and by the dots themselves. */
    private void showMenu() {
        ConversationRow row = chosen();
        if (row != null) {
            ensureIndexIsVisible(getSelectedIndex());
            menu.show(row, this, dots(getSelectedIndex()));
        }
    }

    private void showMenu(MouseEvent e) {
        setSelectedIndex(rowAt(e.getPoint()));
        ConversationRow row = chosen();
        if (row != null) {
            menu.show(row, this, new Rectangle(e.getPoint()));
        }
    }

    private @Nullable ConversationRow chosen() {
        Item chosen = getSelectedValue();
        return chosen == null ? null : chosen.conversation();
    }

    private boolean onDots(int index, Point point) {
        return items.shown.get(index).conversation() != null && dots(index).contains(point);
    }

    private Rectangle dots(int index) {
        Rectangle row = getCellBounds(index, index);
        Rectangle dots = RowMarks.dots(row.width);
        dots.translate(row.x, row.y);
        return dots;
    }

    /** Whose it is, in words: the row has only the initials. */
    @Override
    public @Nullable String getToolTipText(MouseEvent e) {
        int index = rowAt(e.getPoint());
        return index < 0 ? null : cell.tip(items.shown.get(index));
    }

    @Override
    public JToolTip createToolTip() {
        return PlainText.toolTip(this);
    }

    private int rowAt(Point point) {
        int index = locationToIndex(point);
        return index >= 0 && getCellBounds(index, index).contains(point) ? index : -1;
    }

    private void hover(int index) {
        cell.setHover(index);
        repaint();
    }

    /** Takes the model's rows; what is in sight and where the keyboard is stay. */
    void refresh() {
        List<Item> wanted = model.items();
        if (wanted.equals(items.shown)) {
            repaint();
            return;
        }
        Object cursor = getSelectedValue() == null ? null : key(getSelectedValue());
        Anchor anchor = anchor();
        items.show(wanted);
        int there = indexOf(cursor);
        if (there >= 0) {
            setSelectedIndex(there);
        } else {
            clearSelection();
        }
        restore(anchor);
        askForMore();
    }

    /** @param above how many px of the row are out of sight */
    private record Anchor(Object row, int above) {}

    private @Nullable Anchor anchor() {
        int y = scroller.getViewport().getViewPosition().y;
        int first = getFirstVisibleIndex();
        if (y <= 0 || first < 0) {
            return null;
        }
        for (int i = first; i < items.shown.size(); i++) {
            if (!(items.shown.get(i) instanceof Item.Heading)) {
                return new Anchor(key(items.shown.get(i)), y - getCellBounds(i, i).y);
            }
        }
        return null;
    }

    private void restore(@Nullable Anchor anchor) {
        if (anchor == null) {
            return;
        }
        int index = indexOf(anchor.row());
        Rectangle bounds = index < 0 ? null : getCellBounds(index, index);
        if (bounds != null) {
            scroller.validate();
            scroller.getViewport().setViewPosition(new Point(0, Math.max(0, bounds.y + anchor.above())));
        }
    }

    /** What a line remains the same by, whatever news there is of it. */
    private static Object key(Item item) {
        UUID conversation = item.id();
        return conversation == null ? item : conversation;
    }

    private int indexOf(@Nullable Object key) {
        for (int i = 0; i < items.shown.size(); i++) {
            if (key(items.shown.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Other rows than before: the first of them is chosen and in sight. */
    void startOver() {
        scroller.getViewport().setViewPosition(new Point());
        refresh();
        for (int i = 0; i < items.shown.size(); i++) {
            if (!(items.shown.get(i) instanceof Item.Heading)) {
                setSelectedIndex(i);
                return;
            }
        }
    }

    /** The row above or below is chosen, where there is one, and in sight; the keyboard stays where it is. */
    void step(int by) {
        int next = getSelectedIndex() + by;
        if (next >= 0 && next < items.shown.size()) {
            setSelectedIndex(next);
            // The first row's heading comes into sight with it.
            ensureIndexIsVisible(getSelectedIndex() == 1 ? 0 : getSelectedIndex());
            ensureIndexIsVisible(getSelectedIndex());
        }
    }

    /** Where Up and Down move in this list, too. */
    void keyboard(JComponent field) {
        cell.keyboard(field);
        field.addFocusListener(new RepaintOnFocus(this));
    }

    /** What a screen reader says of the row that is chosen; empty where none is. */
    String spoken() {
        Item chosen = getSelectedValue();
        return chosen == null ? "" : cell.spoken(chosen);
    }

    /** From the search field or a shortcut: the keyboard is in the list, on the row that is open or the first. */
    void takeFocus() {
        if (getSelectedIndex() < 0 && !items.shown.isEmpty()) {
            int opened = indexOf(model.selected());
            setSelectedIndex(opened >= 0 ? opened : 0);
        }
        requestFocusInWindow();
    }

    private void askForMore() {
        Rectangle view = scroller.getViewport().getViewRect();
        // Its height is what the rows before needed until it is laid out.
        if (isShowing() && view.height > 0 && view.y + view.height > getPreferredSize().height - NEAR_END) {
            model.more();
        }
    }

    private static final class Items extends AbstractListModel<Item> {
        private static final long serialVersionUID = 1L;
        private transient List<Item> shown = List.of();

        void show(List<Item> wanted) {
            int before = shown.size();
            shown = wanted;
            if (wanted.size() < before) {
                fireIntervalRemoved(this, wanted.size(), before - 1);
            } else if (wanted.size() > before) {
                fireIntervalAdded(this, before, wanted.size() - 1);
            }
            if (!wanted.isEmpty()) {
                fireContentsChanged(this, 0, wanted.size() - 1);
            }
        }

        @Override
        public int getSize() {
            return shown.size();
        }

        @Override
        public Item getElementAt(int index) {
            return shown.get(index);
        }
    }

    /** Headings are passed over. */
    private final class RowsOnly extends DefaultListSelectionModel {
        private static final long serialVersionUID = 1L;

        RowsOnly() {
            setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        }

        @Override
        public void setSelectionInterval(int from, int to) {
            int step = to < getLeadSelectionIndex() ? -1 : 1;
            int index = to;
            while (index >= 0 && index < items.shown.size() && items.shown.get(index) instanceof Item.Heading) {
                index += step;
            }
            if (index >= 0 && index < items.shown.size()) {
                super.setSelectionInterval(index, index);
            }
        }
    }
}
