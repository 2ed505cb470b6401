package ca.chartside.backend.app;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The address that patients reach: what can be one, and what is wrong with one that only looks right. */
final class PublicUrl implements ITypeConverter<String> {
    private static final String CLINIC = "{clinic}";

    /** @return without a slash at its end; empty where nothing is given */
    @Override
    public String convert(String value) {
        String url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        if (!url.isEmpty() && !usable(url)) {
            throw new TypeConversionException(
                    "'" + value + "' is not an address such as https://medicalclinic.example.ca, without a path");
        }
        return url;
    }

    private static boolean usable(String url) {
        try {
            URI uri = URI.create(url.replace(CLINIC, "clinic"));
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            String rest = uri.getRawPath() + uri.getRawQuery() + uri.getRawFragment() + uri.getRawUserInfo();
            return web && uri.getHost() != null && rest.equals("nullnullnull");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Why patients cannot use links to it, for those who run the server; null where they can. */
    static @Nullable String warning(String url) {
        URI uri = URI.create(url.replace(CLINIC, "clinic"));
        if (ofThisMachine(uri.getHost())) {
            return "links-lead-nowhere: the links in notices lead to " + url
                    + ", which patients do not reach; see --public-url";
        }
        return "http".equalsIgnoreCase(uri.getScheme())
                ? "links-not-protected: the links in notices lead to " + url
                        + ", over which browsers keep no sign-in and others may read along; see --public-url"
                : null;
    }

    private static boolean ofThisMachine(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return host.equalsIgnoreCase("localhost");
        }
    }
}
