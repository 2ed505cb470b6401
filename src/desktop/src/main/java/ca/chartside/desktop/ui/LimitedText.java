package ca.chartside.desktop.ui;

import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.PlainDocument;

/** A text as long as the server takes it, without the characters that no screen shows. Event thread only. */
public final class LimitedText extends PlainDocument {
    private static final long serialVersionUID = 1L;

    private final int max;

    /** @param max how many characters it holds */
    public LimitedText(int max) {
        this.max = max;
    }

    @Override
    public void insertString(int at, String text, AttributeSet look) throws BadLocationException {
        String shown = text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
        int room = Math.max(0, max - getLength());
        super.insertString(at, shown.length() > room ? shown.substring(0, room) : shown, look);
    }
}
