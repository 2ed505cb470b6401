package ca.chartside.desktop.ui;

import java.awt.Color;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** Where there is nothing yet: a sign, a title, and a sentence that says what will be there. Event thread only. */
public final class EmptyState extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel icon = new JLabel();
    private final JLabel title = PlainText.label();
    private final JTextPane sentence = new JTextPane();
    private final JButton action;

    /** @param actionName the button's name for tests; it is there only after {@link #offer} */
    public EmptyState(String actionName) {
        action = Buttons.link("", actionName);
        action.setVisible(false);
        sentence.setEditable(false);
        sentence.setFocusable(false);
        sentence.setOpaque(false);
        sentence.setBorder(BorderFactory.createEmptyBorder());
        setLayout(new Middle());
        setOpaque(false);
        add(icon);
        add(title);
        add(sentence);
        add(action);
        colours();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (title != null) {
            colours();
        }
    }

    private void colours() {
        title.setFont(UIManager.getFont("semibold.font").deriveFont(15f));
        title.setForeground(UIManager.getColor("Chartside.text"));
        sentence.setFont(UIManager.getFont("defaultFont").deriveFont(13f));
        sentence.setForeground(UIManager.getColor("Chartside.text2"));
    }

    public void say(Icon sign, String heading, String words) {
        icon.setIcon(sign);
        title.setText(heading);
        sentence.setText(words);
        SimpleAttributeSet centred = new SimpleAttributeSet();
        StyleConstants.setAlignment(centred, StyleConstants.ALIGN_CENTER);
        Color ink = UIManager.getColor("Chartside.text2");
        StyleConstants.setForeground(centred, ink);
        sentence.getStyledDocument().setParagraphAttributes(0, words.length() + 1, centred, false);
        sentence.getStyledDocument().setCharacterAttributes(0, words.length() + 1, centred, false);
        getAccessibleContext().setAccessibleName(heading + " " + words);
        action.setVisible(false);
        revalidate();
        repaint();
    }

    /** A button below the sentence, until the next {@link #say}. */
    public void offer(String words, Runnable run) {
        for (var listener : action.getActionListeners()) {
            action.removeActionListener(listener);
        }
        action.setText(words);
        action.addActionListener(e -> run.run());
        action.setVisible(true);
    }

    private final class Middle implements LayoutManager {
        @Override
        public void layoutContainer(Container parent) {
            int width = Math.max(1, Math.min(320, parent.getWidth() - 48));
            sentence.setSize(width, Short.MAX_VALUE);
            int words = sentence.getPreferredSize().height;
            int button = action.isVisible() ? 8 + 28 : 0;
            int sign = icon.getIcon() == null ? 0 : icon.getIcon().getIconHeight() + 14;
            int y = Math.max(8, (parent.getHeight() - (sign + 22 + 4 + words + button)) / 2);
            icon.setBounds(
                    (parent.getWidth() - icon.getPreferredSize().width) / 2, y, icon.getPreferredSize().width, sign);
            y += sign;
            int titleWidth = Math.min(title.getPreferredSize().width, parent.getWidth() - 16);
            title.setBounds((parent.getWidth() - titleWidth) / 2, y, titleWidth, 22);
            y += 26;
            sentence.setBounds((parent.getWidth() - width) / 2, y, width, words);
            int wide = action.getPreferredSize().width;
            action.setBounds((parent.getWidth() - wide) / 2, y + words + 8, wide, 28);
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return new Dimension(280, 180);
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(0, 0);
        }

        @Override
        public void addLayoutComponent(String name, java.awt.Component component) {}

        @Override
        public void removeLayoutComponent(java.awt.Component component) {}
    }
}
