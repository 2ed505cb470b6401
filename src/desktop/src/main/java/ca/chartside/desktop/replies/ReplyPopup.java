package ca.chartside.desktop.replies;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.replies.ChooseModel.Choice;
import ca.chartside.desktop.replies.ChooseModel.Row;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.HierarchyEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;
import javax.swing.JRootPane;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import org.jspecify.annotations.Nullable;

/**
 * Saved replies at the caret of a text that is being written. The keyboard stays in the text: Up, Down, Enter and Tab choose, Esc
 * leaves what was typed, Ctrl+L shows the other language. Lies within the window, so nothing outside it is told of them. Event thread only.
 */
public final class ReplyPopup {
    private static final int GAP = 4;

    private final JTextArea area;
    private final JComponent kept;
    private final ChooseModel model;
    private final Messages messages;
    private final Consumer<List<StoredFile>> attach;
    private final Runnable manage;
    private final ReplyList list;

    /**
     * @param area where they are written into
     * @param kept what is not covered as long as there is room above it: whom it goes to stands there
     * @param to who is written to; null where nobody is
     * @param attach takes the files of the one that is chosen
     * @param manage opens the dialog of saved replies
     */
    public ReplyPopup(
            JTextArea area,
            JComponent kept,
            RepliesModel replies,
            Messages messages,
            Supplier<@Nullable Patient> to,
            Consumer<List<StoredFile>> attach,
            Runnable manage) {
        EventThread.check();
        this.area = area;
        this.kept = kept;
        this.model = new ChooseModel(replies, to);
        this.messages = messages;
        this.attach = attach;
        this.manage = manage;
        this.list = new ReplyList(messages, model::select, this::choose, model::otherLanguage);
        model.onChange(this::refresh);
        listen();
    }

    /** Opens it at the caret, as the button does. */
    public void open() {
        area.requestFocusInWindow();
        model.openAt(area.getCaretPosition());
    }

    public void close() {
        model.close();
    }

    private void listen() {
        area.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent e) {
                // What undo brings back was not typed.
                if (e.getLength() == 1 && e instanceof AbstractDocument.DefaultDocumentEvent) {
                    model.typed(area.getText(), e.getOffset());
                }
            }

            @Override
            public void removeUpdate(DocumentEvent e) {}

            @Override
            public void changedUpdate(DocumentEvent e) {}
        });
        area.addCaretListener(e -> model.moved(area.getText(), e.getDot()));
        area.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                model.close();
            }
        });
        area.addHierarchyListener(e -> {
            if ((e.getChangeFlags() & HierarchyEvent.SHOWING_CHANGED) != 0 && !area.isShowing()) {
                model.close();
            }
        });
        area.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                place();
            }
        });
        area.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent e) {
                if (model.isOpen() && pressed(e.getKeyCode(), e.getModifiersEx())) {
                    e.consume();
                }
            }
        });
    }

    /** @return whether the key was the list's; else it is the text's */
    private boolean pressed(int key, int modifiers) {
        if (modifiers == InputEvent.CTRL_DOWN_MASK && key == KeyEvent.VK_L) {
            model.otherLanguage();
            return true;
        }
        if (modifiers != 0) {
            return false;
        }
        switch (key) {
            case KeyEvent.VK_DOWN -> model.step(1);
            case KeyEvent.VK_UP -> model.step(-1);
            case KeyEvent.VK_ESCAPE -> model.close();
            case KeyEvent.VK_ENTER, KeyEvent.VK_TAB -> {
                if (model.selected() < 0) {
                    model.close();
                    return false;
                }
                choose(model.rows().get(model.selected()));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void choose(Row row) {
        Choice choice = model.choose(row);
        if (choice == null) {
            return;
        }
        area.select(choice.start(), choice.end());
        area.replaceSelection(choice.text());
        if (!choice.files().isEmpty()) {
            attach.accept(choice.files());
        }
        List<Blanks.Open> open = Blanks.open(choice.text());
        if (!open.isEmpty()) {
            area.select(
                    choice.start() + open.getFirst().start(),
                    choice.start() + open.getFirst().end());
        }
        if (row instanceof Row.Manage) {
            manage.run();
        }
    }

    private void refresh() {
        boolean open = model.isOpen();
        // Tab chooses; where nothing is to be chosen it leaves the text as ever.
        area.setFocusTraversalKeysEnabled(!open || model.selected() < 0);
        if (open) {
            list.show(model, said());
        }
        area.getAccessibleContext().setAccessibleDescription(open ? list.spoken() : null);
        // The text's lines are laid out only after those who hear of a change.
        SwingUtilities.invokeLater(this::place);
    }

    /** What there is to say beside the rows; null for nothing. */
    private @Nullable String said() {
        ApiException failure = model.replies().failure();
        boolean none = !(model.rows().getFirst() instanceof Row.Reply);
        if (failure != null) {
            return failure.sentence(messages.locale());
        }
        if (!model.loaded()) {
            return messages.text("replies.loading");
        }
        return none ? messages.text(model.narrowed() ? "replies.noMatch" : "replies.none") : null;
    }

    private void place() {
        JRootPane root = SwingUtilities.getRootPane(area);
        JLayeredPane layers = root == null ? null : root.getLayeredPane();
        if (layers == null || !model.isOpen()) {
            remove();
            return;
        }
        try {
            Rectangle line = area.modelToView2D(
                            Math.min(model.start(), area.getDocument().getLength()))
                    .getBounds();
            Rectangle at = SwingUtilities.convertRectangle(area, line, layers);
            int width = Math.min(ReplyList.WIDTH, layers.getWidth() - 2 * GAP);
            int top = Math.min(at.y, SwingUtilities.convertPoint(kept, 0, 0, layers).y);
            int above = top - 2 * GAP;
            int below = layers.getHeight() - at.y - at.height - 2 * GAP;
            int height = Math.min(list.heightFor(width), Math.max(above, below));
            int y = height <= above ? top - GAP - height : at.y + at.height + GAP;
            int x = Math.clamp(at.x - GAP, GAP, Math.max(GAP, layers.getWidth() - width - GAP));
            if (list.getParent() != layers) {
                remove();
                layers.add(list, JLayeredPane.POPUP_LAYER);
            }
            list.setBounds(x, y, width, height);
            list.validate();
            list.repaint();
        } catch (BadLocationException e) {
            model.close();
        }
    }

    private void remove() {
        if (list.getParent() instanceof JLayeredPane layers) {
            Rectangle was = list.getBounds();
            layers.remove(list);
            layers.repaint(was.x, was.y, was.width, was.height);
        }
    }
}
