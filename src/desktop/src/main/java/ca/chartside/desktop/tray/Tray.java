package ca.chartside.desktop.tray;

import java.util.List;

/** The place of Chartside's icon while no window is open. Event thread only. */
interface Tray {
    /** Shows the icon; called again whenever anything of it changes. */
    void show(BrandMark mark, String tooltip, List<Entry> menu);

    void remove();

    /** One line of the icon's menu. */
    record Entry(String text, Runnable action) {}
}
