package ca.chartside.backend.file;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.StoredFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The staff API's files. */
public final class FileRoutes {
    private final FileService files;
    private final Guard guard;

    public FileRoutes(FileService files, Guard guard) {
        this.files = files;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.put(
                        Paths.FILE,
                        "Takes a file's bytes; its name stands percent-encoded in " + Paths.FILE_NAME_HEADER,
                        InputStream.class,
                        StoredFile.class,
                        (principal, ctx) -> files.upload(principal, id(ctx), name(ctx), body(ctx))),
                guard.stream(
                        Paths.FILE,
                        "A file's bytes",
                        (principal, ctx) -> files.open(principal, id(ctx)).give(ctx)));
    }

    private static UUID id(Context ctx) {
        return Guard.id(ctx, "id", ErrorKind.FILE_NOT_FOUND);
    }

    private static String name(Context ctx) {
        String given = ctx.header(Paths.FILE_NAME_HEADER);
        try {
            return given == null ? "" : URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", Paths.FILE_NAME_HEADER));
        }
    }

    /** Past the reading into memory that other bodies go through. */
    private static InputStream body(Context ctx) {
        try {
            return ctx.req().getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
