package ca.chartside.desktop.oscar;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether two addresses of an OSCAR are one (C7). */
final class Addresses {
    private Addresses() {}

    static boolean holds(List<String> clinics, String address) {
        String meant = plain(address);
        return meant != null && clinics.stream().anyMatch(one -> meant.equals(plain(one)));
    }

    /** As browsers write it; null for what is no web address. Paths are told apart by their capitals. */
    private static @Nullable String plain(String address) {
        try {
            URI uri = new URI(address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            if (host.isEmpty() || !scheme.equals("https") && !scheme.equals("http")) {
                return null;
            }
            int usual = scheme.equals("https") ? 443 : 80;
            int port = uri.getPort() == -1 ? usual : uri.getPort();
            return scheme + "://" + host + ":" + port + uri.getPath().replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
