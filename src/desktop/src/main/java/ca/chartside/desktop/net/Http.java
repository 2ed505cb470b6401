package ca.chartside.desktop.net;

import ca.chartside.protocol.ApiError;
import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;
import javax.swing.SwingUtilities;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** HTTP as the rest of this package speaks it: JSON both ways, and one exception for everything that can go wrong. */
final class Http {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** How long a server may say nothing before it counts as gone. */
    static final Duration SILENCE = Duration.ofSeconds(20);

    private final OkHttpClient client;
    private final ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    Http() {
        // Virtual threads: a blocked call costs nothing, and none of them keeps the program from ending.
        this.client = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(SILENCE)
                .writeTimeout(Duration.ofSeconds(20))
                .followRedirects(false)
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    ObjectMapper mapper() {
        return mapper;
    }

    /** @throws ApiException where no server can have such an address */
    static HttpUrl base(String server) {
        HttpUrl url = HttpUrl.parse(server);
        if (url == null) {
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
        }
        return url;
    }

    /** @param path one of {@code Paths}, its placeholders filled in, with or without a query */
    static HttpUrl at(HttpUrl base, String path) {
        String prefix = base.encodedPath().replaceAll("/+$", "");
        HttpUrl url = base.resolve(prefix + path);
        if (url == null) {
            throw new IllegalArgumentException("not a path");
        }
        return url;
    }

    RequestBody body(Object value) {
        try {
            return RequestBody.create(mapper.writeValueAsBytes(value), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wire record that cannot be written", e);
        }
    }

    /** What came back: the body decoded, and the server's clock where it told. */
    record Answer<T>(@Nullable T value, @Nullable Long serverTime) {}

    /** @throws ApiException for every refusal and failure */
    <T> Answer<T> exchange(Request request, Class<T> type) {
        offEventThread();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            var date = response.headers().getDate("Date");
            T value = type == Void.class || response.code() == 204
                    ? null
                    : mapper.readValue(response.body().bytes(), type);
            return new Answer<>(value, date == null ? null : date.getTime());
        } catch (JsonProcessingException e) {
            // Something answers at this address, but not a Chartside server of this time.
            throw new ApiException(ErrorKind.INTERNAL);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * What comes back, in memory; nothing where the server has yet to make it (202).
     *
     * @throws ApiException for every refusal and failure
     */
    Optional<byte[]> bytes(Request request) {
        offEventThread();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            return response.code() == 202
                    ? Optional.empty()
                    : Optional.of(response.body().bytes());
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /**
     * Writes what comes back to a file, replacing what is there; where it does not come whole, what was there stays.
     *
     * @param silence how long the server may say nothing
     * @throws ApiException for every refusal and failure; FILE_NOT_SAVED where this computer does not take it
     */
    void download(Request request, Path into, Duration silence, StaffApi.Transfer transfer) {
        offEventThread();
        Path part = into.resolveSibling(into.getFileName() + ".part");
        try (Response response = client.newBuilder()
                .readTimeout(silence)
                .build()
                .newCall(request)
                .execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            write(response.body().byteStream(), part, transfer);
            toDisk(() -> Files.move(part, into, StandardCopyOption.REPLACE_EXISTING));
        } catch (IOException e) {
            throw unreachable(e);
        } finally {
            delete(part);
        }
    }

    private static void write(InputStream from, Path into, StaffApi.Transfer transfer) throws IOException {
        byte[] portion = new byte[64 * 1024];
        long moved = 0;
        try (OutputStream to = toDisk(() -> Files.newOutputStream(into))) {
            for (int read = from.read(portion); read >= 0; read = from.read(portion)) {
                if (transfer.stopped()) {
                    throw new IOException("nobody wants the file any more");
                }
                int length = read;
                toDisk(() -> {
                    to.write(portion, 0, length);
                    return true;
                });
                moved += read;
                transfer.moved(moved);
            }
        }
    }

    /** A disk that fails is no network that fails. */
    private static <T> T toDisk(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new ApiException(ErrorKind.FILE_NOT_SAVED);
        }
    }

    private interface DiskWork<T> {
        T run() throws IOException;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(Http.class).warn("Half a file could not be deleted");
        }
    }

    private static void offEventThread() {
        if (SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the network is never waited for on the event thread");
        }
    }

    /** The refusal in a response that is not a success; reads its body. */
    ApiException refusal(Response response) {
        ApiError error = readError(response);
        if (error == null) {
            boolean gateway = response.code() >= 502 && response.code() <= 504;
            ErrorKind kind = gateway ? ErrorKind.SERVER_UNREACHABLE : ErrorKind.INTERNAL;
            return new ApiException(kind, "", Map.of("status", response.code()));
        }
        Map<String, Object> details = new HashMap<>();
        if (error.details() != null) {
            error.details().forEach((key, value) -> {
                if (value != null) {
                    details.put(key, value);
                }
            });
        }
        details.put("status", response.code());
        String correlationId = error.correlationId() == null ? "" : error.correlationId();
        return new ApiException(known(error.code()), correlationId, details);
    }

    private @Nullable ApiError readError(Response response) {
        try {
            ApiError error = mapper.readValue(response.body().bytes(), ApiError.class);
            return error.code() == null ? null : error;
        } catch (IOException e) {
            return null;
        }
    }

    private static ErrorKind known(String code) {
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind.name().equals(code)) {
                return kind;
            }
        }
        return ErrorKind.INTERNAL;
    }

    static ApiException unreachable(@Nullable Throwable cause) {
        if (cause != null && neverConnected(cause)) {
            return new ApiException(ErrorKind.SERVER_UNREACHABLE, "", Map.of(ApiException.NOT_REACHED, true));
        }
        boolean tls = false;
        boolean line = false;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            tls |= t instanceof SSLException;
            line |= t instanceof EOFException || t instanceof SocketException || t instanceof SocketTimeoutException;
        }
        return new ApiException(tls && !line ? ErrorKind.CERTIFICATE_NOT_TRUSTED : ErrorKind.SERVER_UNREACHABLE);
    }

    /** Neither now nor at an attempt before, of which the exception knows. */
    private static boolean neverConnected(Throwable e) {
        return (e instanceof ConnectException || e instanceof UnknownHostException)
                && Arrays.stream(e.getSuppressed()).allMatch(Http::neverConnected);
    }

    void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
