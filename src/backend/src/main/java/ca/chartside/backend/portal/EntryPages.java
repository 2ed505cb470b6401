package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.http.ClientAddress;
import ca.chartside.backend.portal.IdentityForm.Question;
import ca.chartside.backend.portal.IdentityForm.Said;
import ca.chartside.backend.store.ClinicId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** The way in without a link: who knows all that is asked for gets a code, and nobody is told whether they do (N2). */
final class EntryPages {
    private final PortalService service;
    private final EntranceService entrance;
    private final IdentityForm form;
    private final NoticePages notices;
    private final ClientAddress clients;

    EntryPages(
            PortalService service,
            EntranceService entrance,
            IdentityForm form,
            NoticePages notices,
            ClientAddress clients) {
        this.service = service;
        this.entrance = entrance;
        this.form = form;
        this.notices = notices;
        this.clients = clients;
    }

    void ask(Context ctx) {
        Visit visit = new Visit(ctx);
        ClinicId clinic = service.clinicId(visit.slug());
        if (service.isSignedIn(clinic, visit.session())) {
            ctx.redirect(visit.address(""), HttpStatus.SEE_OTHER);
            return;
        }
        form.show(visit, question(service.clinic(clinic)), Page.Typed.NOTHING, null, false, null);
    }

    private static Question question(Clinic clinic) {
        return new Question(clinic, Page.Wanted.CARD_WITHOUT_LINK, 0, null);
    }

    void enter(Context ctx) {
        Visit visit = new Visit(ctx);
        visit.fromHere();
        ClinicId clinic = service.clinicId(visit.slug());
        Question question = question(service.clinic(clinic));
        Said said = form.read(visit, question);
        if (said == null) {
            return;
        }
        Checked checked = entrance.enter(clinic, new Identity(said.hin(), said.birth()), Networks.of(clients.of(ctx)));
        if (checked instanceof Checked.CodeAsked(Secret browser)) {
            visit.keepCode(browser);
            ctx.redirect(visit.here() + "/code", HttpStatus.SEE_OTHER);
        } else {
            notices.noMoreCodes(visit, question.clinic());
        }
    }
}
