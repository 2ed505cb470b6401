package ca.chartside.backend.portal;

import ca.chartside.backend.http.Body;
import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/**
 * A form that a browser posted. Where it carries files, the fields stand before them, and the files are read one after another as they
 * arrive: nothing of them waits in memory or on the disk. One thread.
 */
final class PostedForm {
    /** All that may come at once: the files with what stands around them. */
    private static final long MOST_BYTES = (long) Limits.FILES_MAX * Limits.FILE_BYTES + Limits.BODY_BYTES;

    private static final String ATTRIBUTE = "posted-form";

    private final Context ctx;
    private final @Nullable FileItemIterator parts;
    private final Map<String, List<String>> fields = new HashMap<>();
    private @Nullable FileItemStream file;
    private boolean cameWithFiles;

    /** A file of the form, to be read before the next is asked for. */
    record Upload(String name, InputStream bytes) {}

    private PostedForm(Context ctx) {
        this.ctx = ctx;
        this.parts = ctx.isMultipartFormData() ? parts(ctx) : null;
        if (parts != null) {
            readFields(parts);
        }
    }

    /** @throws Refusal MALFORMED_REQUEST where it cannot be read, BODY_TOO_LARGE */
    static PostedForm of(Context ctx) {
        PostedForm known = ctx.attribute(ATTRIBUTE);
        if (known == null) {
            known = new PostedForm(ctx);
            ctx.attribute(ATTRIBUTE, known);
        }
        return known;
    }

    private static FileItemIterator parts(Context ctx) {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setSizeMax(MOST_BYTES);
        try {
            return upload.getItemIterator(new Posted(ctx));
        } catch (FileUploadException | IOException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }

    private record Posted(Context ctx) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public @Nullable String getContentType() {
            return ctx.contentType();
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return (int) Math.min(Integer.MAX_VALUE, contentLength());
        }

        @Override
        public long contentLength() {
            return ctx.req().getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return ctx.req().getInputStream();
        }
    }

    /** Up to the first file that was chosen: a box for files in which none was is a part without a name. */
    private void readFields(FileItemIterator from) {
        int room = Limits.BODY_BYTES;
        try {
            while (file == null && from.hasNext()) {
                FileItemStream part = from.next();
                if (part.isFormField()) {
                    byte[] value = part.openStream().readNBytes(room + 1);
                    room -= value.length;
                    if (room < 0) {
                        throw new Refusal(ErrorKind.BODY_TOO_LARGE);
                    }
                    fields.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                            .add(new String(value, StandardCharsets.UTF_8));
                } else if (isChosen(part)) {
                    file = part;
                    cameWithFiles = true;
                }
            }
        } catch (FileUploadException | IOException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }

    private static boolean isChosen(FileItemStream part) {
        return !part.isFormField() && part.getName() != null && !part.getName().isEmpty();
    }

    /** A field's first value; empty where it is missing. */
    String field(String name) {
        return fields(name).stream().findFirst().orElse("");
    }

    List<String> fields(String name) {
        if (parts != null) {
            return fields.getOrDefault(name, List.of());
        }
        try {
            return Body.whole(() -> ctx.formParams(name));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }

    /** Whether at least one file was chosen. */
    boolean cameWithFiles() {
        return cameWithFiles;
    }

    /** The next file; null where there is none left. @throws Refusal FILE_CUT_OFF */
    @Nullable Upload nextFile() {
        FileItemIterator from = parts;
        if (from == null) {
            return null;
        }
        try {
            FileItemStream next = file;
            while (next == null && from.hasNext()) {
                FileItemStream part = from.next();
                next = isChosen(part) ? part : null;
            }
            file = null;
            return next == null ? null : new Upload(next.getName(), next.openStream());
        } catch (FileUploadException | IOException e) {
            throw new Refusal(ErrorKind.FILE_CUT_OFF);
        }
    }

    /** Lets the rest of it arrive: a browser that is still sending reads no answer. */
    void finish() {
        if (parts != null) {
            drain(ctx);
        }
    }

    /** As {@link #finish}, for a body of any kind. More than a form may have is not waited for. */
    static void drain(Context ctx) {
        if (ctx.req().getContentLengthLong() <= MOST_BYTES) {
            try {
                ctx.req().getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                return; // it has gone, and wants no answer
            }
        }
    }
}
