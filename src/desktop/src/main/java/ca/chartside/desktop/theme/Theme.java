package ca.chartside.desktop.theme;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.FlatSystemProperties;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.util.FontUtils;
import java.awt.Font;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/**
 * Chartside's looks. The colours' names ({@code Chartside.text2}, …) and values stand in the properties files beside this
 * class; components ask {@code UIManager} for them.
 */
public final class Theme {
    private Theme() {}

    /** Before the first window; later it changes all windows that are open. Event thread only. */
    public static void install(boolean dark) {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the look is set on the event thread");
        }
        Class<?> wanted = dark ? FlatDarkLaf.class : FlatLightLaf.class;
        // Not asked of UIManager at first: to answer it would load Swing's own look.
        boolean first = FlatLaf.getPreferredFontFamily() == null;
        if (first) {
            // One scale, the system's: FlatLaf's own would enlarge its parts and leave ours.
            System.setProperty(FlatSystemProperties.UI_SCALE_ENABLED, "false");
            // Before the look: whoever asks for a font that is just being loaded gets another, and so does everybody
            // after them.
            loadFonts();
            FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
            FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
            FlatLaf.registerCustomDefaultsSource("ca.chartside.desktop.theme");
        } else if (UIManager.getLookAndFeel().getClass() == wanted) {
            // A second client in one process: doing it again would undress the first one's windows.
            return;
        }
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        if (first) {
            // A size in the properties file does not win over what a Linux without a desktop says.
            UIManager.put("defaultFont", FontUtils.getCompositeFont(FlatInterFont.FAMILY, Font.PLAIN, 13));
        }
        FlatLaf.updateUI();
    }

    /** Loads Inter, which {@link #install} waits for: it can be begun before the event thread is there. Any thread. */
    public static void loadFonts() {
        Inter.load();
    }

    /** The weights that Chartside uses; a class of its own, so that they are loaded once, by whoever comes first. */
    private static final class Inter {
        static {
            FlatInterFont.installStyle(FlatInterFont.STYLE_REGULAR);
            FlatInterFont.installStyle(FlatInterFont.STYLE_SEMIBOLD);
            FlatInterFont.installStyle(FlatInterFont.STYLE_BOLD);
        }

        static void load() {}
    }
}
