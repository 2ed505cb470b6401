package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.RepaintOnFocus;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A button with an arrow beside it, in one rounded shape. Event thread only. */
final class SplitButton extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 32;
    private static final int ARROW = 32;

    private final JButton main = half(Names.COMPOSER_SEND);
    private final JButton arrow = half(Names.COMPOSER_SEND_MENU);

    SplitButton(String arrowWords) {
        super(null);
        setOpaque(false);
        setCursor(Cursor.getPredefinedCursor(Cursor.DEFAULT_CURSOR));
        main.setFont(UIManager.getFont("semibold.font").deriveFont(13f));
        Ink.of("Chartside.onFill", main);
        arrow.setIcon(Icons.of(MaterialDesignC.CHEVRON_DOWN, 18, "Chartside.onFill"));
        arrow.setToolTipText(arrowWords);
        arrow.getAccessibleContext().setAccessibleName(arrowWords);
        add(main);
        add(arrow);
    }

    private JButton half(String name) {
        JButton button = PlainText.in(new JButton());
        button.setName(name);
        button.setContentAreaFilled(false);
        button.setBorder(BorderFactory.createEmptyBorder());
        button.setOpaque(false);
        button.setFocusPainted(false);
        button.setRolloverEnabled(true);
        button.addFocusListener(new RepaintOnFocus(this));
        button.getModel().addChangeListener(e -> repaint());
        return button;
    }

    JButton main() {
        return main;
    }

    JButton arrow() {
        return arrow;
    }

    void text(String words) {
        if (!words.equals(main.getText())) {
            main.setText(words);
            revalidate();
        }
    }

    void canSend(boolean can) {
        main.setEnabled(can);
        arrow.setEnabled(can);
        repaint();
    }

    @Override
    public Dimension getPreferredSize() {
        int words = main.getFontMetrics(main.getFont()).stringWidth(main.getText());
        return new Dimension(14 + words + 12 + ARROW, HEIGHT);
    }

    @Override
    public void doLayout() {
        main.setBounds(0, 0, getWidth() - ARROW, getHeight());
        arrow.setBounds(getWidth() - ARROW, 0, ARROW, getHeight());
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            Area shape = new Area(new RoundRectangle2D.Float(0, 0, getWidth(), getHeight(), 16, 16));
            paintHalf(g2, shape, main, main.isEnabled() ? "Chartside.fill" : "Chartside.line");
            paintHalf(g2, shape, arrow, arrow.isEnabled() ? "Chartside.pressed" : "Chartside.line");
            g2.setColor(main.isEnabled() ? new Color(255, 255, 255, 90) : UIManager.getColor("Chartside.surface"));
            g2.fillRect(arrow.getX(), 0, 1, getHeight());
            for (JButton half : new JButton[] {main, arrow}) {
                if (half.isFocusOwner()) {
                    g2.setColor(UIManager.getColor("Chartside.onFill"));
                    g2.setStroke(new java.awt.BasicStroke(2));
                    g2.draw(new RoundRectangle2D.Float(
                            half.getX() + 3, 3, half.getWidth() - 6, half.getHeight() - 6, 9, 9));
                }
            }
        } finally {
            g2.dispose();
        }
    }

    private void paintHalf(Graphics2D g2, Area shape, JButton half, String ground) {
        Area area = new Area(shape);
        area.intersect(new Area(new Rectangle2D.Float(half.getX(), 0, half.getWidth(), getHeight())));
        boolean lit = half.isEnabled()
                && (half.getModel().isRollover() || half.getModel().isPressed());
        Color colour = UIManager.getColor(lit ? "Chartside.pressed" : ground);
        g2.setColor(lit && half == arrow ? colour.darker() : colour);
        g2.fill(area);
    }
}
