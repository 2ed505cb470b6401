package ca.chartside.desktop.ui;

import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** Where there is nothing yet: a sign, a title, and a sentence that says what will be there. Event thread only. */
public final class EmptyState extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel icon = new JLabel();
    private final JLabel title = PlainText.label();
    private final Sentence sentence = new Sentence(13, "Chartside.text2", "Chartside.text").centred();
    private final JButton action;

    /**
     * @param name the button's, for tests
     * @param words the button's; it is there only after {@link #offer}
     */
    public EmptyState(String name, String words, Runnable run) {
        action = Buttons.link(words, name);
        action.addActionListener(e -> run.run());
        action.setVisible(false);
        title.setFont(UIManager.getFont("semibold.font").deriveFont(15f));
        Ink.of("Chartside.text", title);
        setLayout(new Middle());
        setOpaque(false);
        add(icon);
        add(title);
        add(sentence);
        add(action);
    }

    public void say(Icon sign, String heading, String words) {
        icon.setIcon(sign);
        title.setText(heading);
        sentence.say(words);
        getAccessibleContext().setAccessibleName(heading + " " + words);
        action.setVisible(false);
        revalidate();
        repaint();
    }

    /** The button below the sentence, until the next {@link #say}. */
    public void offer() {
        action.setVisible(true);
    }

    private final class Middle implements LayoutManager {
        @Override
        public void layoutContainer(Container parent) {
            int width = Math.max(1, Math.min(320, parent.getWidth() - 48));
            int words = sentence.heightFor(width);
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
