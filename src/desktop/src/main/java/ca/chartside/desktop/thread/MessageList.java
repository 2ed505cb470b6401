package ca.chartside.desktop.thread;

import ca.chartside.desktop.files.Thumbnails;
import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.RepaintOnFocus;
import ca.chartside.protocol.Mark;
import ca.chartside.protocol.Message;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import org.jspecify.annotations.Nullable;

/**
 * The messages, painted from what was measured; only what is in view is painted. They stand at the bottom where they do not
 * fill the view. Event thread only.
 */
final class MessageList extends JComponent implements Scrollable, Accessible {
    private static final long serialVersionUID = 1L;
    private static final int TOP = 8;
    private static final int BOTTOM = 10;
    /** Letters stand where they belong, not on whole pixels: words keep their shape at every size of the screen. */
    private static final FontRenderContext TYPE = new FontRenderContext(null, true, true);

    private static final UUID NOBODY = new UUID(0, 0);

    private final transient ThreadModel model;
    private final transient Words words;
    private final transient RowMeasurer measurer;
    private final transient CatchUp catchUp;
    private final transient RowPainter painter;
    private final transient CardPainter cards;
    private transient Column column = Column.EMPTY;
    private int side = 16;
    private int measuredWidth = -1;
    private @Nullable UUID current;
    private @Nullable UUID found;
    private boolean byKey = true;
    private transient @Nullable Selection selection;
    private transient @Nullable Fonts fonts;

    /** Some of one message's text. @param from ≤ {@code to} */
    record Selection(UUID message, int from, int to) {}

    /** @param busy whether a file is on its way to this computer */
    MessageList(ThreadModel model, Words words, Predicate<UUID> busy) {
        this.model = model;
        this.words = words;
        this.measurer = new RowMeasurer(words, model.zone());
        this.catchUp = new CatchUp(model.pages(), measurer);
        model.pages().ahead(measurer::ahead);
        this.cards = new CardPainter(this, words, busy);
        this.painter = new RowPainter(this, words, model.zone(), cards);
        setName(Names.THREAD_VIEW);
        setFocusable(true);
        addFocusListener(new RepaintOnFocus(this));
        ToolTipManager.sharedInstance().unregisterComponent(this);
    }

    /** Shows pictures small in their cards. Only those in view are asked for. */
    void show(Thumbnails thumbnails) {
        cards.thumbnails(thumbnails::of);
        thumbnails.onChange(this::repaint);
    }

    /** @param pixels left and right of the messages */
    void side(int pixels) {
        if (side != pixels) {
            side = pixels;
            measuredWidth = -1;
            revalidate();
            repaint();
        }
    }

    /** Another conversation, or none, is open: nothing of the former is kept. */
    void opened() {
        measurer.forgetAhead();
        select(null);
        current(null);
    }

    /** How many texts the event thread has laid out itself. */
    int late() {
        return measurer.late();
    }

    /** Takes the model's rows. */
    void update() {
        EventThread.check();
        measuredWidth = -1;
        Selection marked = selection;
        if (marked != null && box(marked.message()) == null) {
            selection = null;
        }
        revalidate();
        repaint();
    }

    private void measure() {
        int width = content();
        if (width == measuredWidth || width <= 0) {
            return;
        }
        Fonts type = fonts == null ? Fonts.of(this) : fonts;
        fonts = type;
        Set<UUID> near = near();
        column = new Column(
                measurer.measure(model.rows(), Math.max(80, width), type, TYPE, firstName(), near::contains));
        measuredWidth = width;
        catchUp.measured();
    }

    /** What is in view, and what may come into view as rows grow or shrink. */
    private Set<UUID> near() {
        Rectangle view = getVisibleRect();
        int more = Math.max(view.height, getParent() == null ? 0 : getParent().getHeight());
        return column.between(view.y - more - offset(), view.y + view.height + more - offset());
    }

    /** @param then called once all rows are as the width wants them, and are to be measured again */
    void onCaughtUp(Runnable then) {
        catchUp.onDone(then);
    }

    /** Whether something in a view stands as it did at another width. */
    boolean isBehind(Rectangle view) {
        return !measurer.behind().isEmpty()
                && !Collections.disjoint(
                        column.between(view.y - offset(), view.y + view.height - offset()),
                        measurer.behind().keySet());
    }

    /** The scroll bar stands within the side: messages end at the same place with and without it, and are measured once. */
    private int content() {
        Container pane = SwingUtilities.getAncestorOfClass(JScrollPane.class, this);
        return (pane == null ? getWidth() : pane.getWidth()) - 2 * side;
    }

    private String firstName() {
        var conversation = model.conversation();
        return conversation == null ? "" : conversation.patient().firstName();
    }

    @Override
    public Dimension getPreferredSize() {
        int width = getParent() == null ? getWidth() : getParent().getWidth();
        measure();
        return new Dimension(width, TOP + column.height() + BOTTOM);
    }

    /** Where the first row's top is: they stand at the bottom of a view they do not fill. */
    private int offset() {
        return Math.max(TOP, getHeight() - BOTTOM - column.height());
    }

    @Override
    protected void paintComponent(Graphics g) {
        measure();
        Fonts type = fonts;
        if (type == null) {
            return;
        }
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            Rectangle clip = g2.getClipBounds();
            int last = indexAt(clip.y + clip.height);
            for (int i = Math.max(0, indexAt(clip.y)); i <= last; i++) {
                RowBox box = column.boxes().get(i);
                Graphics2D at = (Graphics2D) g2.create();
                at.translate(side, offset() + column.top(i));
                painter.paint(at, box, type, look(box));
                at.dispose();
            }
        } finally {
            g2.dispose();
        }
    }

    private RowPainter.Look look(RowBox box) {
        ThreadItem item = box.item();
        Selection none = new Selection(NOBODY, 0, 0);
        Selection marked = Objects.requireNonNullElse(selection, none);
        Selection shown = item != null && marked.message().equals(item.id()) ? marked : none;
        Message asked = model.takeBack().asked();
        boolean ring = item != null
                && ((byKey && isFocusOwner() && item.id().equals(current))
                        || item.id().equals(found)
                        || (asked != null && item.id().equals(asked.id())));
        var marks = item == null || item.takenBackAt() != null
                ? List.<Mark>of()
                : model.sought().marks(item.id(), text(item));
        return new RowPainter.Look(content(), model.today(), firstName(), ring, shown.from(), shown.to(), marks);
    }

    private int indexAt(int y) {
        return column.indexAt(y - offset());
    }

    /** The row at a point. */
    @Nullable RowBox boxAt(Point p) {
        measure();
        int index = indexAt(p.y);
        return index < 0 ? null : column.boxes().get(index);
    }

    /** A point within a row's own measures. */
    Point within(RowBox box, Point p) {
        return new Point(p.x - side, p.y - top(box));
    }

    private int top(RowBox box) {
        return offset() + column.top(box);
    }

    @Nullable RowBox box(UUID message) {
        return column.box(message);
    }

    /** The place of a message in this component; null where it is not here. */
    @Nullable Rectangle bounds(UUID message) {
        measure();
        RowBox box = box(message);
        return box == null ? null : new Rectangle(0, top(box), getWidth(), box.height());
    }

    /** The top of the "New" line; -1 where there is none. */
    int newLine() {
        measure();
        int top = column.newLine();
        return top < 0 ? -1 : offset() + top;
    }

    /** The first message that reaches into a view; null where there is none. */
    @Nullable UUID firstIn(Rectangle view) {
        return column.firstAt(view.y - offset());
    }

    /** The newest number among the messages whose end is within a view; 0 where there is none. */
    long newestIn(Rectangle view) {
        measure();
        for (int i = Math.min(indexAt(view.y + view.height), column.boxes().size() - 1); i >= 0; i--) {
            ThreadItem item = column.boxes().get(i).item();
            Rectangle bubble = column.boxes().get(i).bubble();
            if (item != null
                    && bubble != null
                    && item.seq() > 0
                    && offset() + column.top(i) + bubble.y + bubble.height <= view.y + view.height + 2) {
                return item.seq();
            }
        }
        return 0;
    }

    List<ThreadItem> items() {
        measure();
        return column.boxes().stream()
                .map(RowBox::item)
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable UUID current() {
        return current;
    }

    /** The message that keys act on; it is scrolled into view. */
    void current(@Nullable UUID message) {
        current = message;
        found = null;
        byKey = true;
        Rectangle where = message == null ? null : bounds(message);
        if (where != null) {
            scrollRectToVisible(where);
        }
        repaint();
    }

    /** A message was searched for: it is ringed, and keys begin at it, until another one is acted on. */
    void found(UUID message) {
        current = message;
        found = message;
        repaint();
    }

    /** A message was clicked: keys act on it, and no ring is needed to find it. */
    void clicked(UUID message) {
        current = message;
        found = null;
        byKey = false;
        repaint();
    }

    @Nullable Selection selection() {
        return selection;
    }

    void select(@Nullable Selection marked) {
        selection = marked;
        repaint();
    }

    /** What stands there for it, to be selected and copied. */
    String text(ThreadItem item) {
        return words.text(item, model.zone());
    }

    /** A message as a screen reader says it. */
    String spoken(ThreadItem item) {
        return words.spoken(item, model.zone(), firstName());
    }

    @Override
    public void updateUI() {
        fonts = null;
        measuredWidth = -1;
        super.updateUI();
        revalidate();
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new SpokenMessages();
        }
        return accessibleContext;
    }

    /** A list whose children are the messages. */
    private final class SpokenMessages extends AccessibleJComponent {
        private static final long serialVersionUID = 1L;

        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.LIST;
        }

        @Override
        public int getAccessibleChildrenCount() {
            return items().size();
        }

        @Override
        public @Nullable Accessible getAccessibleChild(int i) {
            List<ThreadItem> all = items();
            return i < 0 || i >= all.size() ? null : new SpokenMessage(MessageList.this, spoken(all.get(i)), i);
        }
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle view, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? 3 * TextBlock.LINE : 1;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle view, int orientation, int direction) {
        return Math.max(TextBlock.LINE, view.height - 2 * TextBlock.LINE);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getPreferredSize().height < getParent().getHeight();
    }
}
