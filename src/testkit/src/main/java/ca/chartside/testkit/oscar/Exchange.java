package ca.chartside.testkit.oscar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request with its parameters and its answer. For the thread that answers. */
final class Exchange {
    private final HttpExchange exchange;
    private final String path;
    private final Map<String, String> query;

    /** @param context the context path, which the request's begins with */
    Exchange(HttpExchange exchange, String context) {
        this.exchange = exchange;
        path = exchange.getRequestURI().getPath().substring(context.length());
        query = parameters(exchange.getRequestURI().getRawQuery());
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return path;
    }

    /** The address as it was asked for, without its host. */
    @Nullable String rawQuery() {
        return exchange.getRequestURI().getRawQuery();
    }

    /** Empty where it is not given. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    Map<String, String> form() throws IOException {
        return parameters(body());
    }

    String body() throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    Optional<String> cookie(String name) {
        @Nullable String header = exchange.getRequestHeaders().getFirst("Cookie");
        if (header == null) {
            return Optional.empty();
        }
        for (String pair : header.split("; *")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    void setCookie(String cookie) {
        exchange.getResponseHeaders().add("Set-Cookie", cookie);
    }

    /** @return the status, for the log */
    int send(int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
        return status;
    }

    int html(String page) throws IOException {
        return send(200, "text/html", page);
    }

    int redirect(String address) throws IOException {
        exchange.getResponseHeaders().set("Location", address);
        return send(302, "text/html", "");
    }

    private static Map<String, String> parameters(@Nullable String text) {
        Map<String, String> parameters = new HashMap<>();
        if (text != null) {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters.put(
                        URLDecoder.decode(parts[0], UTF_8),
                        parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return parameters;
    }
}
