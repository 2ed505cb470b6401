package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.RoundedMenu;
import java.awt.Cursor;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** What the mouse and the keyboard do in the list of messages. Event thread only. */
final class ListInput extends MouseAdapter {
    private final MessageList list;
    private final ThreadModel model;
    private final Consumer<URI> openLink;
    private final FileClicks files;
    private final ListWords words;
    private @Nullable UUID dragging;
    private int anchor;

    /** The menu's words. */
    record ListWords(String copy, String undo, String retry, String discard, String openLink, String takeBack) {}

    ListInput(MessageList list, ThreadModel model, Consumer<URI> openLink, FileClicks files, ListWords words) {
        this.files = files;
        this.list = list;
        this.model = model;
        this.openLink = openLink;
        this.words = words;
    }

    static void install(
            MessageList list, ThreadModel model, Consumer<URI> openLink, FileClicks files, ListWords words) {
        ListInput input = new ListInput(list, model, openLink, files, words);
        list.addMouseListener(input);
        list.addMouseMotionListener(input);
        input.key(KeyEvent.VK_UP, 0, () -> input.step(-1));
        input.key(KeyEvent.VK_DOWN, 0, () -> input.step(1));
        input.key(KeyEvent.VK_C, InputEvent.CTRL_DOWN_MASK, input::copy);
        input.key(KeyEvent.VK_COPY, 0, input::copy);
        input.key(KeyEvent.VK_ENTER, 0, input::act);
        input.key(KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK, input::menuByKey);
        input.key(KeyEvent.VK_CONTEXT_MENU, 0, input::menuByKey);
    }

    private void key(int code, int with, Runnable action) {
        String name = "thread." + code;
        list.getInputMap().put(KeyStroke.getKeyStroke(code, with), name);
        list.getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                action.run();
            }
        });
    }

    private void step(int by) {
        List<ThreadItem> items = list.items();
        if (items.isEmpty()) {
            return;
        }
        int at = items.size();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).id().equals(list.current())) {
                at = i;
            }
        }
        list.current(items.get(Math.clamp(at + by, 0, items.size() - 1)).id());
    }

    private @Nullable ThreadItem current() {
        UUID current = list.current();
        RowBox box = current == null ? null : list.box(current);
        return box == null ? null : box.item();
    }

    /** What is selected, else the message that the keys are at. */
    private void copy() {
        MessageList.Selection marked = list.selection();
        RowBox box = marked == null ? null : list.box(marked.message());
        ThreadItem item = box == null ? current() : box.item();
        if (item == null) {
            return;
        }
        String text = list.text(item);
        String part = marked == null || box == null || marked.from() == marked.to()
                ? text
                : text.substring(marked.from(), Math.min(marked.to(), text.length()));
        StringSelection copied = new StringSelection(part);
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(copied, copied);
    }

    private void act() {
        ThreadItem item = current();
        if (item != null && item.state() == MessageState.NOT_SENT) {
            model.retry(item.id());
        } else if (item != null && item.state() == MessageState.HELD) {
            model.pending().undo(item.id());
        } else if (item == null || !files.show(item)) {
            menuByKey();
        }
    }

    private void menuByKey() {
        ThreadItem item = current();
        Rectangle where = item == null ? null : list.bounds(item.id());
        if (item != null && where != null) {
            menu(item).show(list, where.width / 2, where.y + where.height / 2);
        }
    }

    /** What can be done with a message. */
    JPopupMenu menu(ThreadItem item) {
        JPopupMenu menu = new RoundedMenu();
        item(menu, words.copy(), this::copy);
        if (model.pending().canUndo(item.id())) {
            menu.addSeparator();
            item(menu, words.undo(), () -> model.pending().undo(item.id()));
        }
        if (item.state() == MessageState.NOT_SENT) {
            menu.addSeparator();
            item(menu, words.retry(), () -> model.retry(item.id()));
            item(menu, words.discard(), () -> model.discard(item.id()));
        }
        if (model.takeBack().can(item.id())) {
            menu.addSeparator();
            item(menu, words.takeBack(), () -> model.takeBack().ask(item.id()));
        }
        files.addTo(menu, item);
        List<Links.Link> links = Links.in(item.text());
        if (!links.isEmpty()) {
            menu.addSeparator();
            links.forEach(
                    link -> item(menu, words.openLink() + " " + link.target(), () -> openLink.accept(link.target())));
        }
        return menu;
    }

    private static void item(JPopupMenu menu, String said, Runnable action) {
        JMenuItem item = PlainText.in(new JMenuItem(said));
        item.addActionListener(e -> action.run());
        menu.add(item);
    }

    @Override
    public void mousePressed(MouseEvent e) {
        list.requestFocusInWindow();
        RowBox box = list.boxAt(e.getPoint());
        ThreadItem item = box == null ? null : box.item();
        if (box == null || item == null) {
            list.select(null);
            return;
        }
        list.clicked(item.id());
        if (e.isPopupTrigger()) {
            menu(item).show(list, e.getX(), e.getY());
        } else if (SwingUtilities.isLeftMouseButton(e)) {
            press(e, box, item);
        }
    }

    private void press(MouseEvent e, RowBox box, ThreadItem item) {
        Point p = list.within(box, e.getPoint());
        TextBlock block = box.block();
        Rectangle bubble = box.bubble();
        if (block == null || bubble == null || !bubble.contains(p)) {
            list.select(null);
            dragging = null;
            return;
        }
        anchor = offset(box, p);
        dragging = item.id();
        if (e.getClickCount() == 2) {
            int[] word = block.wordAt(anchor);
            list.select(new MessageList.Selection(item.id(), word[0], word[1]));
        } else if (e.getClickCount() >= 3) {
            list.select(new MessageList.Selection(item.id(), 0, list.text(item).length()));
        } else {
            list.select(null);
        }
    }

    private static int offset(RowBox box, Point p) {
        TextBlock block = box.block();
        return block == null ? 0 : block.offsetAt(p.x - box.words().x, p.y - box.words().y);
    }

    @Override
    public void mouseDragged(MouseEvent e) {
        UUID message = dragging;
        RowBox box = message == null ? null : list.box(message);
        if (message != null && box != null) {
            int to = offset(box, list.within(box, e.getPoint()));
            list.select(new MessageList.Selection(message, Math.min(anchor, to), Math.max(anchor, to)));
            list.scrollRectToVisible(new Rectangle(e.getX(), e.getY(), 1, 1));
        }
    }

    @Override
    public void mouseReleased(MouseEvent e) {
        RowBox box = list.boxAt(e.getPoint());
        ThreadItem item = box == null ? null : box.item();
        if (box == null || item == null) {
            return;
        }
        if (e.isPopupTrigger()) {
            menu(item).show(list, e.getX(), e.getY());
            return;
        }
        if (!SwingUtilities.isLeftMouseButton(e) || list.selection() != null) {
            return;
        }
        RowBox.Action action = action(box, e.getPoint());
        if (action != null) {
            switch (action.what()) {
                case UNDO -> model.pending().undo(item.id());
                case RETRY -> model.retry(item.id());
                case DISCARD -> model.discard(item.id());
            }
            return;
        }
        Point within = list.within(box, e.getPoint());
        RowBox.Card card = FileClicks.at(box, within);
        if (card != null) {
            files.click(card, within);
            return;
        }
        Links.Link link = link(box, e.getPoint());
        if (link != null) {
            openLink.accept(link.target());
        }
    }

    private RowBox.@Nullable Action action(RowBox box, Point at) {
        Point p = list.within(box, at);
        return box.actions().stream()
                .filter(action -> {
                    Rectangle wide = new Rectangle(action.where());
                    wide.grow(4, 2);
                    return wide.contains(p);
                })
                .findFirst()
                .orElse(null);
    }

    private Links.@Nullable Link link(RowBox box, Point at) {
        Point p = list.within(box, at);
        TextBlock block = box.block();
        return block == null ? null : block.linkAt(p.x - box.words().x, p.y - box.words().y);
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        RowBox box = list.boxAt(e.getPoint());
        int cursor = Cursor.DEFAULT_CURSOR;
        if (box != null) {
            Rectangle bubble = box.bubble();
            if (action(box, e.getPoint()) != null
                    || FileClicks.at(box, list.within(box, e.getPoint())) != null
                    || link(box, e.getPoint()) != null) {
                cursor = Cursor.HAND_CURSOR;
            } else if (bubble != null && bubble.contains(list.within(box, e.getPoint()))) {
                cursor = Cursor.TEXT_CURSOR;
            }
        }
        list.setCursor(Cursor.getPredefinedCursor(cursor));
    }
}
