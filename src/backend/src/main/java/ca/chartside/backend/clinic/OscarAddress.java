package ca.chartside.backend.clinic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where an OSCAR is, written in one way: scheme, host, port where it is not the scheme's own, and context path, without a slash at the end.
 *
 * @param value such as {@code https://oscar.example.ca/oscar}
 */
public record OscarAddress(String value) {
    private static final int LENGTH_MAX = 300;

    /** It is none; the message is a sentence for whoever gave it. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unusable(String sentence) {
            super(sentence);
        }
    }

    /**
     * A page of an OSCAR without TLS can be forged by anybody on the way, and says whose chart is open: http is taken from this computer's own
     * addresses alone.
     */
    public static OscarAddress parse(String given) throws Unusable {
        URI uri = uri(given);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?") || host.isEmpty()) {
            throw unusable(given);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw unusable(given);
        }
        if (scheme.equals("http") && !isLoopback(host)) {
            throw new Unusable("OSCAR has to be opened by https: what comes by http can be forged on the way.");
        }
        String path = uri.normalize().getRawPath().replaceFirst("/+$", "");
        if (path.matches(".*\\.(?:jsp|do)") || path.contains("//") || path.startsWith("/..")) {
            throw unusable(given);
        }
        boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return new OscarAddress(scheme + "://" + host + (usual ? "" : ":" + uri.getPort()) + path);
    }

    private static URI uri(String given) throws Unusable {
        try {
            if (given.length() > LENGTH_MAX) {
                throw unusable(given.substring(0, LENGTH_MAX));
            }
            return new URI(given.strip());
        } catch (URISyntaxException e) {
            throw unusable(given);
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(?:\\.\\d{1,3}){3}");
    }

    private static Unusable unusable(String given) {
        return new Unusable("\"" + given
                + "\" is not OSCAR's address. It is what stands before the name of each of its pages, such as"
                + " https://oscar.example.ca/oscar");
    }
}
