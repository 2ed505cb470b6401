package ca.chartside.backend.app;

import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.notification.MailServer;
import ca.chartside.backend.notification.MailTrouble;
import ca.chartside.backend.store.Store;
import io.javalin.http.HandlerType;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** What machines ask a backend: is it alive and able to work, and how is it doing. */
final class ProbeRoutes {
    private final Store store;
    private final MailServer mail;
    private final PrometheusMeterRegistry meters;

    ProbeRoutes(Store store, MailServer mail, PrometheusMeterRegistry meters) {
        this.store = store;
        this.mail = mail;
        this.meters = meters;
    }

    /**
     * @param live always true: who can say so is
     * @param reasons why it is not ready; empty where it is
     * @param warnings what waits to be mended while everything else works: notices that cannot be sent
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
        MailTrouble waits = mail.trouble();
        return new Health(
                true,
                broken == null,
                broken == null ? List.of() : List.of(broken),
                waits == null ? List.of() : List.of(waits.toString()));
    }
}
