package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Where a one-time code is typed: behind a link, or behind the way in without one. */
final class CodePages {
    private static final String END = "/code";
    private static final String FORM = "code";

    private final PortalService service;
    private final EntranceService entrance;
    private final Pages pages;
    private final Frames frames;
    private final NoticePages notices;

    CodePages(PortalService service, EntranceService entrance, Pages pages, Frames frames, NoticePages notices) {
        this.service = service;
        this.entrance = entrance;
        this.pages = pages;
        this.frames = frames;
        this.notices = notices;
    }

    void atLink(Context ctx) {
        ask(new Visit(ctx), LinkPages.secret(ctx));
    }

    void withoutLink(Context ctx) {
        ask(new Visit(ctx), null);
    }

    private void ask(Visit visit, @Nullable Secret link) {
        ClinicId clinic = service.clinicId(visit.slug());
        Secret browser = visit.code();
        if (browser == null || !entrance.waits(clinic, browser, link)) {
            visit.ctx().redirect(before(visit), HttpStatus.SEE_OTHER);
            return;
        }
        show(visit, service.clinic(clinic), browser, null, false, null);
    }

    void proveAtLink(Context ctx) {
        prove(new Visit(ctx), LinkPages.secret(ctx));
    }

    void proveWithoutLink(Context ctx) {
        prove(new Visit(ctx), null);
    }

    private void prove(Visit visit, @Nullable Secret link) {
        visit.fromHere();
        ClinicId clinicId = service.clinicId(visit.slug());
        Secret browser = visit.code();
        if (browser == null || !browser.proves(FORM, visit.field("proof"))) {
            visit.ctx().redirect(before(visit), HttpStatus.SEE_OTHER);
            return;
        }
        Clinic clinic = service.clinic(clinicId);
        String code = Codes.plain(visit.field("code"));
        if (code == null) {
            Page.Problem problem = IdentityForm.problem(visit, "code.form");
            show(visit, clinic, browser, problem, false, ErrorKind.INVALID_VALUE);
            return;
        }
        switch (entrance.prove(clinicId, browser, link, code, visit.place())) {
            case Checked.Confirmed confirmed -> {
                visit.forgetCode();
                LinkPages.goIn(visit, confirmed);
            }
            case Checked.Wrong wrong -> {
                Page.Problem problem = LinkPages.triesLeft(visit, "code.wrong", wrong.triesLeft());
                show(visit, clinic, browser, problem, false, ErrorKind.IDENTITY_NOT_CONFIRMED);
            }
            case Checked.CodeOver over -> {
                Page.Problem problem = IdentityForm.problem(visit, "code.over");
                show(visit, clinic, browser, problem, true, ErrorKind.IDENTITY_NOT_CONFIRMED);
            }
            case Checked.Locked locked -> notices.locked(visit, clinic);
            case Checked.Stopped stopped -> notices.stopped(visit, clinic);
            case Checked.NoMoreCodes none -> notices.noMoreCodes(visit, clinic);
            case Checked.CodeAsked asked -> throw new IllegalStateException("no code was asked for");
        }
    }

    /** @param over whether this code is done for, and only another one helps */
    private void show(
            Visit visit,
            Clinic clinic,
            Secret browser,
            Page.@Nullable Problem problem,
            boolean over,
            @Nullable ErrorKind refused) {
        String title = problem == null ? visit.words().say("code.title") : problem.title();
        pages.show(
                visit.ctx(),
                NoticePages.status(visit, refused),
                new Page.Code(
                        frames.plain(visit, clinic, title, true),
                        visit.here(),
                        browser.proof(FORM),
                        problem,
                        over,
                        before(visit)));
    }

    /** Where a code is asked for. */
    private static String before(Visit visit) {
        String here = visit.here();
        return here.substring(0, here.length() - END.length());
    }
}
