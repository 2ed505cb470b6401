package ca.chartside.backend.filing;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.export.PrintedConversation;
import ca.chartside.backend.http.Body;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingAgain;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingList;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Paths;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The staff API's filings to charts in OSCAR. */
public final class FilingRoutes {
    private static final String PDF = "application/pdf";

    private final FilingService filings;
    private final PrintedConversation printed;
    private final Guard guard;

    public FilingRoutes(Store store, PrintedConversation printed, Guard guard, Clock clock) {
        this.filings = new FilingService(store, clock);
        this.printed = printed;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.get(
                        Paths.FILINGS,
                        "What still is to be filed to charts",
                        List.of("state", "limit"),
                        FilingList.class,
                        (principal, ctx) -> filings.open(principal, limit(ctx))),
                guard.post(
                        Paths.FILING_PREVIEW,
                        "What a filing would put into OSCAR",
                        FilingRequest.class,
                        FilingPreview.class,
                        (principal, ctx, body) -> {
                            ctx.header("Cache-Control", "no-store");
                            return filings.preview(principal, body);
                        }),
                guard.put(
                        Paths.FILING,
                        "Asks for messages and files to be filed to the patient's chart",
                        FilingRequest.class,
                        FilingContent.class,
                        (principal, ctx) -> filings.ask(principal, id(ctx), Body.json(ctx, FilingRequest.class))),
                guard.post(
                        Paths.FILING_AGAIN,
                        "Asks for a filing that failed to be tried once more",
                        FilingAgain.class,
                        FilingContent.class,
                        (principal, ctx, body) -> {
                            ctx.header("Cache-Control", "no-store");
                            return filings.again(principal, id(ctx), body);
                        }),
                guard.stream(Paths.FILING_PAGES, "A filing's messages as pages", List.of(), PDF, (principal, ctx) -> {
                    byte[] pages = printed.pdf(filings.pages(principal, id(ctx)));
                    ctx.contentType(PDF);
                    ctx.header("Cache-Control", "no-store");
                    ctx.result(pages);
                }),
                guard.post(
                        Paths.FILING_OUTCOME,
                        "What came of a filing",
                        FilingOutcome.class,
                        Filing.class,
                        (principal, ctx, body) -> filings.settle(principal, id(ctx), body)));
    }

    /** @throws Refusal INVALID_VALUE for any list but that of what is open */
    private static int limit(Context ctx) {
        if (!"open".equals(ctx.queryParam("state"))) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "state"));
        }
        Long limit = Guard.number(ctx, "limit");
        return limit == null ? Limits.PAGE_DEFAULT : Math.clamp(limit, 1, Limits.PAGE_MAX);
    }

    private static UUID id(Context ctx) {
        return Guard.id(ctx, "id", ErrorKind.FILING_NOT_FOUND);
    }
}
