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
        if (UIManager.getLookAndFeel().getClass() == wanted) {
            // A second client in one process: doing it again would undress the first one's windows.
            return;
        }
        // One scale, the system's: FlatLaf's own would enlarge its parts and leave ours.
        System.setProperty(FlatSystemProperties.UI_SCALE_ENABLED, "false");
        FlatInterFont.installLazy();
        FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
        FlatLaf.setPreferredLightFontFamily(FlatInterFont.FAMILY_LIGHT);
        FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
        // A size in the properties file does not win over what a Linux without a desktop says.
        UIManager.put("defaultFont", FontUtils.getCompositeFont(FlatInterFont.FAMILY, Font.PLAIN, 13));
        FlatLaf.registerCustomDefaultsSource("ca.chartside.desktop.theme");
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        FlatLaf.updateUI();
    }
}
