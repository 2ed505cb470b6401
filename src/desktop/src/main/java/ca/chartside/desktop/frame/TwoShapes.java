package ca.chartside.desktop.frame;

import ca.chartside.desktop.actions.Toast;
import ca.chartside.desktop.ui.Ink;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.LayoutManager;
import java.util.function.IntSupplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.UIManager;

/** List and conversation: beside each other where there is room, else the one that is in front. */
final class TwoShapes extends JPanel {
    private static final long serialVersionUID = 1L;

    /** From here on there is room for both. */
    static final int WIDE = 720;

    private static final int EDGE = 12;

    private final JComponent list;
    private final JComponent conversation;
    private final Toast toast;
    private final transient IntSupplier listWidth;
    private DeskModel.Front front = DeskModel.Front.LIST;

    TwoShapes(JComponent list, JComponent conversation, Toast toast, IntSupplier listWidth) {
        this.toast = toast;
        this.list = list;
        this.conversation = conversation;
        this.listWidth = listWidth;
        setLayout(new Sides());
        Ink.on("Chartside.bg", this);
        add(toast);
        add(list);
        add(conversation);
    }

    /** What was done is said over the list or the conversation. */
    @Override
    public boolean isOptimizedDrawingEnabled() {
        return false;
    }

    boolean wide() {
        return getWidth() >= WIDE;
    }

    void front(DeskModel.Front wanted) {
        front = wanted;
        arrange();
    }

    /** Which of the two is to be seen; the hidden one takes no focus. */
    private void arrange() {
        list.setVisible(wide() || front == DeskModel.Front.LIST);
        conversation.setVisible(wide() || front == DeskModel.Front.CONVERSATION);
        revalidate();
        repaint();
    }

    @Override
    @SuppressWarnings("deprecation") // every way of resizing ends in this method
    public void reshape(int x, int y, int w, int h) {
        boolean before = wide();
        super.reshape(x, y, w, h);
        if (before != wide()) {
            arrange();
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (wide()) {
            g.setColor(UIManager.getColor("Chartside.line"));
            g.fillRect(listWidth.getAsInt() - 1, 0, 1, getHeight());
        }
    }

    private final class Sides implements LayoutManager {
        @Override
        public void layoutContainer(Container parent) {
            if (wide()) {
                int left = listWidth.getAsInt();
                list.setBounds(0, 0, left - 1, getHeight());
                conversation.setBounds(left, 0, getWidth() - left, getHeight());
            } else {
                list.setBounds(0, 0, getWidth(), getHeight());
                conversation.setBounds(0, 0, getWidth(), getHeight());
            }
            int left = EDGE;
            int width = (wide() ? listWidth.getAsInt() : getWidth()) - 2 * EDGE;
            int height = toast.heightFor(width);
            boolean overList = wide() || front == DeskModel.Front.LIST;
            toast.setBounds(left, overList ? getHeight() - EDGE - height : EDGE, width, height);
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return new Dimension(1100, 640);
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(360, 200);
        }

        @Override
        public void addLayoutComponent(String name, Component component) {}

        @Override
        public void removeLayoutComponent(Component component) {}
    }
}
