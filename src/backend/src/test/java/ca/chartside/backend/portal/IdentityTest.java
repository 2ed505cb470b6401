package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class IdentityTest {
    private static final LocalDate BIRTH = LocalDate.of(1985, 3, 14);

    private static boolean matches(String known, String typed) {
        return new Identity(typed, BIRTH).isOf(PortalHouse.patient(1, "ANNA", known, null, "en"));
    }

    @Test
    void spacesDashesAndTheVersionCodeAreForgiven() {
        assertThat(matches("9876543225", "9876543225")).isTrue();
        assertThat(matches("9876543225", " 9876-543 225 ")).isTrue();
        assertThat(matches("9876543225", "9876 543 225 ab")).isTrue();
        assertThat(matches("9876543225AB", "9876543225")).isTrue();
        assertThat(matches("9876543225", "９８７６５４３２２５")).isTrue();
    }

    @Test
    void nothingElseIs() {
        assertThat(matches("9876543225", "9876543226")).isFalse();
        assertThat(matches("9876543225", "987654322")).isFalse();
        assertThat(matches("9876543225", "98765432255")).isFalse();
        assertThat(matches("9876543225", "9876543225ABC")).isFalse();
        assertThat(matches("9876543225", "")).isFalse();
        assertThat(matches("TESA85531412", "85531412")).isFalse();
        assertThat(matches("TESA85531412", "tesa 8553 1412")).isTrue();
        assertThat(new Identity("9876543225", BIRTH.plusDays(1))
                        .isOf(PortalHouse.patient(1, "ANNA", "9876543225", null, "en")))
                .isFalse();
        assertThat(matches(null, "")).isFalse();
    }

    @Test
    void aMarkThatStandsForNoCardProvesNothing() {
        for (String mark : new String[] {"-", ".", "n/a", "NONE", "0"}) {
            assertThat(matches(mark, mark)).as(mark).isFalse();
            assertThat(PortalHouse.patient(1, "ANNA", mark, null, "en").hasCard())
                    .isFalse();
        }
    }

    @Test
    void aDateIsThreeNumbers() {
        assertThat(Identity.date("1985", "3", "14")).isEqualTo(BIRTH);
        assertThat(Identity.date(" 1985 ", "03", "14")).isEqualTo(BIRTH);
        assertThat(Identity.date("1985", "13", "14")).isNull();
        assertThat(Identity.date("1985", "2", "30")).isNull();
        assertThat(Identity.date("85", "3", "14")).isNull();
        assertThat(Identity.date("1985", "March", "14")).isNull();
        assertThat(Identity.date("99999999999", "3", "14")).isNull();
    }
}
