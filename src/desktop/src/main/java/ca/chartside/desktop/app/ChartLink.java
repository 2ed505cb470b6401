package ca.chartside.desktop.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link to a patient's chart: {@code chartside://CLINIC/chart/N} (C7). Any web page can make the browser open one, so
 * nothing but exactly this is taken.
 *
 * @param clinic the slug of the clinic it belongs to
 * @param demographicNo OSCAR's number of the patient there
 */
public record ChartLink(String clinic, int demographicNo) {
    private static final Pattern FORM =
            Pattern.compile("chartside://([a-z0-9][a-z0-9-]{0,62})/chart/([1-9][0-9]{0,9})/?");

    /** Empty for everything that is not exactly such a link. */
    public static Optional<ChartLink> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(2));
        return number <= Integer.MAX_VALUE
                ? Optional.of(new ChartLink(matcher.group(1), (int) number))
                : Optional.empty();
    }
}
