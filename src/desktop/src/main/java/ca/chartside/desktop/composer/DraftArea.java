package ca.chartside.desktop.composer;

import ca.chartside.desktop.replies.BlankMarks;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.RoundedMenu;
import ca.chartside.desktop.ui.TextUndo;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import javax.swing.text.View;
import org.jspecify.annotations.Nullable;

/** Where a message is written: with undo and a context menu, and Tab leaves it. Event thread only. */
final class DraftArea extends JTextArea {
    private static final long serialVersionUID = 1L;
    private static final int LOWEST_LINES = 2;
    private static final int HIGHEST_LINES = 8;
    private static final int TOP = 8;

    private final transient Messages messages;
    private boolean note;
    private final transient TextUndo undo = new TextUndo();
    private transient Runnable beforeTyping = () -> {};

    DraftArea(Messages messages) {
        this.messages = messages;
        setName(Names.COMPOSER_TEXT);
        setLineWrap(true);
        setWrapStyleWord(true);
        setBorder(BorderFactory.createEmptyBorder(TOP, 10, 0, 10));
        note(false);
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        getDocument().addUndoableEditListener(undo);
        ((AbstractDocument) getDocument()).setDocumentFilter(new Cleaning());
        key("composer.undo", KeyEvent.VK_Z, 0, this::undo);
        key("composer.redo", KeyEvent.VK_Y, 0, undo::redo);
        key("composer.redo", KeyEvent.VK_Z, InputEvent.SHIFT_DOWN_MASK, undo::redo);
        setComponentPopupMenu(menu(messages));
    }

    /** @param undo what is undone where nothing was typed */
    void beforeTyping(Runnable undo) {
        beforeTyping = undo;
    }

    private void undo() {
        if (undo.canUndo()) {
            undo.undo();
        } else {
            beforeTyping.run();
        }
    }

    /** A note is written here, or a message. */
    void note(boolean on) {
        note = on;
        putClientProperty(
                FlatClientProperties.STYLE,
                on ? "background: $Chartside.note; foreground: $Chartside.noteText" : "background: $Chartside.surface");
        getAccessibleContext().setAccessibleName(messages.text(on ? "composer.note.text" : "composer.text"));
    }

    /** Binds a key with Ctrl. */
    void key(String name, int code, int more, Runnable action) {
        getInputMap().put(KeyStroke.getKeyStroke(code, InputEvent.CTRL_DOWN_MASK | more), name);
        getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                action.run();
            }
        });
    }

    /** What takes the place of other words, such as a saved reply, takes it in one step, and is undone in one. */
    @Override
    public void replaceSelection(String content) {
        if (getSelectionStart() == getSelectionEnd()) {
            super.replaceSelection(content);
        } else {
            undo.asOne(() -> super.replaceSelection(content));
        }
    }

    /** Another draft: what was typed in the one before cannot be brought back into it. */
    void show(String draft) {
        if (!getText().equals(draft)) {
            setText(draft);
            setCaretPosition(draft.length());
        }
        undo.forget();
    }

    /** Between two and eight lines, with the space above. */
    int heightFor(int width) {
        View root = getUI().getRootView(this);
        root.setSize(Math.max(1, width - 20), Integer.MAX_VALUE);
        int line = getRowHeight();
        int text = (int) Math.ceil(root.getPreferredSpan(View.Y_AXIS));
        return TOP + Math.clamp(text, LOWEST_LINES * line, HIGHEST_LINES * line);
    }

    private JPopupMenu menu(Messages messages) {
        JPopupMenu menu = new RoundedMenu();
        JMenuItem undoItem = item(menu, messages.text("composer.menu.undo"), 'Z', this::undo);
        JMenuItem redoItem = item(menu, messages.text("composer.menu.redo"), 'Y', undo::redo);
        menu.addSeparator();
        JMenuItem cut = item(menu, messages.text("composer.menu.cut"), 'X', this::cut);
        JMenuItem copy = item(menu, messages.text("composer.menu.copy"), 'C', this::copy);
        item(menu, messages.text("composer.menu.paste"), 'V', this::paste);
        menu.addSeparator();
        JMenuItem all = item(menu, messages.text("composer.menu.selectAll"), 'A', this::selectAll);
        BooleanSupplier selected = () -> getSelectionStart() != getSelectionEnd();
        menu.addPopupMenuListener(new PopupMenuListener() {
            @Override
            public void popupMenuWillBecomeVisible(PopupMenuEvent e) {
                undoItem.setEnabled(undo.canUndo());
                redoItem.setEnabled(undo.canRedo());
                cut.setEnabled(selected.getAsBoolean());
                copy.setEnabled(selected.getAsBoolean());
                all.setEnabled(!getText().isEmpty());
            }

            @Override
            public void popupMenuWillBecomeInvisible(PopupMenuEvent e) {}

            @Override
            public void popupMenuCanceled(PopupMenuEvent e) {}
        });
        return menu;
    }

    /** The keyboard is the menu's while it is open, and then the text's, wherever it was before. */
    private JMenuItem item(JPopupMenu menu, String words, char key, Runnable action) {
        JMenuItem item = PlainText.in(new JMenuItem(words));
        item.setAccelerator(KeyStroke.getKeyStroke(key, InputEvent.CTRL_DOWN_MASK));
        item.addActionListener(e -> {
            requestFocusInWindow();
            action.run();
        });
        return menu.add(item);
    }

    /** However text comes in: typed, pasted, dropped. */
    private static final class Cleaning extends DocumentFilter {
        @Override
        public void insertString(FilterBypass bypass, int offset, String text, @Nullable AttributeSet attributes)
                throws BadLocationException {
            super.insertString(bypass, offset, DraftText.clean(text), attributes);
        }

        @Override
        public void replace(
                FilterBypass bypass, int offset, int length, @Nullable String text, @Nullable AttributeSet attributes)
                throws BadLocationException {
            super.replace(bypass, offset, length, text == null ? null : DraftText.clean(text), attributes);
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (getDocument().getLength() == 0) {
            g.setColor(UIManager.getColor(note ? "Chartside.noteLabel" : "Chartside.text3"));
            String placeholder = messages.text(note ? "composer.note.placeholder" : "composer.placeholder");
            FontMetrics metrics = getFontMetrics(getFont());
            FlatUIUtils.drawString(this, g, placeholder, getInsets().left, TOP + metrics.getAscent());
        }
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setFont(UIManager.getFont("defaultFont"));
        BlankMarks.on(this);
    }
}
