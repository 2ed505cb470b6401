package ca.chartside.backend.app;

import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.store.Store;
import io.javalin.http.HandlerType;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** What machines ask a backend: is it alive and able to work, and how is it doing. */
final class ProbeRoutes {
    private final Store store;
    private final PrometheusMeterRegistry meters;

    ProbeRoutes(Store store, PrometheusMeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /**
     * @param live always true: who can say so is
     * @param reasons why it is not ready; empty where it is
     */
    record Health(boolean live, boolean ready, List<String> reasons) {}

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
                            String trouble = store.trouble();
                            ctx.status(trouble == null ? 200 : 503);
                            ctx.contentType(Route.JSON)
                                    .result(Json.bytes(new Health(
                                            true, trouble == null, trouble == null ? List.of() : List.of(trouble))));
                        }),
                Route.open(
                        HandlerType.GET,
                        "/metrics",
                        "text/plain",
                        "Figures in Prometheus' text format",
                        ctx -> ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(meters.scrape())));
    }
}
