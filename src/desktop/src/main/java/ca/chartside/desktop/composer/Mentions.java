package ca.chartside.desktop.composer;

import ca.chartside.desktop.chart.OscarDetails;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchWords;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a text speaks of another patient than whom it is for: by name, or by the number of their health card (C3). */
final class Mentions {
    private static final int CARD = 10;

    /** Ten digits, written in groups or not. */
    private static final Pattern TEN_DIGITS = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){9}(?!\\d)");

    private Mentions() {}

    /** @param open whose charts are open */
    static List<OscarPatient> in(String text, Patient to, List<OscarPatient> open) {
        List<OscarPatient> others = open.stream()
                .filter(one -> one.demographicNo() != to.demographicNo())
                .toList();
        if (others.isEmpty() || text.isBlank()) {
            return List.of();
        }
        String words = " " + SearchWords.folded(text) + " ";
        Set<String> numbers = TEN_DIGITS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(OscarDetails::digits)
                .collect(Collectors.toSet());
        return others.stream()
                .filter(one -> isNamed(one, to, words) || numbers.contains(card(one)))
                .toList();
    }

    /** Somebody of the same name is named by every letter to them. */
    private static boolean isNamed(OscarPatient one, Patient to, String words) {
        String first = given(one.firstName());
        String last = folded(one.lastName());
        boolean namesake = last.equals(folded(to.lastName())) && first.equals(given(to.firstName()));
        return !namesake
                && !first.isEmpty()
                && !last.isEmpty()
                && words.contains(" " + first + " ")
                && words.contains(" " + last + " ");
    }

    /** The first of several. */
    private static String given(@Nullable String names) {
        return folded(names).split(" ")[0];
    }

    private static String folded(@Nullable String name) {
        return SearchWords.folded(Objects.requireNonNullElse(name, ""));
    }

    private static String card(OscarPatient one) {
        String digits = OscarDetails.digits(one.hin());
        return digits.length() == CARD ? digits : "";
    }
}
