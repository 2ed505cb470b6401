package ca.chartside.desktop.replies;

import ca.chartside.desktop.ui.LimitedText;
import ca.chartside.desktop.ui.TextUndo;
import ca.chartside.protocol.Limits;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/** One of a saved reply's texts as it is written: with undo, and Tab leaves it. Event thread only. */
final class ReplyArea extends JTextArea {
    private static final long serialVersionUID = 1L;

    private final transient TextUndo undo = new TextUndo();

    ReplyArea(String name, String words) {
        super(new LimitedText(Limits.SAVED_REPLY_CHARS));
        setName(name);
        getAccessibleContext().setAccessibleName(words);
        setLineWrap(true);
        setWrapStyleWord(true);
        setBorder(BorderFactory.createEmptyBorder(4, 6, 4, 6));
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        getDocument().addUndoableEditListener(undo);
        key("ctrl Z", undo::undo);
        key("ctrl Y", undo::redo);
        key("ctrl shift Z", undo::redo);
    }

    private void key(String key, Runnable run) {
        getInputMap().put(KeyStroke.getKeyStroke(key), key);
        getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                run.run();
            }
        });
    }

    void onFocus(Runnable run) {
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent e) {
                run.run();
            }
        });
    }

    /** Another text: what was typed in the one before cannot be brought back into it. */
    void show(String text) {
        setText(text);
        setCaretPosition(text.length());
        undo.forget();
    }

    JScrollPane scrolled() {
        JScrollPane scroll =
                new JScrollPane(this, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.putClientProperty(FlatClientProperties.STYLE, "arc: 16");
        return scroll;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setFont(UIManager.getFont("defaultFont"));
        BlankMarks.on(this);
    }
}
