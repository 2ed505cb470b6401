package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.protocol.ErrorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The form in which people say who they are: shows it, and tells what of it nobody can be. That costs no try. */
final class IdentityForm {
    private final EntranceService service;
    private final Pages pages;
    private final Frames frames;

    IdentityForm(EntranceService service, Pages pages, Frames frames) {
        this.service = service;
        this.pages = pages;
        this.frames = frames;
    }

    /**
     * What is asked for, of whom.
     *
     * @param digits how many digits the health card has; 0 where that is not known or it has letters
     * @param rule what its numbers look like; null where that is not known
     */
    record Question(
            Clinic clinic,
            Page.Wanted wanted,
            int digits,
            @Nullable CardRule rule) {}

    /** What was typed that can be true. @param hin empty where none was asked for */
    record Said(Page.Typed typed, String hin, LocalDate birth) {}

    /**
     * Reads the form; where it cannot be taken, shows it again with the reason.
     *
     * @return null where it was shown
     */
    @Nullable Said read(Visit visit, Question question) {
        Page.Typed typed =
                new Page.Typed(visit.field("hin"), visit.field("year"), visit.field("month"), visit.field("day"));
        Secret form = visit.form();
        if (form == null || !form.proves(purpose(visit), visit.field("proof"))) {
            show(visit, question, typed, problem(visit, "identity.expired"), false, ErrorKind.FORM_EXPIRED);
            return null;
        }
        boolean card = question.wanted().card();
        LocalDate birth = Identity.date(typed.year(), typed.month(), typed.day());
        Page.Problem problem;
        if (card && typed.hin().isBlank()
                || typed.year().isBlank()
                || typed.month().isBlank()
                || typed.day().isBlank()) {
            problem = problem(visit, card ? "identity.empty" : "identity.emptyDate");
        } else if (birth == null) {
            problem = problem(visit, "identity.noDate");
        } else {
            problem = card ? notACard(visit, typed.hin(), question) : null;
        }
        if (problem != null || birth == null) {
            show(visit, question, typed, problem, true, ErrorKind.INVALID_VALUE);
            return null;
        }
        return new Said(typed, card ? typed.hin() : "", birth);
    }

    private static Page.@Nullable Problem notACard(Visit visit, String hin, Question question) {
        int digits = question.digits();
        if (digits > 0 && HealthNumber.digits(hin) != digits) {
            Words words = visit.words();
            return new Page.Problem(
                    words.say("identity.digits.title", String.valueOf(digits)), words.say("identity.digits.text"));
        }
        CardRule rule = question.rule();
        boolean possible =
                rule != null ? rule.fits(hin) : question.wanted() == Page.Wanted.CARD || CardRule.fitsAny(hin);
        return possible ? null : problem(visit, "identity.number");
    }

    static Page.Problem problem(Visit visit, String key) {
        return new Page.Problem(visit.words().say(key + ".title"), visit.words().say(key + ".text"));
    }

    /** @param refused as what; null where nothing is */
    void show(
            Visit visit,
            Question question,
            Page.Typed typed,
            Page.@Nullable Problem problem,
            boolean wrong,
            @Nullable ErrorKind refused) {
        Secret form = visit.form();
        if (form == null) {
            form = service.newSecret();
            visit.keepForm(form);
        }
        String title = visit.words().say("identity.title");
        pages.show(
                visit.ctx(),
                NoticePages.status(visit, refused),
                new Page.Identity(
                        frames.plain(visit, question.clinic(), problem == null ? title : problem.title(), true),
                        visit.here(),
                        form.proof(purpose(visit)),
                        question.wanted(),
                        question.digits(),
                        typed,
                        problem,
                        wrong,
                        visit.address("no-card")));
    }

    /** A form counts for one link alone. */
    private static String purpose(Visit visit) {
        return "identity " + visit.here();
    }
}
