package ca.chartside.backend.export;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.conversation.ConversationService;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ConversationExport;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import io.javalin.http.Context;
import java.util.List;

/** Takes one conversation out of Chartside, as pages to print or as data. */
public final class ExportRoutes {
    private static final String PDF = "application/pdf";

    private final ConversationService conversations;
    private final PrintedConversation printed;
    private final Guard guard;

    public ExportRoutes(ConversationService conversations, PrintedConversation printed, Guard guard) {
        this.conversations = conversations;
        this.printed = printed;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.get(
                        Paths.CONVERSATION_JSON,
                        "A whole conversation as data; notes only where asked for",
                        List.of("notes"),
                        ConversationExport.class,
                        (principal, ctx) -> {
                            ctx.header("Cache-Control", "no-store");
                            return export(principal, ctx, "json");
                        }),
                guard.stream(
                        Paths.CONVERSATION_PDF,
                        "A whole conversation as pages to print; notes only where asked for",
                        List.of("notes", "language"),
                        PDF,
                        (principal, ctx) -> {
                            ctx.contentType(PDF);
                            ctx.header("Cache-Control", "no-store");
                            ctx.result(printed.pdf(
                                    export(principal, ctx, "pdf"), PrintWords.of(ctx.queryParam("language"))));
                        }));
    }

    private ConversationExport export(Principal principal, Context ctx, String form) {
        return conversations.export(
                principal,
                Guard.id(ctx, "id", ErrorKind.CONVERSATION_NOT_FOUND),
                "true".equals(ctx.queryParam("notes")),
                form);
    }
}
