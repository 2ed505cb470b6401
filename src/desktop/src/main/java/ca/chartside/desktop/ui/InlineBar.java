package ca.chartside.desktop.ui;

import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/**
 * A line across the window that says one thing and offers what to do about it. Its sentence wraps and is never cut; its
 * text is never markup. Event thread only.
 */
public final class InlineBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 12;
    private static final int GAP = 8;

    private final JLabel icon = new JLabel();
    private final Sentence text = new Sentence(12, "Chartside.text2", "Chartside.text");
    private final transient List<JButton> actions = new ArrayList<>();
    private final int lowest;

    /** @param lowest the height in px that it has at least */
    public InlineBar(Icon sign, int lowest) {
        this.lowest = lowest;
        icon.setIcon(sign);
        setLayout(new Wrapping());
        setVisible(false);
        add(icon);
        add(text);
        Ink.on("Chartside.sunken", this);
    }

    /** Another sign than the first. */
    public void sign(Icon sign) {
        icon.setIcon(sign);
    }

    /** @return the button, to be hidden where it does not apply */
    public JButton addAction(String name, String words, Runnable action) {
        JButton link = Buttons.link(words, name);
        link.addActionListener(e -> action.run());
        actions.add(link);
        add(link);
        return link;
    }

    /** @param words with pieces marked by {@link Sentence#bold} */
    public void say(String words) {
        text.say(words);
        revalidate();
        repaint();
    }

    /** The text takes what the buttons leave; where that is too little, the buttons go below it. */
    private final class Wrapping implements LayoutManager {
        private int left() {
            return SIDE + (icon.getIcon() == null ? 0 : icon.getPreferredSize().width + GAP);
        }

        private int buttonsWidth() {
            return actions.stream()
                    .filter(JButton::isVisible)
                    .mapToInt(button -> button.getPreferredSize().width + 4)
                    .sum();
        }

        private boolean below(int width) {
            int rest = width - left() - SIDE - GAP - buttonsWidth();
            return buttonsWidth() > 0 && rest < Math.min(text.oneLine() + 2, 200);
        }

        private int textWidth(int width) {
            return width - left() - SIDE - (below(width) || buttonsWidth() == 0 ? 0 : GAP + buttonsWidth());
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            Container above = parent.getParent();
            int width = above == null || above.getWidth() == 0 ? parent.getWidth() : above.getWidth();
            int height = Math.max(lowest, text.heightFor(textWidth(width)) + 16);
            return new Dimension(width, below(width) ? height + 28 : height);
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(0, lowest);
        }

        @Override
        public void layoutContainer(Container parent) {
            int width = parent.getWidth();
            boolean below = below(width);
            int band = below ? parent.getHeight() - 28 : parent.getHeight();
            int height = text.heightFor(textWidth(width));
            // The spacing between lines stands below the last one, too.
            int top = (band - height) / 2 + 1;
            Dimension sign = icon.getPreferredSize();
            icon.setBounds(SIDE, (band - sign.height) / 2, sign.width, sign.height);
            text.setBounds(left(), top, textWidth(width), height);
            int right = width - SIDE + 4;
            for (JButton button : actions.reversed()) {
                if (button.isVisible()) {
                    Dimension size = button.getPreferredSize();
                    right -= size.width;
                    int y = below ? band - 4 : (parent.getHeight() - 28) / 2;
                    button.setBounds(right, y, size.width, 28);
                    right -= 4;
                }
            }
        }

        @Override
        public void addLayoutComponent(String name, java.awt.Component component) {}

        @Override
        public void removeLayoutComponent(java.awt.Component component) {}
    }
}
