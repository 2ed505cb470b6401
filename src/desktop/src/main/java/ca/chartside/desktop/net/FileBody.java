package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A file as the body of a request: read while it goes, so that its size costs no memory. */
final class FileBody extends RequestBody {
    private static final int PORTION = 64 * 1024;

    private final Path file;
    private final StaffApi.Transfer transfer;

    FileBody(Path file, StaffApi.Transfer transfer) {
        this.file = file;
        this.transfer = transfer;
    }

    @Override
    public @Nullable MediaType contentType() {
        return MediaType.get("application/octet-stream");
    }

    @Override
    public long contentLength() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        byte[] portion = new byte[PORTION];
        long moved = 0;
        try (InputStream from = open()) {
            for (int read = read(from, portion); read >= 0; read = read(from, portion)) {
                if (transfer.stopped()) {
                    throw new IOException("nobody wants the file any more");
                }
                sink.write(portion, 0, read);
                moved += read;
                transfer.moved(moved);
            }
        }
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** A disk that fails is no network that fails. */
    private static int read(InputStream from, byte[] portion) {
        try {
            return from.read(portion);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private static ApiException unreadable() {
        return new ApiException(ErrorKind.FILE_NOT_FOUND);
    }
}
