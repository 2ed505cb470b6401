package ca.chartside.desktop.signin;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager2;
import java.util.HashMap;
import java.util.Map;

/**
 * One below the other in one width; what is hidden takes no room. The sign-in window's own layout: loading a larger one is
 * felt before the first window. All figures are in px.
 */
final class Column implements LayoutManager2 {
    private final int width;
    private final Map<Component, Place> places = new HashMap<>();

    Column(int width) {
        this.width = width;
    }

    /**
     * @param above the room above it
     * @param height 0 for the component's own
     * @param wide whether it fills the width; else it is as wide as it likes, on the left
     */
    record Place(int above, int height, boolean wide) {}

    static Place place(int above, int height) {
        return new Place(above, height, true);
    }

    /** As high as it wants to be. */
    static Place below(int above) {
        return new Place(above, 0, true);
    }

    @Override
    public void addLayoutComponent(Component component, Object place) {
        places.put(component, (Place) place);
    }

    @Override
    public void removeLayoutComponent(Component component) {
        places.remove(component);
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        Insets insets = parent.getInsets();
        return new Dimension(width + insets.left + insets.right, stack(parent, false) + insets.bottom);
    }

    @Override
    public void layoutContainer(Container parent) {
        stack(parent, true);
    }

    /** @return where the last one ends */
    private int stack(Container parent, boolean move) {
        Insets insets = parent.getInsets();
        int y = insets.top;
        for (Component component : parent.getComponents()) {
            Place place = places.get(component);
            if (place == null || !component.isVisible()) {
                continue;
            }
            Dimension wanted = component.getPreferredSize();
            int height = place.height() == 0 ? wanted.height : place.height();
            y += place.above();
            if (move) {
                component.setBounds(insets.left, y, place.wide() ? width : wanted.width, height);
            }
            y += height;
        }
        return y;
    }

    @Override
    public Dimension minimumLayoutSize(Container parent) {
        return preferredLayoutSize(parent);
    }

    @Override
    public Dimension maximumLayoutSize(Container parent) {
        return preferredLayoutSize(parent);
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
        throw new IllegalArgumentException("say where: " + name);
    }

    @Override
    public float getLayoutAlignmentX(Container parent) {
        return 0;
    }

    @Override
    public float getLayoutAlignmentY(Container parent) {
        return 0;
    }

    @Override
    public void invalidateLayout(Container parent) {
        // nothing is kept between two layouts
    }
}
