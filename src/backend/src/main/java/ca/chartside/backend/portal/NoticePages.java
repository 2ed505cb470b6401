package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.http.HttpServer;
import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Pages that say one thing to who is not signed in: why they get no further, and what to do. */
final class NoticePages {
    private final PortalService service;
    private final Pages pages;
    private final Frames frames;

    NoticePages(PortalService service, Pages pages, Frames frames) {
        this.service = service;
        this.pages = pages;
        this.frames = frames;
    }

    void locked(Visit visit, Clinic clinic) {
        show(visit, clinic, ErrorKind.LINK_LOCKED, "locked", true, false);
    }

    void stopped(Visit visit, Clinic clinic) {
        show(visit, clinic, ErrorKind.TOO_MANY_REQUESTS, "stopped", true, false);
    }

    void noMoreCodes(Visit visit, Clinic clinic) {
        show(visit, clinic, ErrorKind.TOO_MANY_REQUESTS, "noMoreCodes", true, false);
    }

    /** The clinic knows neither a health card number nor an address of whom the link is for. */
    void noWay(Visit visit, Clinic clinic) {
        show(visit, clinic, null, "noWay", false, false);
    }

    void noCard(Context ctx) {
        Visit visit = new Visit(ctx);
        show(visit, clinic(visit), null, "noCard", false, false);
    }

    void signedOut(Context ctx) {
        Visit visit = new Visit(ctx);
        show(visit, clinic(visit), null, "signedOut", false, true);
    }

    private Clinic clinic(Visit visit) {
        return service.clinic(service.clinicId(visit.slug()));
    }

    /** The server's bare address. @throws Refusal NOT_FOUND for what is no browser */
    void home(Context ctx) {
        if (!String.valueOf(ctx.header("Accept")).contains("text/html")) {
            throw new Refusal(ErrorKind.NOT_FOUND);
        }
        show(new Visit(ctx), null, null, "home", false, false);
    }

    /** The status of an answer; what refuses has its line in the log. */
    static int status(Visit visit, @Nullable ErrorKind refused) {
        if (refused == null) {
            return HttpStatus.OK.getCode();
        }
        HttpServer.log(visit.ctx(), refused);
        return refused.status();
    }

    /**
     * @param refused as what; null where nothing is
     * @param key of the words: its title, text and advice, and where so said more
     * @param enter whether to get in without a link is offered
     */
    private void show(
            Visit visit,
            @Nullable Clinic clinic,
            @Nullable ErrorKind refused,
            String key,
            boolean more,
            boolean enter) {
        Words words = visit.words();
        Page.Frame frame = frames.plain(visit, clinic, words.say(key + ".title"), true);
        pages.show(
                visit.ctx(),
                status(visit, refused),
                new Page.Notice(
                        frame,
                        Icon.LOCK,
                        frame.title(),
                        words.say(key + ".text"),
                        words.say(key + ".advice"),
                        more ? words.say(key + ".more") : null,
                        frame.phone() != null,
                        false,
                        enter ? visit.address("enter") : null,
                        "",
                        null));
    }
}
