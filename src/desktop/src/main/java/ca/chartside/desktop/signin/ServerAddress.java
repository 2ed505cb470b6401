package ca.chartside.desktop.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The clinic's name and the server's address as people type and paste them (S2). */
final class ServerAddress {
    private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private ServerAddress() {}

    /** {@code medicalclinic} of {@code medicalclinic}, {@code medicalclinic.example.ca} and {@code https://medicalclinic.example.ca/x}. */
    static String slug(String typed) {
        String rest = typed.strip().toLowerCase(Locale.ROOT);
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            rest = rest.substring(scheme + 3);
        }
        return rest.split("[./:?#]", 2)[0];
    }

    /** Whether a clinic can have that name; nothing else may become part of an address. */
    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /**
     * @param template may hold {@code {clinic}}; {@code https://} may be missing
     * @return empty where no request may go there: it is no address, or the password would travel unencrypted to another
     *     computer
     */
    static Optional<String> resolve(String template, String slug) {
        String address = template.strip().replace("{clinic}", slug);
        if (!address.contains("://")) {
            address = "https://" + address;
        }
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            boolean safe = "https".equalsIgnoreCase(uri.getScheme())
                    || "http".equalsIgnoreCase(uri.getScheme()) && host != null && THIS_COMPUTER.contains(host);
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            return host != null && safe && plain ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
