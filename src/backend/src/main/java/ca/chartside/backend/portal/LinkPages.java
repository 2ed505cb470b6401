package ca.chartside.backend.portal;

import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.portal.IdentityForm.Question;
import ca.chartside.backend.portal.IdentityForm.Said;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From a notice's link to a session, or to where a code is asked for. */
final class LinkPages {
    private final PortalService service;
    private final EntranceService entrance;
    private final IdentityForm form;
    private final NoticePages notices;

    LinkPages(PortalService service, EntranceService entrance, IdentityForm form, NoticePages notices) {
        this.service = service;
        this.entrance = entrance;
        this.form = form;
        this.notices = notices;
    }

    void ask(Context ctx) {
        Visit visit = new Visit(ctx);
        ClinicId clinic = service.clinicId(visit.slug());
        Question question = question(visit, entrance.open(clinic, secret(ctx), visit.session()));
        if (question != null) {
            form.show(visit, question, Page.Typed.NOTHING, null, false, null);
        }
    }

    void check(Context ctx) {
        Visit visit = new Visit(ctx);
        visit.fromHere();
        ClinicId clinic = service.clinicId(visit.slug());
        Secret link = secret(ctx);
        Question question = question(visit, entrance.open(clinic, link, null));
        Said said = question == null ? null : form.read(visit, question);
        if (question == null || said == null) {
            return;
        }
        Checked checked = question.wanted().card()
                ? entrance.check(clinic, link, new Identity(said.hin(), said.birth()), visit.place())
                : entrance.ask(clinic, link, said.birth());
        switch (checked) {
            case Checked.Confirmed confirmed -> goIn(visit, confirmed);
            case Checked.Wrong wrong ->
                form.show(
                        visit,
                        question,
                        said.typed(),
                        triesLeft(visit, "identity.wrong", wrong.triesLeft()),
                        true,
                        ErrorKind.IDENTITY_NOT_CONFIRMED);
            case Checked.CodeAsked asked -> {
                visit.keepCode(asked.browser());
                visit.ctx().redirect(visit.here() + "/code", HttpStatus.SEE_OTHER);
            }
            case Checked.Locked locked -> notices.locked(visit, question.clinic());
            case Checked.Stopped stopped -> notices.stopped(visit, question.clinic());
            case Checked.NoMoreCodes none -> notices.noMoreCodes(visit, question.clinic());
            case Checked.CodeOver over -> throw new IllegalStateException("no code was given");
        }
    }

    /** Answers where nothing is asked. @return null where it answered */
    private @Nullable Question question(Visit visit, Door door) {
        return switch (door) {
            case Door.Ask asked -> new Question(asked.clinic(), Page.Wanted.CARD, asked.digits(), asked.rule());
            case Door.AskBirth asked -> new Question(asked.clinic(), Page.Wanted.BIRTH, 0, null);
            case Door.Known known -> {
                visit.ctx().redirect(thread(visit, known.conversationId()), HttpStatus.SEE_OTHER);
                yield null;
            }
            case Door.Locked locked -> {
                notices.locked(visit, locked.clinic());
                yield null;
            }
            case Door.Stopped stopped -> {
                notices.stopped(visit, stopped.clinic());
                yield null;
            }
            case Door.NoWay none -> {
                notices.noWay(visit, none.clinic());
                yield null;
            }
        };
    }

    static Page.Problem triesLeft(Visit visit, String key, int left) {
        Words words = visit.words();
        String tries = left == 1 ? words.say("tries.one") : words.say("tries.many", String.valueOf(left));
        return new Page.Problem(words.say(key + ".title"), words.say(key + ".text") + " " + tries);
    }

    static void goIn(Visit visit, Checked.Confirmed confirmed) {
        visit.keepSession(confirmed.session(), confirmed.keepSeconds());
        UUID conversation = confirmed.conversationId();
        visit.ctx()
                .redirect(conversation == null ? visit.address("") : thread(visit, conversation), HttpStatus.SEE_OTHER);
    }

    private static String thread(Visit visit, UUID conversationId) {
        return visit.address("conversations/" + conversationId + "#latest");
    }

    /** @throws Refusal LINK_NOT_VALID where it cannot be one */
    static Secret secret(Context ctx) {
        Secret secret = Secret.parse(ctx.pathParam("token"));
        if (secret == null) {
            throw new Refusal(ErrorKind.LINK_NOT_VALID);
        }
        return secret;
    }
}
