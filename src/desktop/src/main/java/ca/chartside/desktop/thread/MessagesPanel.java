package ca.chartside.desktop.thread;

import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.Thumbnails;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.StoredFile;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Point;
import java.awt.Rectangle;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JViewport;
import javax.swing.ScrollPaneConstants;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/**
 * The messages as they scroll: it stays at the bottom while the user is there, and where the user reads while messages come
 * above or below. Event thread only.
 */
final class MessagesPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int NEAR_BOTTOM = 24;
    private static final int NEAR_TOP = 200;

    private final transient ThreadModel model;
    private final MessageList list;
    private final JScrollPane scroll;
    private final NewPill pill;
    private final transient FileClicks clicks;

    private boolean atBottom = true;

    /** Whether the conversation was just opened, and its first page has yet to be shown. */
    private boolean fresh = true;

    /** While this panel scrolls by itself, or lays out, what is in view is not what the user looks at. */
    private boolean settling;

    private long newestAtBottom;
    private int lastWidth;
    private int lastHeight;

    MessagesPanel(ThreadModel model, Messages messages, Consumer<URI> openLink, FilesModel files) {
        super(null);
        this.model = model;
        Words words = new Words(messages);
        this.list = new MessageList(model, words, files::busy);
        this.scroll = new JScrollPane(
                list, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        this.pill = new NewPill(messages, this::toBottom);
        list.getAccessibleContext().setAccessibleName(messages.text("thread.name"));
        this.clicks = new FileClicks(files, messages, list);
        ListInput.install(
                list,
                model,
                openLink,
                clicks,
                new ListInput.ListWords(
                        messages.text("thread.copy"),
                        messages.text("thread.undo"),
                        messages.text("thread.retry"),
                        messages.text("thread.discard"),
                        messages.text("thread.openLink"),
                        messages.text("thread.takeBack")));
        files.onChange(list::repaint);
        setOpaque(false);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getVerticalScrollBar()
                .putClientProperty(FlatClientProperties.STYLE, "track: $Chartside.surface; width: 10");
        scroll.getViewport().setOpaque(false);
        scroll.getViewport().setScrollMode(JViewport.SIMPLE_SCROLL_MODE);
        list.onCaughtUp(this::update);
        add(pill);
        add(scroll);
        scroll.getViewport().addChangeListener(e -> scrolled());
        model.addListener(new ThreadModel.Listener() {
            @Override
            public void opened() {
                fresh = true;
                atBottom = true;
                newestAtBottom = 0;
                list.opened();
            }

            @Override
            public void rowsChanged() {
                update();
            }
        });
        update();
    }

    /** The pill lies over the messages. */
    @Override
    public boolean isOptimizedDrawingEnabled() {
        return false;
    }

    /** @param preview shows a picture in full */
    void pictures(Thumbnails thumbnails, Consumer<StoredFile> preview) {
        list.show(thumbnails);
        clicks.preview(preview);
    }

    void side(int pixels) {
        list.side(pixels);
    }

    private void update() {
        EventThread.check();
        JViewport viewport = scroll.getViewport();
        Rectangle view = viewport.getViewRect();
        UUID anchor = list.firstIn(view);
        Rectangle before = anchor == null ? null : list.bounds(anchor);
        settling = true;
        list.update();
        layOut();
        if (showSought()) {
            fresh = false;
        } else if (fresh) {
            showFirst();
        } else if (atBottom) {
            scrollTo(Integer.MAX_VALUE);
        } else if (anchor != null && before != null) {
            Rectangle after = list.bounds(anchor);
            if (after != null) {
                scrollTo(view.y + after.y - before.y);
            }
        }
        settling = false;
        scrolled();
    }

    /** Sizes are needed at once: what is in view is asked for before the next layout would come by itself. */
    private void layOut() {
        // The second time with the scroll bar that the first has shown or hidden.
        for (int i = 0; i < 2; i++) {
            scroll.doLayout();
            scroll.getViewport().doLayout();
        }
    }

    private void showFirst() {
        if (list.items().isEmpty()) {
            return;
        }
        fresh = model.loading();
        newestAtBottom = Math.max(newestAtBottom, model.readBefore());
        int line = list.newLine();
        scrollTo(line < 0 ? Integer.MAX_VALUE : line - 8);
    }

    /** The message that the conversation was opened for, with what stands before it. @return whether it is in view now */
    private boolean showSought() {
        UUID sought = model.sought().here();
        Rectangle where = sought == null || getHeight() == 0 ? null : list.bounds(sought);
        if (sought == null || where == null) {
            return false;
        }
        model.sought().forget();
        newestAtBottom = Math.max(newestAtBottom, model.readBefore());
        int room = scroll.getViewport().getExtentSize().height - where.height;
        scrollTo(where.y - Math.max(8, room / 3));
        list.found(sought);
        return true;
    }

    private void scrollTo(int y) {
        JViewport viewport = scroll.getViewport();
        int most = Math.max(0, list.getHeight() - viewport.getExtentSize().height);
        viewport.setViewPosition(new Point(0, Math.clamp(y, 0, most)));
    }

    private void toBottom() {
        scrollTo(Integer.MAX_VALUE);
        focusMessages();
    }

    /** The keyboard is at the messages. */
    void focusMessages() {
        list.requestFocusInWindow();
    }

    /** The user's own message is what they look at next. */
    void follow() {
        atBottom = true;
        scrollTo(Integer.MAX_VALUE);
    }

    private void scrolled() {
        if (settling || getHeight() == 0 || model.sought().pending()) {
            return;
        }
        Rectangle view = scroll.getViewport().getViewRect();
        atBottom = view.y + view.height >= list.getHeight() - NEAR_BOTTOM;
        if (list.isBehind(view)) {
            update();
            return;
        }
        var items = list.items();
        long newest = items.stream().mapToLong(ThreadItem::seq).max().orElse(0);
        if (atBottom) {
            newestAtBottom = newest;
        }
        int below = atBottom
                ? 0
                : Math.toIntExact(items.stream()
                        .filter(item -> !item.mine() && !item.kind().isLine() && item.seq() > newestAtBottom)
                        .count());
        pill.show(below, !atBottom && view.y + view.height < list.getHeight() - 2 * view.height);
        model.onScreen(list.newestIn(view));
        if (view.y < NEAR_TOP && !fresh && view.height > 0) {
            model.loadOlder();
        }
    }

    /** A new height keeps the bottom where it was at the bottom: a growing composer hides no message. */
    @Override
    public void doLayout() {
        boolean keep = atBottom;
        boolean resized = lastWidth != getWidth() || lastHeight != getHeight();
        UUID anchor = resized && lastWidth != getWidth() && !keep
                ? list.firstIn(scroll.getViewport().getViewRect())
                : null;
        lastWidth = getWidth();
        lastHeight = getHeight();
        settling = true;
        scroll.setBounds(0, 0, getWidth(), getHeight());
        layOut();
        if (showSought()) {
            fresh = false;
        } else if (fresh) {
            showFirst();
        } else if (resized && keep) {
            scrollTo(Integer.MAX_VALUE);
        } else if (anchor != null) {
            showFrom(anchor);
        }
        settling = false;
        pill.place(getWidth(), getHeight());
        scrolled();
    }

    private void showFrom(@Nullable UUID anchor) {
        Rectangle where = anchor == null ? null : list.bounds(anchor);
        if (where != null) {
            scrollTo(where.y);
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setBackground(UIManager.getColor("Chartside.surface"));
    }
}
