package ca.chartside.backend.savedreply;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.http.Body;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyList;
import ca.chartside.protocol.SavedReplyRequest;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** The staff API's saved replies. */
public final class SavedReplyRoutes {
    private final SavedReplyService replies;
    private final Guard guard;

    public SavedReplyRoutes(SavedReplyService replies, Guard guard) {
        this.replies = replies;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.get(
                        Paths.SAVED_REPLIES,
                        "The user's own saved replies and the clinic's",
                        List.of(),
                        SavedReplyList.class,
                        (principal, ctx) -> replies.list(principal)),
                guard.put(
                        Paths.SAVED_REPLY,
                        "Saves a reply, a new one or a change",
                        SavedReplyRequest.class,
                        SavedReply.class,
                        (principal, ctx) -> replies.put(principal, id(ctx), Body.json(ctx, SavedReplyRequest.class))),
                guard.delete(Paths.SAVED_REPLY, "Deletes a saved reply", (principal, ctx) -> {
                    replies.delete(principal, id(ctx));
                    return null;
                }));
    }

    private static UUID id(Context ctx) {
        return Guard.id(ctx, "id", ErrorKind.SAVED_REPLY_NOT_FOUND);
    }
}
