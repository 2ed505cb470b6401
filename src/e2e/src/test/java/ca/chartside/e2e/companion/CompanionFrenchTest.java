package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.e2e.browser.Icons;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleStaff;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** In a browser whose language is French the companion speaks it; and it is seen in the colours that its user needs. */
class CompanionFrenchTest extends CompanionFixture {
    private static final String MISSING = "Chartside n’est pas installé sur cet ordinateur";

    @Override
    String language() {
        return "fr-CA";
    }

    @Test
    void iconsAndAddressesAreInFrench() throws IOException {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page options = browser.options();
        assertThat(options.textContent("main")).contains("Adresse d’OSCAR", oscar.address() + "Utilisée");
        picture(options, "options-french");
        options.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        options.setViewportSize(400, 600);
        picture(options, "options-french-dark-narrow");
        options.close();
        Page page = signIn(SampleStaff.MEI_CHEN);
        Icons icons = new Icons(page);
        Icons.Icon logo = icons.awaitNames(MISSING, MISSING).getFirst();
        page.mouse().move(logo.x() + 20, logo.y() + 20);
        picture(page, "french");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        picture(page, "forced-colours");
    }
}
