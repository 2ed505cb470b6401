package ca.chartside.desktop.ui;

import java.awt.Font;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.BorderFactory;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultCaret;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;
import javax.swing.text.View;

/**
 * Words that wrap and are never cut, some of them bold. Its text is never markup, and screen readers get it whole. Event
 * thread only.
 */
public final class Sentence extends JTextPane {
    private static final long serialVersionUID = 1L;
    private static final char BOLD = '\uE000';
    private static final char PLAIN = '\uE001';

    private final float size;
    private final String colour;
    private final String boldColour;
    private String marked = "";
    private int alignment = StyleConstants.ALIGN_LEFT;
    private int oneLine;

    /**
     * @param size of the type, in px
     * @param colour a name such as {@code Chartside.text2}
     */
    public Sentence(float size, String colour, String boldColour) {
        this.size = size;
        this.colour = colour;
        this.boldColour = boldColour;
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder());
        // A caret that moves scrolls whatever it stands in.
        ((DefaultCaret) getCaret()).setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
        setHighlighter(null);
        PlainText.in(this);
    }

    /** Its lines stand in the middle. */
    public Sentence centred() {
        alignment = StyleConstants.ALIGN_CENTER;
        return this;
    }

    /** Marks a piece, a name for instance, to stand out in what is given to {@link #say}. */
    public static String bold(String words) {
        return BOLD + words.replace(BOLD, ' ').replace(PLAIN, ' ') + PLAIN;
    }

    /** @param words with pieces marked by {@link #bold} */
    public void say(String words) {
        if (words.equals(marked)) {
            return;
        }
        marked = words;
        write();
    }

    private void write() {
        StyledDocument document = getStyledDocument();
        oneLine = 0;
        try {
            document.remove(0, document.getLength());
            int from = 0;
            boolean strong = false;
            for (int i = 0; i <= marked.length(); i++) {
                if (i == marked.length() || marked.charAt(i) == BOLD || marked.charAt(i) == PLAIN) {
                    String piece = marked.substring(from, i);
                    document.insertString(document.getLength(), piece, look(strong));
                    oneLine += getFontMetrics(font(strong).deriveFont(size)).stringWidth(piece);
                    strong = i < marked.length() && marked.charAt(i) == BOLD;
                    from = i + 1;
                }
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        // Without this Swing breaks lines behind the apostrophe of "qu’elle".
        document.putProperty("multiByte", Boolean.FALSE);
        SimpleAttributeSet paragraph = new SimpleAttributeSet();
        StyleConstants.setLineSpacing(paragraph, 0.12f);
        StyleConstants.setAlignment(paragraph, alignment);
        document.setParagraphAttributes(0, document.getLength() + 1, paragraph, false);
        getAccessibleContext().setAccessibleName(getText());
        revalidate();
        repaint();
    }

    private SimpleAttributeSet look(boolean strong) {
        SimpleAttributeSet look = new SimpleAttributeSet();
        StyleConstants.setFontFamily(look, font(strong).getFamily());
        StyleConstants.setFontSize(look, Math.round(size));
        StyleConstants.setForeground(look, UIManager.getColor(strong ? boldColour : colour));
        return look;
    }

    private static Font font(boolean strong) {
        return UIManager.getFont(strong ? "semibold.font" : "defaultFont");
    }

    /** To a screen reader it is what it looks like: words that stand there, not a box to type in. */
    @Override
    public AccessibleContext getAccessibleContext() {
        if (accessibleContext == null) {
            accessibleContext = new AccessibleJEditorPane() {
                private static final long serialVersionUID = 1L;

                @Override
                public AccessibleRole getAccessibleRole() {
                    return AccessibleRole.LABEL;
                }
            };
        }
        return accessibleContext;
    }

    /**
     * The width it needs to stand on one line, in px. Known beforehand: whoever tries widths on what is shown has it laid out
     * again each time, and with it all around it, without end.
     */
    int oneLine() {
        return oneLine;
    }

    /** The height it needs at a width, in px. */
    public int heightFor(int width) {
        View root = getUI().getRootView(this);
        root.setSize(Math.max(1, width), Integer.MAX_VALUE);
        return (int) Math.ceil(root.getPreferredSpan(View.Y_AXIS));
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (marked != null && !marked.isEmpty()) {
            write();
        }
    }
}
