package ca.chartside.backend.http;

import ca.chartside.backend.store.StoreException;
import ca.chartside.protocol.ApiError;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listening server: routes in, one mapper from exceptions to answers, headers that every answer carries. Each request runs
 * on its own virtual thread and has a correlation id, which the log and the answer share.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final String CORRELATION = "correlation";
    private static final String STARTED = "started";
    private static final Duration STOP_WAIT = Duration.ofSeconds(2);

    private final Javalin javalin;

    /** Answers refusals to browsers, where a page serves better than JSON. */
    public interface ErrorPages {
        boolean covers(Context ctx);

        /** Writes the page; the status is set already. Must not fail where the store does. */
        void show(Context ctx, ErrorKind kind, String correlation);
    }

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param errorPages what answers refusals instead of JSON, for the addresses that it covers
     * @throws UncheckedIOException where it cannot listen there: the port is taken, the address not this machine's
     */
    public static HttpServer start(
            String host, int port, List<Route> routes, ErrorPages errorPages, MeterRegistry meters) {
        checkFree(host, port);
        SecureRandom random = new SecureRandom();
        Javalin javalin = Javalin.create(config -> {
            settings(config);
            config.routes.before(ctx -> {
                byte[] id = new byte[8];
                random.nextBytes(id);
                ctx.attribute(CORRELATION, HexFormat.of().formatHex(id));
                ctx.attribute(STARTED, System.nanoTime());
                ctx.header("X-Content-Type-Options", "nosniff");
                ctx.header("Referrer-Policy", "no-referrer");
                ctx.header("Cache-Control", "no-store");
            });
            Map<Answered, Timer> timers = new ConcurrentHashMap<>();
            config.routes.after(ctx -> count(ctx, timers, meters));
            routes.forEach(
                    route -> config.routes.addEndpoint(new Endpoint(route.method(), route.path(), route.handler())));
            Map<String, Object> description = OpenApi.describe(routes);
            config.routes.get(
                    "/openapi.json", ctx -> ctx.contentType(Route.JSON).result(Json.bytes(description)));
            errors(config, errorPages);
        });
        return new HttpServer(javalin.start(host, port));
    }

    /** Asks first: Javalin would write the whole story of the failure to the log before it throws. */
    private static void checkFree(String host, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new UncheckedIOException("it cannot listen on " + host + ":" + port, e);
        }
    }

    private static void settings(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = Limits.BODY_BYTES;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            http.setRequestHeaderSize(16 * 1024);
        });
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_WAIT.toMillis()));
    }

    private static void errors(JavalinConfig config, ErrorPages pages) {
        config.routes.exception(Refusal.class, (e, ctx) -> refuse(ctx, pages, e.kind(), e.details(), null));
        config.routes.exception(
                StoreException.class, (e, ctx) -> refuse(ctx, pages, ErrorKind.STORE_UNAVAILABLE, Map.of(), e));
        config.routes.exception(HttpResponseException.class, (e, ctx) -> {
            ErrorKind kind = switch (e.getStatus()) {
                case 404 -> ErrorKind.NOT_FOUND;
                case 405 -> ErrorKind.METHOD_NOT_ALLOWED;
                case 413 -> ErrorKind.BODY_TOO_LARGE;
                default -> ErrorKind.MALFORMED_REQUEST;
            };
            refuse(ctx, pages, kind, Map.of(), null);
        });
        config.routes.exception(Exception.class, (e, ctx) -> refuse(ctx, pages, ErrorKind.INTERNAL, Map.of(), e));
    }

    /** Answers a refusal and logs it, once, without what the request held. */
    private static void refuse(
            Context ctx, ErrorPages pages, ErrorKind kind, Map<String, Object> details, @Nullable Exception cause) {
        log(ctx, kind, cause);
        String correlation = correlation(ctx);
        ctx.status(kind.status());
        if (pages.covers(ctx)) {
            pages.show(ctx, kind, correlation);
            return;
        }
        ctx.contentType(Route.JSON);
        ctx.result(Json.bytes(new ApiError(kind.name(), kind.sentence(Locale.ENGLISH), correlation, details)));
    }

    /** The line of a refusal that a handler answers by itself, with a page of its own, where others throw a {@link Refusal}. */
    public static void log(Context ctx, ErrorKind kind) {
        log(ctx, kind, null);
    }

    private static void log(Context ctx, ErrorKind kind, @Nullable Exception cause) {
        String correlation = correlation(ctx);
        switch (kind.level()) {
            case INFO -> LOG.info("{} {} {} {}", correlation, ctx.method(), route(ctx), kind);
            case WARN -> LOG.warn("{} {} {} {}", correlation, ctx.method(), route(ctx), kind);
            case ERROR -> LOG.error("{} {} {} {}", correlation, ctx.method(), route(ctx), kind, cause);
        }
    }

    private static String correlation(Context ctx) {
        String id = ctx.attribute(CORRELATION);
        return id == null ? "-" : id;
    }

    /** What requests are counted by; the pattern of a route, and so few. */
    private record Answered(HandlerType method, String route, int status) {
        Timer timer(MeterRegistry meters) {
            return Timer.builder("http.server.requests")
                    .tag("method", method.name())
                    .tag("route", route)
                    .tag("status", String.valueOf(status))
                    .register(meters);
        }
    }

    private static void count(Context ctx, Map<Answered, Timer> timers, MeterRegistry meters) {
        Long started = ctx.attribute(STARTED);
        if (started != null) {
            Answered answered = new Answered(ctx.method(), route(ctx), ctx.statusCode());
            timers.computeIfAbsent(answered, key -> key.timer(meters))
                    .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    /** The pattern that a request met, never the path itself, which may name a patient. */
    private static String route(Context ctx) {
        Endpoint met = ctx.endpoints().lastHttpEndpoint();
        return met == null ? "none" : met.path;
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests and ends the event streams. */
    @Override
    public void close() {
        javalin.stop();
    }
}
