package ca.chartside.desktop.tray;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Rectangle;
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
        JPanel card = new JPanel(new BorderLayout());
        card.setBackground(UIManager.getColor("Chartside.surface"));
        card.setBorder(BorderFactory.createLineBorder(UIManager.getColor("Chartside.line"), 1, true));
        card.add(content);
        window.setContentPane(card);
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
