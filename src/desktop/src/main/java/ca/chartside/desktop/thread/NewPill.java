package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** "↓ 2 new": over the messages while the user reads above. Event thread only. */
final class NewPill extends JButton {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 28;
    private static final int SHADOW = 4;

    private final transient Messages messages;

    NewPill(Messages messages, Runnable action) {
        this.messages = messages;
        PlainText.in(this);
        setName("thread.pill");
        setIcon(Icons.of(MaterialDesignA.ARROW_DOWN, 16, "Chartside.accentText"));
        setIconTextGap(4);
        setContentAreaFilled(false);
        setFocusPainted(false);
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(SHADOW, 12 + SHADOW, SHADOW, 12 + SHADOW));
        setVisible(false);
        addActionListener(e -> action.run());
    }

    /** @param far whether the bottom is far enough away for a way back without news */
    void show(int news, boolean far) {
        setText(news == 0 ? "" : messages.text("thread.below", news));
        String said = news == 0 ? messages.text("thread.toBottom") : messages.text("thread.below", news);
        getAccessibleContext().setAccessibleName(said);
        setToolTipText(news == 0 ? said : null);
        setVisible(news > 0 || far);
        if (getParent() != null) {
            place(getParent().getWidth(), getParent().getHeight());
        }
    }

    void place(int width, int height) {
        Dimension size = getPreferredSize();
        int high = HEIGHT + 2 * SHADOW;
        setBounds((width - size.width) / 2, height - high - 4, size.width, high);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setFont(UIManager.getFont("semibold.font").deriveFont(12f));
        setForeground(UIManager.getColor("Chartside.accentText"));
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            for (int i = SHADOW; i > 0; i--) {
                g2.setColor(new Color(20, 16, 40, 8 + 4 * (SHADOW - i)));
                g2.fill(pill(SHADOW - i, i / 2f));
            }
            g2.setColor(UIManager.getColor(getModel().isRollover() ? "Chartside.sel" : "Chartside.pop"));
            g2.fill(pill(SHADOW, 0));
            if (isFocusOwner()) {
                g2.setColor(UIManager.getColor("Chartside.accent"));
                g2.setStroke(new java.awt.BasicStroke(2));
                g2.draw(pill(SHADOW + 1, 0));
            }
        } finally {
            g2.dispose();
        }
        super.paintComponent(g);
    }

    private RoundRectangle2D pill(float inset, float down) {
        float high = getHeight() - 2 * inset;
        return new RoundRectangle2D.Float(inset, inset + down, getWidth() - 2 * inset, high, high, high);
    }
}
