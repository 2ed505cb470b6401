package ca.chartside.desktop.ui;

import javax.swing.event.DocumentEvent;
import javax.swing.event.UndoableEditEvent;
import javax.swing.event.UndoableEditListener;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.undo.CannotRedoException;
import javax.swing.undo.CannotUndoException;
import javax.swing.undo.CompoundEdit;
import javax.swing.undo.UndoManager;
import javax.swing.undo.UndoableEdit;
import org.jspecify.annotations.Nullable;

/** Undo and redo by words, not by letters. Event thread only. */
public final class TextUndo implements UndoableEditListener {
    private final UndoManager manager = new UndoManager();
    private @Nullable CompoundEdit typing;
    private @Nullable CompoundEdit whole;
    private int end;

    @Override
    public void undoableEditHappened(UndoableEditEvent e) {
        UndoableEdit edit = e.getEdit();
        if (whole != null) {
            whole.addEdit(edit);
        } else if (edit instanceof AbstractDocument.DefaultDocumentEvent change
                && change.getType() == DocumentEvent.EventType.INSERT
                && change.getLength() == 1) {
            CompoundEdit open = typing;
            if (open == null || change.getOffset() != end || startsWord(change)) {
                close();
                open = new CompoundEdit();
                typing = open;
                open.addEdit(edit);
                manager.addEdit(open);
            } else {
                open.addEdit(edit);
            }
            end = change.getOffset() + 1;
        } else {
            close();
            manager.addEdit(edit);
        }
    }

    private static boolean startsWord(AbstractDocument.DefaultDocumentEvent change) {
        try {
            Document document = change.getDocument();
            int at = change.getOffset();
            return at > 0
                    && Character.isWhitespace(document.getText(at - 1, 1).charAt(0))
                    && !Character.isWhitespace(document.getText(at, 1).charAt(0));
        } catch (BadLocationException e) {
            return true;
        }
    }

    /** All that a change does to the text is undone in one step. */
    public void asOne(Runnable change) {
        close();
        CompoundEdit all = new CompoundEdit();
        whole = all;
        try {
            change.run();
        } finally {
            whole = null;
            all.end();
        }
        if (all.isSignificant()) {
            manager.addEdit(all);
        }
    }

    private void close() {
        if (typing != null) {
            typing.end();
            typing = null;
        }
    }

    /** Another text: what was typed in the one before cannot come back here. */
    public void forget() {
        close();
        manager.discardAllEdits();
    }

    public boolean canUndo() {
        return typing != null || manager.canUndo();
    }

    public boolean canRedo() {
        return typing == null && manager.canRedo();
    }

    public void undo() {
        close();
        try {
            manager.undo();
        } catch (CannotUndoException e) {
            // There is nothing more to undo.
            return;
        }
    }

    public void redo() {
        close();
        try {
            manager.redo();
        } catch (CannotRedoException e) {
            // There is nothing more to redo.
            return;
        }
    }
}
