package ca.chartside.desktop.thread;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses in a message that a click may open: http, https and tel, and no others (rule 16). */
final class Links {
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:https?://[^\\s<>\"]+|tel:[+0-9][-+0-9().]*)", Pattern.CASE_INSENSITIVE);
    private static final String NOT_AT_THE_END = ".,;:!?)]}'»’”";

    /** @param end behind its last character */
    record Link(int start, int end, URI target) {}

    private Links() {}

    static List<Link> in(String text) {
        List<Link> links = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(text);
        while (matcher.find()) {
            int end = matcher.end();
            while (end > matcher.start() && NOT_AT_THE_END.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            try {
                links.add(new Link(matcher.start(), end, new URI(text.substring(matcher.start(), end))));
            } catch (URISyntaxException e) {
                // What is no address stays words.
            }
        }
        return links;
    }
}
