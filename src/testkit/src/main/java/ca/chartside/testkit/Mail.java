package ca.chartside.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A received e-mail.
 *
 * @param number its place among all received, from 1
 * @param text the plain text part; empty where there is none
 * @param html the HTML part; empty where there is none
 */
public record Mail(int number, String from, String to, String subject, String text, String html, Instant received) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

    /** The links of the plain text part, in their order: what a person would follow. */
    public List<URI> links() {
        return LINK.matcher(text)
                .results()
                .map(found -> URI.create(found.group()))
                .toList();
    }
}
