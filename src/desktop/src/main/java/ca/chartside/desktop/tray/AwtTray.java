package ca.chartside.desktop.tray;

import java.awt.AWTException;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's tray. */
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final SystemTray tray;
    private final Runnable onClick;
    private @Nullable TrayIcon icon;
    private List<Entry> shownMenu = List.of();

    private AwtTray(SystemTray tray, Runnable onClick) {
        this.tray = tray;
        this.onClick = onClick;
    }

    /** @return empty where this desktop has no tray */
    static Optional<Tray> create(Runnable onClick) {
        return SystemTray.isSupported()
                ? Optional.of(new AwtTray(SystemTray.getSystemTray(), onClick))
                : Optional.empty();
    }

    @Override
    public void show(BrandMark mark, String tooltip, List<Entry> menu) {
        java.awt.Image image = mark.image(tray.getTrayIconSize().width);
        TrayIcon current = icon;
        if (current == null) {
            current = new TrayIcon(image, tooltip);
            current.setImageAutoSize(true);
            current.addActionListener(e -> onClick.run());
            current.addMouseListener(new java.awt.event.MouseAdapter() {
                @Override
                public void mouseClicked(java.awt.event.MouseEvent e) {
                    if (javax.swing.SwingUtilities.isLeftMouseButton(e) && e.getClickCount() == 1) {
                        onClick.run();
                    }
                }
            });
            current.setPopupMenu(popup(menu));
            shownMenu = menu;
            try {
                tray.add(current);
                icon = current;
            } catch (AWTException e) {
                LOG.info("The tray took no icon: {}", e.getMessage());
            }
            return;
        }
        current.setImage(image);
        current.setToolTip(tooltip);
        if (!texts(menu).equals(texts(shownMenu))) {
            current.setPopupMenu(popup(menu));
            shownMenu = menu;
        }
    }

    private static List<String> texts(List<Entry> menu) {
        return menu.stream().map(Entry::text).toList();
    }

    private static PopupMenu popup(List<Entry> menu) {
        PopupMenu popup = new PopupMenu();
        for (Entry entry : menu) {
            MenuItem item = new MenuItem(entry.text());
            item.addActionListener(e -> entry.action().run());
            popup.add(item);
        }
        return popup;
    }

    @Override
    public void remove() {
        if (icon != null) {
            tray.remove(icon);
            icon = null;
        }
    }
}
