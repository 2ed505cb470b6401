package ca.chartside.backend.portal;

import ca.chartside.backend.conversation.PatientView;
import ca.chartside.backend.file.FileService;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.portal.PortalService.Opened;
import ca.chartside.backend.portal.PortalService.Reader;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.StoredFile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a patient reads once they are in: the list, a conversation, its files; and leaving. */
final class ReadingPages {
    private static final long RUN_MILLIS = 5 * 60_000L;
    private static final int SNIPPET = 140;
    private static final int NAME_BEGIN = 27;
    private static final int NAME_END = 14;

    private final PortalService service;
    private final Pages pages;
    private final Frames frames;
    private final Clock clock;

    ReadingPages(PortalService service, Pages pages, Frames frames, Clock clock) {
        this.service = service;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    Reader reader(Visit visit) {
        Reader reader = service.reader(service.clinicId(visit.slug()), visit.session());
        if (reader.renew()) {
            visit.keepSession(reader.session(), reader.keepSeconds());
        }
        return reader;
    }

    void list(Context ctx) {
        Visit visit = new Visit(ctx);
        Reader reader = reader(visit);
        Words words = visit.words();
        ZoneId zone = reader.clinic().zone();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        int unread = 0;
        List<Page.Row> rows = new ArrayList<>();
        for (PatientView.Item item : service.list(reader)) {
            Message newest = item.newest();
            Instant at = Instant.ofEpochMilli(newest.sentAt());
            unread += item.unread();
            rows.add(new Page.Row(
                    visit.address("conversations/" + item.id() + "#latest"),
                    words.brief(at, zone, today),
                    at.toString(),
                    snippet(words, newest),
                    item.unread() > 0,
                    answer(item.status(), reader.clinic().messaging())));
        }
        Page.Frame frame = frames.signedIn(visit, reader, words.say("list.title"), visit.here());
        pages.show(
                ctx,
                200,
                new Page.Conversations(frame, Frames.reader(visit, reader), unread, rows, visit.address("devices")));
    }

    /** What the conversation itself is comes first: it stays so when the clinic takes messages again (S8). */
    private static Page.Answer answer(ConversationStatus status, boolean messaging) {
        return switch (status) {
            case CLOSED -> Page.Answer.CLOSED;
            case OPEN -> messaging ? Page.Answer.OPEN : Page.Answer.OFF;
        };
    }

    /** One line of it, which says where it is the patient's own; the page cuts it to its own width. */
    private static String snippet(Words words, Message newest) {
        String text = newest.text().isEmpty() && !newest.files().isEmpty()
                ? newest.files().getFirst().name()
                : text(words, newest);
        String line = text.substring(0, Math.min(text.length(), SNIPPET)).replaceAll("\\s+", " ");
        String whole =
                Character.isHighSurrogate(line.charAt(line.length() - 1)) ? line.substring(0, line.length() - 1) : line;
        return newest.author() == AuthorKind.PATIENT ? words.say("list.you", whole) : whole;
    }

    void thread(Context ctx) {
        Visit visit = new Visit(ctx);
        show(visit, reader(visit), id(ctx), before(ctx), 200, null, Unsent.NOTHING);
    }

    /** What was to be sent and was not: it stands in the box again. */
    record Unsent(String text, List<StoredFile> files, List<Page.Refused> refused) {
        static final Unsent NOTHING = new Unsent("", List.of(), List.of());

        boolean isNothing() {
            return text.isEmpty() && files.isEmpty() && refused.isEmpty();
        }
    }

    void show(
            Visit visit,
            Reader reader,
            UUID id,
            long before,
            int status,
            Page.@Nullable Problem problem,
            Unsent unsent) {
        Opened opened = service.thread(reader, id, before);
        List<Message> messages = opened.thread().messages();
        boolean newest = before == Long.MAX_VALUE;
        Page.Answer answer = answer(opened.thread().status(), opened.messaging());
        String here = visit.here();
        Words words = visit.words();
        String title = problem == null ? words.say("thread.title") : problem.title();
        pages.show(
                visit.ctx(),
                status,
                new Page.Thread(
                        frames.signedIn(visit, reader, title, unsent.isNothing() ? here : null),
                        Frames.reader(visit, reader),
                        days(visit, reader, opened.thread(), newest),
                        opened.earlier()
                                ? here + "?before=" + messages.getFirst().seq()
                                : null,
                        newest ? null : here + "#latest",
                        newest && (answer == Page.Answer.OPEN || !unsent.isNothing())
                                ? new Page.Reply(
                                        here,
                                        here + "/files",
                                        service.newMessageId().toString(),
                                        unsent.files().stream()
                                                .map(file -> new Page.Attached(
                                                        file.id().toString(), file.name(), words.size(file.size())))
                                                .toList(),
                                        unsent.refused())
                                : null,
                        answer,
                        problem,
                        unsent.text()));
    }

    private static Page.Attachment attachment(Visit visit, StoredFile file, boolean picture) {
        String address = visit.address("files/" + file.id());
        return new Page.Attachment(
                address,
                file.name(),
                withoutMiddle(file.name()),
                visit.words().say(kind(file), visit.words().size(file.size())),
                picture ? address + "/thumbnail" : null,
                address + "/view");
    }

    /** Of a long name the beginning and the end, which tells the kind, are what is known again: on a phone it takes three lines at most. */
    static String withoutMiddle(String name) {
        int[] letters = name.codePoints().toArray();
        return letters.length <= NAME_BEGIN + NAME_END + 1
                ? name
                : new String(letters, 0, NAME_BEGIN) + "…" + new String(letters, letters.length - NAME_END, NAME_END);
    }

    private static String kind(StoredFile file) {
        return switch (file.mediaType()) {
            case "application/pdf" -> "file.pdf";
            case "text/plain" -> "file.text";
            default -> file.mediaType().startsWith("image/") ? "file.picture" : "file.other";
        };
    }

    private List<Page.Day> days(Visit visit, Reader reader, PatientView.Thread thread, boolean newest) {
        List<Message> messages = thread.messages();
        Set<UUID> pictures = thread.pictures();
        Words words = visit.words();
        ZoneId zone = reader.clinic().zone();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        List<Page.Day> days = new ArrayList<>();
        @Nullable Message previous = null;
        LocalDate day = LocalDate.MIN;
        for (Message message : messages) {
            Instant at = Instant.ofEpochMilli(message.sentAt());
            LocalDate date = at.atZone(zone).toLocalDate();
            if (!date.equals(day)) {
                days.add(new Page.Day(words.day(date, today), new ArrayList<>()));
                day = date;
                previous = null;
            }
            boolean mine = message.author() == AuthorKind.PATIENT;
            days.getLast()
                    .bubbles()
                    .add(new Page.Bubble(
                            mine,
                            message.kind().isLine(),
                            message.takenBackAt() != null,
                            mine ? words.say("thread.you") : message.authorName(),
                            words.time(at.atZone(zone)),
                            at.toString(),
                            text(words, message),
                            message.files().stream()
                                    .map(file -> attachment(visit, file, pictures.contains(file.id())))
                                    .toList(),
                            previous == null || !sameRun(previous, message),
                            newest && message == messages.getLast()));
            previous = message;
        }
        return days;
    }

    private static String text(Words words, Message message) {
        return switch (message.kind()) {
            case CLOSED -> words.say("thread.line.closed");
            case REOPENED -> words.say("thread.line.reopened");
            default -> message.takenBackAt() == null ? message.text() : words.say("thread.removed");
        };
    }

    private static boolean sameRun(Message previous, Message message) {
        return previous.kind() == message.kind()
                && previous.author() == message.author()
                && previous.authorName().equals(message.authorName())
                && message.sentAt() - previous.sentAt() < RUN_MILLIS;
    }

    void file(Context ctx) {
        Visit visit = new Visit(ctx);
        service.file(reader(visit), fileId(ctx)).give(ctx);
    }

    void thumbnail(Context ctx) {
        service.picture(reader(new Visit(ctx)), fileId(ctx), FileService.CopySize.THUMBNAIL)
                .give(ctx);
    }

    void view(Context ctx) {
        service.picture(reader(new Visit(ctx)), fileId(ctx), FileService.CopySize.VIEW)
                .give(ctx);
    }

    private static UUID fileId(Context ctx) {
        try {
            return UUID.fromString(ctx.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.FILE_NOT_FOUND);
        }
    }

    void signOut(Context ctx) {
        Visit visit = new Visit(ctx);
        visit.fromHere();
        Reader reader = reader(visit);
        if (!reader.session().proves(PortalRoutes.SESSION_FORM, visit.field("proof"))) {
            throw new Refusal(ErrorKind.FORM_EXPIRED);
        }
        service.signOut(reader);
        visit.forgetSession();
        ctx.redirect(visit.address("signed-out"), HttpStatus.SEE_OTHER);
    }

    static UUID id(Context ctx) {
        try {
            return UUID.fromString(ctx.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
    }

    private static long before(Context ctx) {
        String before = ctx.queryParam("before");
        try {
            return before == null ? Long.MAX_VALUE : Long.parseLong(before);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
