package ca.chartside.backend.account;

import ca.chartside.backend.http.Body;
import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes routes of the staff API: who asks is known before a handler runs, bodies are read strictly, answers are JSON. */
public final class Guard {
    private static final int WORTH_COMPRESSING = 1500;

    private final AccountService accounts;

    public Guard(AccountService accounts) {
        this.accounts = accounts;
    }

    /** Answers a request of a staff user; null is 204, no content. */
    @FunctionalInterface
    public interface Endpoint {
        @Nullable Object answer(Principal principal, Context ctx);
    }

    /** Answers a request of a staff user with a body. */
    @FunctionalInterface
    public interface BodyEndpoint<T> {
        @Nullable Object answer(Principal principal, Context ctx, T body);
    }

    public Route get(String path, String summary, List<String> query, Class<?> response, Endpoint endpoint) {
        return new Route(
                HandlerType.GET,
                path,
                summary,
                query,
                null,
                response,
                Route.JSON,
                true,
                ctx -> give(ctx, endpoint.answer(principal(ctx), ctx)));
    }

    public Route delete(String path, String summary, Endpoint endpoint) {
        return new Route(
                HandlerType.DELETE,
                path,
                summary,
                List.of(),
                null,
                null,
                Route.JSON,
                true,
                ctx -> give(ctx, endpoint.answer(principal(ctx), ctx)));
    }

    public <T> Route post(
            String path, String summary, Class<T> request, @Nullable Class<?> response, BodyEndpoint<T> endpoint) {
        return new Route(HandlerType.POST, path, summary, List.of(), request, response, Route.JSON, true, ctx -> {
            Principal principal = principal(ctx);
            give(ctx, endpoint.answer(principal, ctx, Body.json(ctx, request)));
        });
    }

    /** A body that the endpoint reads by itself, from the request's stream. */
    public Route put(String path, String summary, Class<?> request, Class<?> response, Endpoint endpoint) {
        return new Route(
                HandlerType.PUT,
                path,
                summary,
                List.of(),
                request,
                response,
                Route.JSON,
                true,
                ctx -> give(ctx, endpoint.answer(principal(ctx), ctx)));
    }

    /** Writes its answer by itself. */
    @FunctionalInterface
    public interface StreamEndpoint {
        void answer(Principal principal, Context ctx);
    }

    /** @param mediaType what it answers in */
    public Route stream(String path, String summary, List<String> query, String mediaType, StreamEndpoint endpoint) {
        return stream(path, summary, query, mediaType, Map.of(), endpoint);
    }

    /**
     * @param mediaType what it answers in
     * @param answers other statuses than 200 that it answers with, and what they mean
     */
    public Route stream(
            String path,
            String summary,
            List<String> query,
            String mediaType,
            Map<Integer, String> answers,
            StreamEndpoint endpoint) {
        return new Route(
                HandlerType.GET,
                path,
                summary,
                query,
                null,
                null,
                mediaType,
                answers,
                true,
                ctx -> endpoint.answer(principal(ctx), ctx));
    }

    /** Who asks. @throws Refusal UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED */
    public Principal principal(Context ctx) {
        String header = ctx.header("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            throw new Refusal(ErrorKind.UNAUTHENTICATED);
        }
        return accounts.authenticate(header.substring("Bearer ".length()));
    }

    /** Past the copying and compressing that long answers go through. */
    private static void write(Context ctx, byte[] body) {
        try {
            ctx.res().getOutputStream().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void give(Context ctx, @Nullable Object answer) {
        if (answer == null) {
            ctx.status(204);
        } else {
            byte[] body = Json.bytes(answer);
            ctx.contentType(Route.JSON);
            if (body.length < WORTH_COMPRESSING) {
                write(ctx, body);
            } else {
                ctx.result(body);
            }
        }
    }

    /** A path parameter that is a UUID; what is not one names nothing. */
    public static UUID id(Context ctx, String name, ErrorKind notFound) {
        return parsed(() -> UUID.fromString(ctx.pathParam(name)), () -> new Refusal(notFound));
    }

    /** A whole number in the query; null where it is not given. */
    public static @Nullable Long number(Context ctx, String name) {
        String text = ctx.queryParam(name);
        return text == null
                ? null
                : parsed(() -> Long.valueOf(text), () -> new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", name)));
    }

    private static <T> T parsed(Supplier<T> parse, Supplier<Refusal> refusal) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw refusal.get();
        }
    }
}
