package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.http.HttpServer;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.portal.PortalService.Checked;
import ca.chartside.backend.portal.PortalService.Door;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a notice's link to a session: the identity check and what may stand in its way. */
final class LinkPages {
    private final PortalService service;
    private final Pages pages;
    private final Frames frames;

    LinkPages(PortalService service, Pages pages, Frames frames) {
        this.service = service;
        this.pages = pages;
        this.frames = frames;
    }

    void ask(Context ctx) {
        Visit visit = new Visit(ctx);
        ClinicId clinic = service.clinicId(visit.slug());
        show(visit, service.open(clinic, secret(ctx), visit.session()), Page.Typed.NOTHING, null, false, null);
    }

    void check(Context ctx) {
        Visit visit = new Visit(ctx);
        visit.fromHere();
        ClinicId clinic = service.clinicId(visit.slug());
        Secret link = secret(ctx);
        Door door = service.open(clinic, link, null);
        Words words = visit.words();
        Page.Typed typed =
                new Page.Typed(visit.field("hin"), visit.field("year"), visit.field("month"), visit.field("day"));
        Secret form = visit.form();
        if (form == null || !form.proves(purpose(visit), visit.field("proof"))) {
            show(visit, door, typed, problem(words, "identity.expired"), false, ErrorKind.FORM_EXPIRED);
            return;
        }
        if (typed.hin().isBlank()
                || typed.year().isBlank()
                || typed.month().isBlank()
                || typed.day().isBlank()) {
            show(visit, door, typed, problem(words, "identity.empty"), true, ErrorKind.INVALID_VALUE);
            return;
        }
        LocalDate birth = Identity.date(typed.year(), typed.month(), typed.day());
        if (birth == null) {
            show(visit, door, typed, problem(words, "identity.noDate"), true, ErrorKind.INVALID_VALUE);
            return;
        }
        if (door instanceof Door.Ask asked && asked.digits() > 0 && Identity.digits(typed.hin()) != asked.digits()) {
            Page.Problem digits = new Page.Problem(
                    words.say("identity.digits.title", String.valueOf(asked.digits())),
                    words.say("identity.digits.text"));
            show(visit, door, typed, digits, true, ErrorKind.INVALID_VALUE);
            return;
        }
        answer(visit, door, typed, service.check(clinic, link, new Identity(typed.hin(), birth), visit.session()));
    }

    private void answer(Visit visit, Door door, Page.Typed typed, Checked checked) {
        switch (checked) {
            case Checked.Confirmed confirmed -> {
                visit.keepSession(confirmed.session());
                visit.ctx().redirect(thread(visit, confirmed.conversationId()), HttpStatus.SEE_OTHER);
            }
            case Checked.Wrong wrong -> {
                Words words = visit.words();
                String left = wrong.triesLeft() == 1
                        ? words.say("identity.wrong.one")
                        : words.say("identity.wrong.many", String.valueOf(wrong.triesLeft()));
                Page.Problem problem = new Page.Problem(
                        words.say("identity.wrong.title"), words.say("identity.wrong.text") + " " + left);
                show(visit, door, typed, problem, true, ErrorKind.IDENTITY_NOT_CONFIRMED);
            }
            case Checked.Locked locked -> locked(visit, door.clinic());
            case Checked.Stopped stopped -> stopped(visit, door.clinic());
        }
    }

    /** @param refused as what; null where nothing is */
    private void show(
            Visit visit,
            Door door,
            Page.Typed typed,
            Page.@Nullable Problem problem,
            boolean wrong,
            @Nullable ErrorKind refused) {
        switch (door) {
            case Door.Known known -> visit.ctx().redirect(thread(visit, known.conversationId()), HttpStatus.SEE_OTHER);
            case Door.Locked locked -> locked(visit, locked.clinic());
            case Door.Stopped stopped -> stopped(visit, stopped.clinic());
            case Door.NoCard noCard -> noCard(visit, noCard.clinic());
            case Door.Ask asked -> {
                Secret form = visit.form();
                if (form == null) {
                    form = service.newSecret();
                    visit.keepForm(form);
                }
                String title = visit.words().say("identity.title");
                pages.show(
                        visit.ctx(),
                        status(visit, refused),
                        new Page.Identity(
                                frames.plain(visit, asked.clinic(), problem == null ? title : problem.title(), true),
                                visit.here(),
                                form.proof(purpose(visit)),
                                asked.digits(),
                                typed,
                                problem,
                                wrong,
                                visit.address("no-card")));
            }
        }
    }

    /** A form counts for one link alone. */
    private static String purpose(Visit visit) {
        return "identity " + visit.here();
    }

    private static Page.Problem problem(Words words, String key) {
        return new Page.Problem(words.say(key + ".title"), words.say(key + ".text"));
    }

    private static String thread(Visit visit, UUID conversationId) {
        return visit.address("conversations/" + conversationId + "#latest");
    }

    /** @throws Refusal LINK_NOT_VALID where it cannot be one */
    private static Secret secret(Context ctx) {
        Secret secret = Secret.parse(ctx.pathParam("token"));
        if (secret == null) {
            throw new Refusal(ErrorKind.LINK_NOT_VALID);
        }
        return secret;
    }

    private void locked(Visit visit, Clinic clinic) {
        notice(visit, clinic, ErrorKind.LINK_LOCKED, "locked", true);
    }

    private void stopped(Visit visit, Clinic clinic) {
        notice(visit, clinic, ErrorKind.TOO_MANY_REQUESTS, "stopped", true);
    }

    void noCard(Context ctx) {
        Visit visit = new Visit(ctx);
        noCard(visit, service.clinic(service.clinicId(visit.slug())));
    }

    private void noCard(Visit visit, Clinic clinic) {
        notice(visit, clinic, null, "noCard", false);
    }

    void signedOut(Context ctx) {
        Visit visit = new Visit(ctx);
        notice(visit, service.clinic(service.clinicId(visit.slug())), null, "signedOut", false);
    }

    /** The server's bare address. @throws Refusal NOT_FOUND for what is no browser */
    void home(Context ctx) {
        if (!String.valueOf(ctx.header("Accept")).contains("text/html")) {
            throw new Refusal(ErrorKind.NOT_FOUND);
        }
        notice(new Visit(ctx), null, null, "home", false);
    }

    /** The status of an answer; what refuses has its line in the log. */
    private static int status(Visit visit, @Nullable ErrorKind refused) {
        if (refused == null) {
            return HttpStatus.OK.getCode();
        }
        HttpServer.log(visit.ctx(), refused);
        return refused.status();
    }

    /**
     * @param refused as what; null where nothing is
     * @param key of the words: its title, text and advice, and where so said more
     */
    private void notice(Visit visit, @Nullable Clinic clinic, @Nullable ErrorKind refused, String key, boolean more) {
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
                        "",
                        null));
    }
}
