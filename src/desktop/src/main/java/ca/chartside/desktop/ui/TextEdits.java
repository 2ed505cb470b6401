package ca.chartside.desktop.ui;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Does one thing whenever text is put in or taken out. Event thread only. */
public final class TextEdits implements DocumentListener {
    private final Runnable edited;

    public TextEdits(Runnable edited) {
        this.edited = edited;
    }

    @Override
    public void insertUpdate(DocumentEvent e) {
        edited.run();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
        edited.run();
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
        // Its looks alone have changed.
    }
}
