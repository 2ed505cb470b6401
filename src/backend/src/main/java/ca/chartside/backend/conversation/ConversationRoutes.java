package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.event.PresenceBoard;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffList;
import ca.chartside.protocol.TakeBackRequest;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The staff API's conversations and messages. */
public final class ConversationRoutes {
    private final ConversationService conversations;
    private final MessageService messages;
    private final ActionService actions;
    private final ConversationSearch search;
    private final PresenceBoard presence;
    private final Guard guard;

    public ConversationRoutes(
            ConversationService conversations,
            MessageService messages,
            ActionService actions,
            ConversationSearch search,
            PresenceBoard presence,
            Guard guard) {
        this.conversations = conversations;
        this.messages = messages;
        this.actions = actions;
        this.search = search;
        this.presence = presence;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.get(
                        Paths.CONVERSATIONS,
                        "One page of Triage, of the user's own conversations, or of a patient's",
                        List.of("tab", "patient", "cursor", "limit"),
                        ConversationPage.class,
                        this::page),
                guard.get(
                        Paths.CONVERSATION,
                        "One conversation as a row",
                        List.of(),
                        ConversationRow.class,
                        (principal, ctx) -> conversations.row(principal, id(ctx))),
                pages(
                        Paths.CONVERSATION_MESSAGES,
                        "A conversation's messages before a number",
                        conversations::messages),
                pages(
                        Paths.CONVERSATION_FILES,
                        "A conversation's messages and notes with files, before a number",
                        conversations::files),
                guard.post(
                        Paths.CONVERSATION_READ,
                        "The user has seen the conversation up to a number",
                        ReadRequest.class,
                        null,
                        (principal, ctx, body) -> {
                            conversations.markRead(principal, id(ctx), body);
                            return null;
                        }),
                guard.post(
                        Paths.CONVERSATION_ACTIONS,
                        "Closes, reopens, marks, assigns a conversation, or changes its members",
                        ConversationAction.class,
                        ConversationRow.class,
                        (principal, ctx, body) -> {
                            actions.act(principal, id(ctx), body);
                            return conversations.row(principal, id(ctx));
                        }),
                guard.post(
                        Paths.CONVERSATION_NOTES,
                        "Adds an internal note",
                        NoteRequest.class,
                        Message.class,
                        (principal, ctx, body) -> actions.note(principal, id(ctx), body)),
                guard.post(
                        Paths.CONVERSATION_PRESENCE,
                        "The user looks at a conversation, writes in it, or has left it",
                        PresenceRequest.class,
                        null,
                        (principal, ctx, body) -> {
                            UUID conversation = id(ctx);
                            conversations.requireKnown(principal, conversation);
                            presence.say(principal, conversation, Check.present(body.state(), "state"));
                            return null;
                        }),
                guard.get(
                        Paths.CONVERSATION_MEMBERS,
                        "Which staff take part in a conversation",
                        List.of(),
                        MemberList.class,
                        (principal, ctx) -> actions.members(principal, id(ctx))),
                guard.get(
                        Paths.STAFF,
                        "The clinic's staff",
                        List.of(),
                        StaffList.class,
                        (principal, ctx) -> actions.staff(principal)),
                guard.post(
                        Paths.MESSAGE_TAKE_BACK,
                        "Takes a message back: the patient sees that it was removed",
                        TakeBackRequest.class,
                        Message.class,
                        (principal, ctx, body) -> messages.takeBack(principal, id(ctx), body.demographicNo())),
                guard.post(
                        Paths.SEARCH,
                        "Finds conversations by the words of their messages, notes and patient's name",
                        SearchRequest.class,
                        SearchPage.class,
                        (principal, ctx, body) -> search.search(principal, body)),
                guard.post(
                        Paths.MESSAGES,
                        "Sends a message to a patient",
                        SendRequest.class,
                        SendResult.class,
                        (principal, ctx, body) -> messages.send(principal, body)),
                guard.get(
                        Paths.ME,
                        "Who is signed in, where, and the numbers of this moment",
                        List.of(),
                        Me.class,
                        (principal, ctx) -> conversations.me(principal)),
                guard.get(
                        Paths.COUNTS,
                        "The number on the icons, Triage's, and those of patients",
                        List.of("patients"),
                        Counts.class,
                        (principal, ctx) -> conversations.counts(principal, patients(ctx))));
    }

    private static List<Integer> patients(Context ctx) {
        String text = ctx.queryParam("patients");
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        String[] numbers = text.split(",", -1);
        if (numbers.length > Limits.COUNTS_PATIENTS) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "patients", "max", Limits.COUNTS_PATIENTS));
        }
        try {
            return Arrays.stream(numbers).map(Integer::valueOf).distinct().toList();
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "patients"));
        }
    }

    @FunctionalInterface
    private interface Before {
        MessagePage page(Principal principal, UUID conversation, long before, int limit);
    }

    private Route pages(String path, String summary, Before messages) {
        return guard.get(path, summary, List.of("before", "limit"), MessagePage.class, (principal, ctx) -> {
            Long before = Guard.number(ctx, "before");
            return messages.page(
                    principal,
                    id(ctx),
                    before == null ? Long.MAX_VALUE : before,
                    ConversationService.limit(ctx.queryParam("limit")));
        });
    }

    private ConversationPage page(Principal principal, Context ctx) {
        String tab = ctx.queryParam("tab");
        if (tab == null) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "tab"));
        }
        return conversations.page(
                principal,
                tab,
                patient(ctx),
                ctx.queryParam("cursor"),
                ConversationService.limit(ctx.queryParam("limit")));
    }

    private static @Nullable Integer patient(Context ctx) {
        Long number = Guard.number(ctx, "patient");
        if (number == null) {
            return null;
        }
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new Refusal(ErrorKind.PATIENT_NOT_FOUND);
        }
        return number.intValue();
    }

    private static UUID id(Context ctx) {
        return Guard.id(ctx, "id", ErrorKind.CONVERSATION_NOT_FOUND);
    }
}
