package ca.chartside.backend.file;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.FileCopyRequest;
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
                        "A file's bytes, to be saved",
                        List.of(),
                        Route.BYTES,
                        Map.of(404, "No file of that id that is yours to open"),
                        (principal, ctx) -> files.open(principal, id(ctx)).give(ctx)),
                guard.post(
                        Paths.FILE_COPY,
                        "A saved reply's file once more, under the sender's id, to go with a message of theirs",
                        FileCopyRequest.class,
                        StoredFile.class,
                        (principal, ctx, body) -> files.copy(principal, id(ctx), Check.present(body.id(), "id"))),
                picture(
                        Paths.FILE_THUMBNAIL,
                        "A picture's thumbnail: at most 320 pixels wide and high, upright, without what the camera wrote",
                        FileService.CopySize.THUMBNAIL),
                picture(
                        Paths.FILE_VIEW,
                        "A picture to be looked at: at most 2048 pixels wide and high, upright, without what the camera wrote",
                        FileService.CopySize.VIEW));
    }

    private Route picture(String path, String summary, FileService.CopySize size) {
        return guard.stream(
                path,
                summary,
                List.of(),
                "image/jpeg",
                Map.of(
                        202,
                        "It is being made: ask again after the seconds in Retry-After",
                        404,
                        "No file of that id that is yours to open, or one of which there is no picture"),
                (principal, ctx) -> files.picture(principal, id(ctx), size).give(ctx));
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
