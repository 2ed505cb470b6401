package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CardRuleTest {
    private static void fits(CardRule rule, String... numbers) {
        for (String number : numbers) {
            assertThat(rule.fits(number)).as(rule + " " + number).isTrue();
        }
    }

    private static void fitsNot(CardRule rule, String... numbers) {
        for (String number : numbers) {
            assertThat(rule.fits(number)).as(rule + " " + number).isFalse();
        }
    }

    @Test
    void ontariosLastDigitChecksTheOthersWhateverTheVersionCode() {
        fits(CardRule.ON, "9876543225", "9876 543 225", "9876-543-225-AB", "9876543225x", "９８７６５４３２２５");
        fitsNot(CardRule.ON, "9876543226", "9876543252", "8976543225", "987654322", "98765432255", "987654322A");
    }

    @Test
    void britishColumbiasBeginWithNineAndHaveACheckDigit() {
        fits(CardRule.BC, "9698658215", "9698 658 215");
        fitsNot(CardRule.BC, "9698648215", "9698658251", "8698658215", "969865821");
    }

    @Test
    void everyOtherDigitThanTheRightOneIsFoundInOntarioAndBritishColumbia() {
        for (int place = 0; place < 10; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                changed(CardRule.ON, "9876543225", place, digit);
                changed(CardRule.BC, "9698658215", place, digit);
            }
        }
    }

    private static void changed(CardRule rule, String number, int place, char digit) {
        String typed = number.substring(0, place) + digit + number.substring(place + 1);
        assertThat(rule.fits(typed)).as(rule + " " + typed).isEqualTo(typed.equals(number));
    }

    @Test
    void quebecsAreFourLettersADateAndTwoDigits() {
        fits(CardRule.QC, "TESA 8553 1412", "tesa85531412", "FAUJ-5401-0901");
        fitsNot(CardRule.QC, "TESA85131412", "TESA85533212", "TESA8553141", "TE5A85531412", "85531412");
    }

    @Test
    void theOthersHaveTheirLengthAlone() {
        fits(CardRule.AB, "123456789");
        fits(CardRule.SK, "123 456 789");
        fits(CardRule.MB, "123456789");
        fits(CardRule.NB, "123456789");
        fits(CardRule.NS, "1234567890");
        fits(CardRule.PE, "12345678");
        fits(CardRule.NL, "123456789012");
        fits(CardRule.YT, "123456789");
        fits(CardRule.NT, "N1234567", "H 1234567");
        fits(CardRule.NU, "123456789");
        fitsNot(CardRule.AB, "12345678", "1234567890");
        fitsNot(CardRule.NT, "12345678", "N123456");
        fitsNot(CardRule.NL, "1234567890");
    }

    @Test
    void aNumberOnFileThatBreaksItsProvincesRuleHasNone() {
        assertThat(CardRule.of("9876543225AB", "on")).isEqualTo(CardRule.ON);
        assertThat(CardRule.of("9876543226", "ON")).isNull();
        assertThat(CardRule.of("TESA85531412", "QC")).isEqualTo(CardRule.QC);
        assertThat(CardRule.of("9876543225", null)).isNull();
        assertThat(CardRule.of("9876543225", "OT")).isNull();
    }

    @Test
    void whatNoProvinceHasIsFoundWithoutKnowingWhose() {
        assertThat(CardRule.fitsAny("9876543225 ab")).isTrue();
        assertThat(CardRule.fitsAny("TESA85531412")).isTrue();
        assertThat(CardRule.fitsAny("123456789")).isTrue();
        assertThat(CardRule.fitsAny("98765432255")).isFalse();
        assertThat(CardRule.fitsAny("1234567")).isFalse();
        assertThat(CardRule.fitsAny("TESA855314")).isFalse();
    }
}
