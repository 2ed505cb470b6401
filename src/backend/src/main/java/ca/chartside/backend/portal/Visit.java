package ca.chartside.backend.portal;

import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request of a patient's browser: its cookies, its language, its form. Cookies carry the {@code __Host-} prefix, so no other
 * host of the domain can plant one. They are {@code Lax}: with {@code Strict} a browser would leave the session out when a patient
 * comes from a mail program's page, and ask for the health card at every message.
 */
final class Visit {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String LANGUAGE = "__Host-chartside-language";
    private static final String FORM = "__Host-chartside-form";
    private static final String CODE = "__Host-chartside-code";
    private static final long YEAR_SECONDS = 31_536_000L;

    private final Context ctx;
    private final String slug;
    private final Words words;

    Visit(Context ctx) {
        this.ctx = ctx;
        String[] path = ctx.path().split("/", 4);
        this.slug = path.length > 2 && SLUG.matcher(path[2]).matches() ? path[2] : "";
        this.words = language();
    }

    private Words language() {
        Words asked = Words.known(ctx.queryParam("lang"));
        if (asked != null) {
            setCookie(LANGUAGE, asked.language(), YEAR_SECONDS);
            return asked;
        }
        Words kept = Words.known(ctx.cookie(LANGUAGE));
        return kept != null ? kept : Words.accepted(ctx.header("Accept-Language"));
    }

    Context ctx() {
        return ctx;
    }

    Words words() {
        return words;
    }

    /** The clinic's short name; empty where the address names none. */
    String slug() {
        return slug;
    }

    /** An address of this clinic's portal. */
    String address(String rest) {
        return "/c/" + slug + "/" + rest;
    }

    /** The address asked for, without its query: what a form posts to and the language link leads to. */
    String here() {
        return ctx.path();
    }

    @Nullable Secret session() {
        return Secret.parse(ctx.cookie(sessionCookie()));
    }

    /** @param seconds how long the browser keeps it; negative for as long as it runs */
    void keepSession(Secret session, long seconds) {
        setCookie(sessionCookie(), session.value(), seconds);
    }

    /** This browser, as whoever signs in with the form that was sent describes it. */
    Place place() {
        return new Place(
                session(),
                Place.device(ctx.header("User-Agent")),
                !field("shared").isEmpty());
    }

    void forgetSession() {
        setCookie(sessionCookie(), "", 0);
    }

    private String sessionCookie() {
        return "__Host-chartside-" + slug;
    }

    /** What ties the forms before a session to this browser; null where it brought nothing. */
    @Nullable Secret form() {
        return Secret.parse(ctx.cookie(FORM));
    }

    void keepForm(Secret form) {
        setCookie(FORM, form.value(), -1);
    }

    /** What this browser keeps while it waits for a one-time code; null where it waits for none. */
    @Nullable Secret code() {
        return Secret.parse(ctx.cookie(CODE));
    }

    void keepCode(Secret code) {
        setCookie(CODE, code.value(), Codes.LIFE.toSeconds());
    }

    void forgetCode() {
        setCookie(CODE, "", 0);
    }

    /** @param seconds how long a browser keeps it; 0 forgets it, a negative number ends with the browser */
    private void setCookie(String name, String value, long seconds) {
        String age = seconds < 0 ? "" : "; Max-Age=" + seconds;
        ctx.res().addHeader("Set-Cookie", name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax" + age);
    }

    /** A form's field; empty where it is missing. @throws Refusal MALFORMED_REQUEST where the form cannot be read */
    String field(String name) {
        return PostedForm.of(ctx).field(name);
    }

    /**
     * Refuses a form that another site's page sent. Under {@code no-referrer} browsers send {@code Origin: null} with our own forms too,
     * so only an origin that is another one tells; the form's token is asked for in any case.
     *
     * @throws Refusal FORM_EXPIRED
     */
    void fromHere() {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean foreign = site != null
                ? !site.equals("same-origin")
                : origin != null && !origin.equals("null") && !authority(origin).equals(host());
        if (foreign) {
            throw new Refusal(ErrorKind.FORM_EXPIRED);
        }
    }

    private String host() {
        String host = ctx.header("Host");
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
