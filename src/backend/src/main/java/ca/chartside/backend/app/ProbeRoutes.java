package ca.chartside.backend.app;

import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.store.Store;
import io.javalin.http.HandlerType;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** What machines ask a backend: is it alive and able to work, and how is it doing. */
final class ProbeRoutes {
    private final Store store;
    private final Supplier<List<String>> warnings;
    private final PrometheusMeterRegistry meters;

    ProbeRoutes(Store store, Supplier<List<String>> warnings, PrometheusMeterRegistry meters) {
        this.store = store;
        this.warnings = warnings;
        this.meters = meters;
    }

    /**
     * @param live always true: who can say so is
     * @param reasons why it is not ready; empty where it is
     * @param warnings what waits to be mended while everything else works: notices that cannot be sent, links that lead nowhere
     */
    record Health(boolean live, boolean ready, List<String> reasons, List<String> warnings) {}

    List<Route> routes() {
        return List.of(
                new Route(
                        HandlerType.GET,
                        "/health",
                        "Whether the backend is alive and ready, and why not (then 503)",
                        List.of(),
                        null,
                        Health.class,
                        Route.JSON,
                        false,
                        ctx -> {
                            Health health = health();
                            ctx.status(health.ready() ? 200 : 503)
                                    .contentType(Route.JSON)
                                    .result(Json.bytes(health));
                        }),
                Route.open(
                        HandlerType.GET,
                        "/metrics",
                        "text/plain",
                        "Figures in Prometheus' text format",
                        ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(meters.scrape())));
    }

    private Health health() {
        String broken = store.trouble();
        return new Health(true, broken == null, broken == null ? List.of() : List.of(broken), warnings.get());
    }
}
