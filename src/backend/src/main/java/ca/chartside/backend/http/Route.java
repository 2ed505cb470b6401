package ca.chartside.backend.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One route of the server and what {@code /openapi.json} says of it.
 *
 * @param summary one line: what it does
 * @param query the names of its query parameters
 * @param request the body it takes, {@link java.io.InputStream} for bytes; null for none
 * @param response the body it answers; null for none, or for one that is not JSON
 * @param mediaType what it answers in
 * @param answers statuses that mean something of their own here, and what
 * @param authenticated whether it wants a staff user's access token
 */
public record Route(
        HandlerType method,
        String path,
        String summary,
        List<String> query,
        @Nullable Class<?> request,
        @Nullable Class<?> response,
        String mediaType,
        Map<Integer, String> answers,
        boolean authenticated,
        Handler handler) {

    public static final String JSON = "application/json";

    public static final String BYTES = "application/octet-stream";

    public Route(
            HandlerType method,
            String path,
            String summary,
            List<String> query,
            @Nullable Class<?> request,
            @Nullable Class<?> response,
            String mediaType,
            boolean authenticated,
            Handler handler) {
        this(method, path, summary, query, request, response, mediaType, Map.of(), authenticated, handler);
    }

    /** A route that is no part of the staff API: a page, a probe. */
    public static Route open(HandlerType method, String path, String mediaType, String summary, Handler handler) {
        return new Route(method, path, summary, List.of(), null, null, mediaType, false, handler);
    }
}
