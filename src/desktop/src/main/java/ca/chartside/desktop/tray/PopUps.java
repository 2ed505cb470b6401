package ca.chartside.desktop.tray;

import ca.chartside.desktop.ui.Ink;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.geom.RoundRectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JWindow;
import javax.swing.Timer;
import javax.swing.UIManager;

/**
 * Small windows near the tray. They take no focus: whoever is typing goes on typing. One of a kind at a time, the newest
 * below. Event thread only.
 */
final class PopUps {
    private static final int MARGIN = 12;
    private static final int RADIUS = 20;

    /** The pop-up's ground and edge. */
    static final class Card extends JPanel {
        private static final long serialVersionUID = 1L;

        Card(JComponent content) {
            super(new BorderLayout());
            Ink.on("Chartside.pop", this);
            setBorder(BorderFactory.createEmptyBorder(1, 1, 1, 1));
            add(content);
        }

        @Override
        protected void paintComponent(Graphics g) {
            super.paintComponent(g);
            Graphics2D g2 = (Graphics2D) g.create();
            try {
                g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                g2.setColor(UIManager.getColor("Chartside.line"));
                g2.drawRoundRect(0, 0, getWidth() - 1, getHeight() - 1, RADIUS, RADIUS);
            } finally {
                g2.dispose();
            }
        }
    }

    private record Shown(JWindow window, Timer timer) {}

    private final Map<String, Shown> shown = new LinkedHashMap<>();

    /**
     * @param kind one that is shown already is replaced
     * @param forMillis 0: until it is closed
     */
    void show(String kind, JComponent content, int forMillis) {
        close(kind);
        JWindow window = new JWindow();
        window.setName("popup." + kind);
        window.setType(Window.Type.POPUP);
        window.setFocusableWindowState(false);
        window.setAutoRequestFocus(false);
        window.setAlwaysOnTop(true);
        window.setContentPane(new Card(content));
        window.pack();
        Dimension size = window.getSize();
        GraphicsConfiguration screen = window.getGraphicsConfiguration();
        if (screen.getDevice()
                .isWindowTranslucencySupported(java.awt.GraphicsDevice.WindowTranslucency.PERPIXEL_TRANSPARENT)) {
            window.setShape(new RoundRectangle2D.Double(0, 0, size.width, size.height, RADIUS, RADIUS));
        }
        Timer timer = new Timer(Math.max(1, forMillis), e -> close(kind));
        timer.setRepeats(false);
        shown.put(kind, new Shown(window, timer));
        place();
        window.setVisible(true);
        if (forMillis > 0) {
            timer.start();
        }
    }

    void close(String kind) {
        Shown old = shown.remove(kind);
        if (old != null) {
            old.timer().stop();
            old.window().dispose();
            place();
        }
    }

    void closeAll() {
        shown.values().forEach(old -> {
            old.timer().stop();
            old.window().dispose();
        });
        shown.clear();
    }

    private void place() {
        GraphicsConfiguration screen = GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration();
        Rectangle bounds = screen.getBounds();
        Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        int bottom = bounds.y + bounds.height - taken.bottom - MARGIN;
        int right = bounds.x + bounds.width - taken.right - MARGIN;
        for (Shown one : shown.values().stream().toList().reversed()) {
            Dimension size = one.window().getSize();
            one.window().setLocation(right - size.width, bottom - size.height);
            bottom -= size.height + MARGIN;
        }
    }
}
