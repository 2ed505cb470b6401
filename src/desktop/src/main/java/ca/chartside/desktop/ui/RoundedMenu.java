package ca.chartside.desktop.ui;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsDevice.WindowTranslucency;
import java.awt.Shape;
import java.awt.Window;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** A menu with the round corners that all else has which pops up. Where it lies in a window of its own, that has them too. Event thread only. */
public class RoundedMenu extends JPopupMenu {
    private static final long serialVersionUID = 1L;
    private static final int EDGE = 5;
    private static final int ARC = 16;

    /** Swing keeps the window and shows other things in it. */
    private transient @Nullable Window own;

    public RoundedMenu() {
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(EDGE, EDGE, EDGE, EDGE));
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            Drawing.popUp(g2, this, "Chartside.field");
        } finally {
            g2.dispose();
        }
        super.paintComponent(g);
    }

    @Override
    public void addNotify() {
        super.addNotify();
        Window around = SwingUtilities.getWindowAncestor(this);
        boolean can = around != null
                && around.getType() == Window.Type.POPUP
                && around.getGraphicsConfiguration()
                        .getDevice()
                        .isWindowTranslucencySupported(WindowTranslucency.PERPIXEL_TRANSPARENT);
        own = can ? around : null;
        shape();
    }

    @Override
    public void doLayout() {
        super.doLayout();
        shape();
    }

    @Override
    public void removeNotify() {
        if (own != null) {
            own.setShape(null);
            own = null;
        }
        super.removeNotify();
    }

    private void shape() {
        if (own != null && getWidth() > 0) {
            Shape card = new RoundRectangle2D.Double(0, 0, getWidth(), getHeight(), ARC, ARC);
            own.setShape(card);
        }
    }
}
