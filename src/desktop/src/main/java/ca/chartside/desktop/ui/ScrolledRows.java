package ca.chartside.desktop.ui;

import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;

/** Rows below each other in a scroll pane, as wide as it is whatever stands in them. Event thread only. */
public final class ScrolledRows extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;

    private final int step;

    /**
     * @param rows MigLayout's constraints of the rows
     * @param step how far one turn of the wheel goes, in px
     */
    public ScrolledRows(String rows, int step) {
        super(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill]", rows));
        this.step = step;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent().getHeight() > getPreferredSize().height;
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return step;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }
}
