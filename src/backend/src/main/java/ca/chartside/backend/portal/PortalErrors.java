package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.http.HttpServer;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.StoreException;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refusals as pages: what happened, what to do next, and what was typed. Any thread. */
final class PortalErrors implements HttpServer.ErrorPages {
    private final Store store;
    private final Pages pages;
    private final Frames frames;

    PortalErrors(Store store, Pages pages, Frames frames) {
        this.store = store;
        this.pages = pages;
        this.frames = frames;
    }

    @Override
    public boolean covers(Context ctx) {
        return ctx.path().equals("/c") || ctx.path().startsWith("/c/");
    }

    @Override
    public void show(Context ctx, ErrorKind kind, String correlation) {
        Visit visit = new Visit(ctx);
        Words words = visit.words();
        String key = key(kind);
        String typed = typed(visit, "text");
        boolean ours = kind == ErrorKind.STORE_UNAVAILABLE || kind == ErrorKind.INTERNAL;
        Clinic clinic = clinic(visit);
        boolean enter = clinic != null && (kind == ErrorKind.PORTAL_SESSION_ENDED || kind == ErrorKind.LINK_NOT_VALID);
        Page.Frame frame = frames.plain(visit, clinic, words.say(key + ".title"), typed.isEmpty());
        pages.show(
                ctx,
                kind.status(),
                new Page.Notice(
                        frame,
                        Icon.ALERT,
                        frame.title(),
                        words.say(key + ".text"),
                        words.say(key + ".advice"),
                        kind == ErrorKind.INTERNAL ? words.say("error.number", correlation) : null,
                        frame.phone() != null,
                        key.equals("error.missing"),
                        enter ? visit.address("enter") : null,
                        typed,
                        ours && !typed.isEmpty() ? again(visit) : null));
    }

    /** Which sentences say it to a patient. */
    private static String key(ErrorKind kind) {
        return switch (kind) {
            case LINK_NOT_VALID, CLINIC_NOT_FOUND -> "error.link";
            case PORTAL_SESSION_ENDED -> "error.session";
            case FORM_EXPIRED -> "error.form";
            case NOT_FOUND, CONVERSATION_NOT_FOUND, FILE_NOT_FOUND, FILE_HAS_NO_PICTURE, METHOD_NOT_ALLOWED ->
                "error.missing";
            case BODY_TOO_LARGE, MALFORMED_REQUEST -> "error.request";
            default -> "error.server";
        };
    }

    /** Nothing where even that cannot be read. */
    private static String typed(Visit visit, String field) {
        try {
            return visit.ctx().method().name().equals("POST") ? visit.field(field) : "";
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static Page.@Nullable Again again(Visit visit) {
        try {
            PostedForm form = PostedForm.of(visit.ctx());
            UUID messageId = UUID.fromString(form.field("messageId"));
            return form.cameWithFiles()
                    ? null
                    : new Page.Again(visit.here(), form.field("proof"), messageId.toString(), form.fields("attached"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Clinic clinic(Visit visit) {
        try {
            ClinicId id = store.clinic(visit.slug());
            return id == null ? null : store.read(id, tx -> new ca.chartside.backend.clinic.Clinics(tx).get());
        } catch (StoreException e) {
            return null; // the page goes without the clinic's name
        }
    }
}
