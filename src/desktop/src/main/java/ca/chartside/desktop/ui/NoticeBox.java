package ca.chartside.desktop.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** A rounded box that says one thing, with what can be done about it below. Event thread only. */
public final class NoticeBox extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 12;
    private static final int TOP = 8;
    private static final int GAP = 10;
    private static final int BUTTON = 28;

    private final JLabel icon;
    private final Sentence sentence = new Sentence(13, "Chartside.text", "Chartside.text");
    private final transient List<JButton> actions = new ArrayList<>();
    private final boolean edge;

    /** @param edge whether a bar in the accent's colour marks it: it asks to be read now */
    public NoticeBox(String name, Icon sign, boolean edge) {
        this.icon = new JLabel(sign);
        this.edge = edge;
        setOpaque(false);
        setVisible(false);
        setLayout(new Stacked());
        sentence.setName(name);
        add(icon);
        add(sentence);
    }

    public JButton addAction(String name, String words, Runnable action) {
        JButton link = Buttons.link(words, name);
        Ink.on("Chartside.sunken", link);
        link.addActionListener(e -> action.run());
        actions.add(link);
        add(link);
        return link;
    }

    /** @param words null to hide the box */
    public void say(@Nullable String words) {
        if (words != null) {
            sentence.say(words);
        }
        setVisible(words != null);
    }

    /** The height it needs at a width, in px. */
    public int heightFor(int width) {
        int text = Math.max(18, sentence.heightFor(width - left() - SIDE));
        return TOP + text + TOP + (actions.stream().anyMatch(Component::isVisible) ? BUTTON : 0);
    }

    private int left() {
        return SIDE + icon.getPreferredSize().width + GAP;
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Shape ground = new RoundRectangle2D.Float(0, 0, getWidth(), getHeight(), 16, 16);
            g2.setColor(UIManager.getColor("Chartside.sunken"));
            g2.fill(ground);
            if (edge) {
                g2.setColor(UIManager.getColor("Chartside.accent"));
                Area bar = new Area(ground);
                bar.intersect(new Area(new Rectangle(0, 0, 3, getHeight())));
                g2.fill(bar);
            }
        } finally {
            g2.dispose();
        }
    }

    /** The sign, beside it the words, below them the links. */
    private final class Stacked implements LayoutManager {
        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return new Dimension(parent.getWidth(), heightFor(parent.getWidth()));
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return parent.getPreferredSize(); // before it has a width, what was set
        }

        @Override
        public void layoutContainer(Container parent) {
            int width = parent.getWidth() - left() - SIDE;
            int text = Math.max(18, sentence.heightFor(width));
            Dimension sign = icon.getPreferredSize();
            icon.setBounds(SIDE, TOP + 1, sign.width, sign.height);
            sentence.setBounds(left(), TOP, width, text);
            int x = left() - 4;
            for (JButton action : actions) {
                int wide = action.getPreferredSize().width;
                action.setBounds(x, TOP + text + 2, wide, BUTTON - 2);
                x += wide + 8;
            }
        }

        @Override
        public void addLayoutComponent(String name, Component component) {}

        @Override
        public void removeLayoutComponent(Component component) {}
    }
}
