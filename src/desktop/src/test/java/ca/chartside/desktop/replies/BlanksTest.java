package ca.chartside.desktop.replies;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.replies.RepliesFixture.CLINIC;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.Patient;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is filled in, and what is left for the writer. */
class BlanksTest {
    private final Blanks blanks = new Blanks(ME, CLINIC);

    @Test
    void eachIsKnownByItsWordInBothLanguages() {
        assertThat(blanks.filled("{firstName} {myName} {clinic} {phone}", ANNA))
                .isEqualTo("Anna Rita Desk Medical Clinic 905-555-0100");
        assertThat(blanks.filled("{pr\u00e9nom} {mon nom} {clinique} {t\u00e9l\u00e9phone}", ANNA))
                .isEqualTo("Anna Rita Desk Medical Clinic 905-555-0100");
        assertThat(blanks.filled("{FIRSTNAME} {Prenom} {monNom}", ANNA)).isEqualTo("Anna Anna Rita Desk");
        for (Blank blank : Blank.values()) {
            assertThat(Blank.named(blank.written(Locale.FRENCH).replaceAll("[{}]", "")))
                    .isEqualTo(blank);
        }
    }

    @Test
    void whatIsNotKnownStaysAndIsFound() {
        Blanks noPhone = new Blanks(ME, new ClinicInfo("medicalclinic", "$1 & Sons", " ", true));
        String filled = noPhone.filled("Hello {firstName}, call {clinic} at {phone} before {date}.", ANNA);
        assertThat(filled).isEqualTo("Hello Anna, call $1 & Sons at {phone} before {date}.");
        assertThat(Blanks.open(filled)).extracting(Blanks.Open::written).containsExactly("{phone}", "{date}");
        assertThat(filled.substring(
                        Blanks.open(filled).getFirst().start(),
                        Blanks.open(filled).getFirst().end()))
                .isEqualTo("{phone}");
        assertThat(Blanks.unknown("{phone} {date} {date}")).containsExactly("{date}");
    }

    @Test
    void aNameInCapitalsIsWrittenAsInALetter() {
        for (String[] name : new String[][] {
            {"ANNA", "Anna"},
            {"JEAN-LUC \u00c9MILE", "Jean-Luc \u00c9mile"},
            {"D'ARCY", "D'Arcy"},
            {"McKenzie", "McKenzie"},
            {"J", "J"}
        }) {
            Patient patient = new Patient(4, name[0], "x", "", 1, "F", null, null, null, null, "en", "AC");
            assertThat(blanks.filled("{firstName}", patient)).isEqualTo(name[1]);
        }
    }

    @Test
    void bracesOfOtherKindsAreLeftAlone() {
        assertThat(Blanks.open("{} {1} {\"a\": 1} { } {a\nb} :-{ }")).isEmpty();
    }
}
