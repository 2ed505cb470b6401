package ca.chartside.desktop.signin;

import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;
import net.miginfocom.swing.MigLayout;

/** The red box that says why (S4), with Retry where that may help. */
final class RefusalBox extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int TEXT_WIDTH = 256;

    private final JTextPane words = new WrappedPane();
    private final JButton retry;

    RefusalBox(Messages messages, Runnable onRetry) {
        super(new MigLayout("insets 8 12 8 12, gap 0, fillx, hidemode 3", "[16!]8[grow,fill]0[]", "[]"));
        setOpaque(false);
        JLabel sign = Ink.of("Chartside.red", new JLabel(Glyph.alert(16)));
        words.setName("signin.refusal");
        words.setEditable(false);
        words.setFocusable(false);
        words.setOpaque(false);
        words.setBorder(BorderFactory.createEmptyBorder());
        words.setMargin(null);
        Ink.of("Label.foreground", words);
        retry = new JButton(messages.text("signin.retry"));
        retry.setName("signin.retry");
        retry.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        retry.putClientProperty(FlatClientProperties.STYLE, "margin: 0,4,0,4; minimumWidth: 0");
        Ink.of("Chartside.accentText", retry);
        retry.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        retry.addActionListener(e -> onRetry.run());
        add(sign, "aligny top, gaptop 1");
        add(words, "aligny top, wmin 0");
        add(retry, "gapleft 8, aligny top, gaptop -3, gapbottom -3");
    }

    void show(Refusal refusal) {
        StyledDocument document = words.getStyledDocument();
        try {
            document.remove(0, document.getLength());
            for (Refusal.Run run : refusal.runs()) {
                document.insertString(document.getLength(), run.text(), weight(run.bold()));
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
        // Without this Swing breaks lines behind the apostrophe of "clinic’s".
        document.putProperty("multiByte", Boolean.FALSE);
        retry.setVisible(refusal.retry());
        words.getAccessibleContext().setAccessibleName(refusal.sentence());
    }

    /** Its width has changed: its words wrap anew. */
    void rewrap() {
        words.invalidate();
    }

    private static AttributeSet weight(boolean bold) {
        SimpleAttributeSet attributes = new SimpleAttributeSet();
        if (bold) {
            StyleConstants.setFontFamily(
                    attributes, UIManager.getFont("semibold.font").getFamily());
        }
        return attributes;
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setColor(UIManager.getColor("Chartside.redGround"));
            g2.fillRoundRect(0, 0, getWidth(), getHeight(), 16, 16);
        } finally {
            g2.dispose();
        }
    }

    /** A text pane tells its height only once it knows its width, which the window does not change. */
    private static final class WrappedPane extends JTextPane {
        private static final long serialVersionUID = 1L;

        @Override
        public java.awt.Dimension getPreferredSize() {
            int width = getWidth() > 0 ? getWidth() : TEXT_WIDTH;
            setSize(width, Short.MAX_VALUE);
            return new java.awt.Dimension(width, super.getPreferredSize().height);
        }
    }
}
