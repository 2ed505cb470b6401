package ca.chartside.backend.portal;

import ca.chartside.backend.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The files that the pages use. Their addresses carry what they hold, as a hash, so browsers may keep them for good. */
final class Assets {
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js";

    private final Asset icon = new Asset("icon.svg", "image/svg+xml", bytes("/portal/icon.svg"));
    private final List<Asset> files = List.of(
            new Asset("portal.css", "text/css; charset=utf-8", bytes("/portal/portal.css")),
            new Asset("portal.js", "text/javascript; charset=utf-8", bytes("/portal/portal.js")),
            new Asset("htmx.js", "text/javascript; charset=utf-8", bytes(HTMX)),
            icon);
    private final String version = hash();

    private record Asset(String name, String mediaType, byte[] content) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Asset asset && asset.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** Goes behind a file's address, as {@code ?v=…}. */
    String version() {
        return version;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (Asset file : files) {
            routes.add(Route.open(
                    HandlerType.GET,
                    "/portal/" + file.name(),
                    file.mediaType(),
                    "A file that the portal's pages use",
                    ctx -> give(ctx, file)));
        }
        routes.add(Route.open(
                HandlerType.GET,
                "/favicon.ico",
                icon.mediaType(),
                "The icon, where a browser looks for it by itself",
                ctx -> ctx.header("Cache-Control", "public, max-age=86400")
                        .contentType(icon.mediaType())
                        .result(icon.content())));
        return routes;
    }

    private static void give(Context ctx, Asset file) {
        ctx.header("Cache-Control", "public, max-age=31536000, immutable");
        ctx.contentType(file.mediaType()).result(file.content());
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program's own file " + resource + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(file -> digest.update(file.content()));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
