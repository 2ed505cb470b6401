package ca.chartside.backend.portal;

import ca.chartside.backend.clinic.Clinic;
import org.jspecify.annotations.Nullable;

/** Makes what every page has. */
final class Frames {
    private final String version;

    /** @param version of the {@link Assets} */
    Frames(String version) {
        this.version = version;
    }

    /**
     * Around a page for nobody in particular.
     *
     * @param clinic null where it is not known
     * @param languageLink whether the page offers the other language
     */
    Page.Frame plain(Visit visit, @Nullable Clinic clinic, String title, boolean languageLink) {
        return frame(visit, clinic, title, languageLink ? visit.here() : null, null, null);
    }

    /** @param languageLink the page's own address; null where it does not offer the other language */
    Page.Frame signedIn(Visit visit, PortalService.Reader reader, String title, @Nullable String languageLink) {
        return frame(
                visit,
                reader.clinic(),
                title,
                languageLink,
                reader(visit, reader),
                reader.shared() ? visit.address("signed-out") : null);
    }

    static Page.SignedIn reader(Visit visit, PortalService.Reader reader) {
        return new Page.SignedIn(
                reader.patient().displayFirstName(),
                visit.address("sign-out"),
                reader.session().proof(PortalRoutes.SESSION_FORM));
    }

    private Page.Frame frame(
            Visit visit,
            @Nullable Clinic clinic,
            String title,
            @Nullable String languageLink,
            Page.@Nullable SignedIn reader,
            @Nullable String leave) {
        Words words = visit.words();
        String other = words.language().equals("fr") ? "en" : "fr";
        return new Page.Frame(
                words,
                version,
                title,
                clinic == null ? words.say("clinic.unknown") : clinic.name(),
                clinic == null ? null : clinic.phone(),
                visit.address(""),
                languageLink == null ? null : languageLink + "?lang=" + other,
                reader,
                leave);
    }
}
