package ca.chartside.backend.portal;

import ca.chartside.backend.http.HttpServer;
import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.portal.PortalService.Reader;
import ca.chartside.backend.portal.ReadingPages.Unsent;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.StoredFile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A patient's reply with its files. Where there is JavaScript each file goes up by itself as soon as it is chosen, and the reply names them;
 * where there is none they come with the reply. What is refused costs neither the words nor the other files.
 */
final class ReplyPages {
    private static final String PROOF_HEADER = "X-Proof";
    private static final String NAME_HEADER = "X-File-Name";

    private final PortalService service;
    private final ReadingPages reading;

    ReplyPages(PortalService service, ReadingPages reading) {
        this.service = service;
        this.reading = reading;
    }

    void reply(Context ctx) {
        PostedForm form = PostedForm.of(ctx);
        try {
            reply(new Visit(ctx), form);
        } finally {
            form.finish();
        }
    }

    private void reply(Visit visit, PostedForm form) {
        visit.fromHere();
        Reader reader = reading.reader(visit);
        UUID id = ReadingPages.id(visit.ctx());
        String text = form.field("text");
        List<UUID> files = new ArrayList<>(attached(form));
        List<Page.Refused> refused = new ArrayList<>();
        try {
            if (!reader.session().proves(PortalRoutes.SESSION_FORM, form.field("proof"))) {
                throw new Refusal(ErrorKind.FORM_EXPIRED);
            }
            UUID messageId = messageId(form);
            takeIn(visit, reader, id, form, files, refused);
            if (refused.isEmpty()) {
                service.reply(reader, id, messageId, text, files);
                visit.ctx().redirect(visit.here() + "#latest", HttpStatus.SEE_OTHER);
                return;
            }
            service.mayReply(reader, id);
            again(visit, reader, id, HttpStatus.UNPROCESSABLE_CONTENT.getCode(), "reply.files", text, files, refused);
        } catch (Refusal refusal) {
            if (refusal.kind() == ErrorKind.CONVERSATION_NOT_FOUND) {
                throw refusal;
            }
            HttpServer.log(visit.ctx(), refusal.kind());
            if (refusal.kind() == ErrorKind.FORM_EXPIRED) {
                leave(visit, form, refused);
            }
            again(visit, reader, id, refusal.kind().status(), key(refusal.kind()), text, files, refused);
        }
    }

    /** The files that went up before. */
    private static List<UUID> attached(PostedForm form) {
        try {
            return form.fields("attached").stream()
                    .limit(Limits.FILES_MAX)
                    .map(UUID::fromString)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }

    private static UUID messageId(PostedForm form) {
        try {
            return UUID.fromString(form.field("messageId"));
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.FORM_EXPIRED);
        }
    }

    /** Takes in the files that come with the form; each that is not taken is named with the reason. */
    private void takeIn(
            Visit visit, Reader reader, UUID id, PostedForm form, List<UUID> files, List<Page.Refused> refused) {
        Words words = visit.words();
        for (PostedForm.Upload next = form.nextFile(); next != null; next = form.nextFile()) {
            if (files.size() == Limits.FILES_MAX) {
                HttpServer.log(visit.ctx(), ErrorKind.INVALID_VALUE);
                refused.add(new Page.Refused(next.name(), words.say("upload.ten")));
                continue;
            }
            try {
                files.add(service.keep(reader, id, next.name(), next.bytes()).id());
            } catch (Refusal refusal) {
                if (!isAboutTheFile(refusal.kind())) {
                    throw refusal;
                }
                HttpServer.log(visit.ctx(), refusal.kind());
                refused.add(new Page.Refused(next.name(), words.say(uploadKey(refusal.kind()))));
            }
        }
    }

    /** Names the files that come with a form which nobody vouches for: none of them is kept. */
    private static void leave(Visit visit, PostedForm form, List<Page.Refused> refused) {
        String why = visit.words().say("upload.expired");
        for (PostedForm.Upload next = form.nextFile(); next != null; next = form.nextFile()) {
            refused.add(new Page.Refused(next.name(), why));
        }
    }

    private static boolean isAboutTheFile(ErrorKind kind) {
        return switch (kind) {
            case FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_REFUSED, TOO_MANY_REQUESTS -> true;
            default -> false;
        };
    }

    /** The conversation once more, with the reason and with what was to be sent. */
    private void again(
            Visit visit,
            Reader reader,
            UUID id,
            int status,
            String key,
            String text,
            List<UUID> files,
            List<Page.Refused> refused) {
        Words words = visit.words();
        Page.Problem problem = new Page.Problem(words.say(key + ".title"), words.say(key + ".text"));
        Unsent unsent = new Unsent(text, service.unsent(reader, files), refused);
        reading.show(visit, reader, id, Long.MAX_VALUE, status, problem, unsent);
    }

    private static String key(ErrorKind kind) {
        return switch (kind) {
            case MESSAGE_EMPTY -> "reply.empty";
            case MESSAGE_TOO_LONG -> "reply.tooLong";
            case INVALID_VALUE -> "reply.invalid";
            case MESSAGING_OFF -> "reply.off";
            case CONVERSATION_CLOSED -> "reply.closed";
            case MESSAGE_ID_REUSED -> "reply.changed";
            case FILE_NOT_FOUND, FILE_CUT_OFF -> "reply.file";
            default -> "reply.expired";
        };
    }

    /** What the page's script shows of a file that went up. */
    private record Added(UUID id, String name, String size) {}

    /** Takes one file in; what is refused is answered with a sentence for the patient. */
    void upload(Context ctx) {
        Visit visit = new Visit(ctx);
        try {
            visit.fromHere();
            Reader reader = reading.reader(visit);
            String proof = ctx.header(PROOF_HEADER);
            if (!reader.session().proves(PortalRoutes.SESSION_FORM, proof == null ? "" : proof)) {
                throw new Refusal(ErrorKind.FORM_EXPIRED);
            }
            UUID id = ReadingPages.id(ctx);
            service.mayReply(reader, id);
            StoredFile file = service.keep(reader, id, name(ctx), ctx.req().getInputStream());
            ctx.contentType("application/json")
                    .result(Json.bytes(
                            new Added(file.id(), file.name(), visit.words().size(file.size()))));
        } catch (Refusal refusal) {
            HttpServer.log(ctx, refusal.kind());
            PostedForm.drain(ctx);
            ctx.status(refusal.kind().status())
                    .contentType("text/plain; charset=utf-8")
                    .result(visit.words().say(uploadKey(refusal.kind())));
        } catch (IOException e) {
            throw new Refusal(ErrorKind.FILE_CUT_OFF);
        }
    }

    private static String name(Context ctx) {
        String given = ctx.header(NAME_HEADER);
        try {
            return given == null ? "" : URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String uploadKey(ErrorKind kind) {
        return switch (kind) {
            case FILE_EMPTY -> "upload.empty";
            case FILE_TOO_LARGE -> "upload.tooLarge";
            case FILE_TYPE_REFUSED -> "upload.type";
            case FILE_CUT_OFF -> "upload.cutOff";
            case TOO_MANY_REQUESTS -> "upload.tooMany";
            case MESSAGING_OFF -> "upload.off";
            case CONVERSATION_CLOSED -> "upload.closed";
            default -> "upload.session";
        };
    }
}
