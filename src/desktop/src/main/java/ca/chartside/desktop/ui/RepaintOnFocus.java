package ca.chartside.desktop.ui;

import java.awt.Component;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;

/** Paints a component anew when what it listens to gets or loses the focus: for those that draw the ring themselves. */
public final class RepaintOnFocus implements FocusListener {
    private final Component painted;

    public RepaintOnFocus(Component painted) {
        this.painted = painted;
    }

    @Override
    public void focusGained(FocusEvent e) {
        painted.repaint();
    }

    @Override
    public void focusLost(FocusEvent e) {
        painted.repaint();
    }
}
