package ca.chartside.backend.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a province's health card numbers look like: enough to tell somebody kindly that a digit must be wrong, before it counts as a try (N4).
 * Never a reason to refuse anybody: where a number on file breaks its own province's rule, the rule is not used.
 *
 * <p>Lengths, the Northwest Territories' letter and Ontario's check digit (modulus 10) are those of the Ontario Ministry of Health's
 * <i>Technical Specifications: Interface to Health Care Systems</i> (health number; province and territory codes). British Columbia's first
 * digit and check digit (modulus 11) are those of its Ministry of Health's conformance standards, volume 4B, <i>Application Rules: Client
 * Registry</i>. Québec's letters and date are as its Régie de l'assurance maladie explains the card: three letters of the surname, one
 * of the first name, year, month (50 more for women), day, and two digits of its own.
 */
enum CardRule {
    ON("\\d{10}") {
        @Override
        boolean checks(String number) {
            int sum = 0;
            for (int i = 0; i < number.length(); i++) {
                int digit = number.charAt(number.length() - 1 - i) - '0';
                int counted = i % 2 == 0 ? digit : 2 * digit;
                sum += counted > 9 ? counted - 9 : counted;
            }
            return sum % 10 == 0;
        }
    },
    BC("9\\d{9}") {
        private static final int[] WEIGHTS = {2, 4, 8, 5, 10, 9, 7, 3};

        @Override
        boolean checks(String number) {
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * (number.charAt(i + 1) - '0') % 11;
            }
            return 11 - sum % 11 == number.charAt(9) - '0';
        }
    },
    QC("[A-Z]{4}\\d{2}(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{2}"),
    AB("\\d{9}"),
    SK("\\d{9}"),
    MB("\\d{9}"),
    NB("\\d{9}"),
    NS("\\d{10}"),
    PE("\\d{8}"),
    NL("\\d{12}"),
    YT("\\d{9}"),
    NT("[A-Z]\\d{7}"),
    NU("\\d{9}");

    private final Pattern form;

    CardRule(String form) {
        this.form = Pattern.compile(form);
    }

    /** Whether its check digit is right; true where there is none that is known. @param number of the rule's form */
    boolean checks(String number) {
        return true;
    }

    /** @param typed with or without its version code, however it is written */
    boolean fits(String typed) {
        String number = HealthNumber.withoutVersion(typed);
        return form.matcher(number).matches() && checks(number);
    }

    /**
     * The rule that a number on file follows.
     *
     * @param province as OSCAR has it, such as {@code ON} or {@code QC}
     * @return null where the province is none of these, or the number breaks its rule
     */
    static @Nullable CardRule of(String hin, @Nullable String province) {
        String wanted = province == null ? "" : province.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(rule -> rule.name().equals(wanted) && rule.fits(hin))
                .findFirst()
                .orElse(null);
    }

    /** Whether it can be a number of some province. */
    static boolean fitsAny(String typed) {
        return Arrays.stream(values()).anyMatch(rule -> rule.fits(typed));
    }
}
