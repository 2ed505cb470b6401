package ca.chartside.desktop.frame;

import ca.chartside.desktop.chart.Followed;
import ca.chartside.desktop.chart.OscarDetails;
import ca.chartside.desktop.chart.OscarNow;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.frame.Shots.Scene;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.ToCompanion;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JTextArea;

/** What OSCAR brings: another provider, a patient to be compared, an OSCAR that is not the clinic's. */
final class OscarShots {
    private OscarShots() {}

    static void of(Shots shots, String head, String tail, boolean dark, Locale locale, int width) throws Exception {
        Consumer<Scene> provider = scene -> scene.main().oscar(now("TESTERSON", "1985-03-14", null, true, Set.of()));
        Consumer<Scene> differs =
                scene -> scene.main().oscar(now("TESTERSON-FAKENAME", "1985-04-13", null, true, Set.of()));
        Consumer<Scene> write = scene -> scene.main().newMessage();
        shots.shot(head + "oscar-provider" + tail, dark, locale, width, provider);
        shots.shot(head + "oscar-compare" + tail, dark, locale, width, differs, write);
        shots.shot(head + "oscar-ask" + tail, dark, locale, width, provider, write, scene -> {
            ((JTextArea) Shots.find(scene.frame(), Names.COMPOSER_TEXT)).setText("Robert Fakename called about it.");
            ((AbstractButton) Shots.find(scene.frame(), Names.COMPOSER_SEND)).doClick();
        });
        shots.shot(
                head + "oscar-foreign" + tail,
                dark,
                locale,
                width,
                scene -> scene.main()
                        .oscar(now(
                                "X",
                                "1985-03-14",
                                "https://oscar.other-clinic.example.ca/oscar",
                                false,
                                Set.of(ToCompanion.Part.COMPANION))));
    }

    private static OscarNow now(
            String last, String born, String foreign, boolean bound, Set<ToCompanion.Part> outdated) {
        OscarPatient anna = said(1, "ANNA", last, born);
        Followed followed = foreign != null
                ? new Followed.Nothing()
                : new Followed.Open(
                        OscarDetails.shown(anna, Samples.NOW.toLocalDate()),
                        anna,
                        new OscarProvider("100001", "Chen, Mei", "doctor"));
        List<OscarPatient> open = List.of(anna, said(2, "ROBERT", "FAKENAME", "1978-07-02"));
        return new OscarNow(1, followed, open, foreign, bound, outdated);
    }

    private static OscarPatient said(int number, String first, String last, String born) {
        return new OscarPatient(
                number, first, last, born, "F", "9876 543 225", null, "ON", "a@example.org", null, null, "AC", null);
    }
}
