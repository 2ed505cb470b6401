package ca.chartside.backend.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** Writes pages: the template of each kind, and the headers that every one carries. Any thread. */
final class Pages {
    static final String HTML = "text/html; charset=utf-8";

    /** Nothing from anywhere but here, nothing inline, in no frame. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "ca.chartside.backend");

    void show(Context ctx, int status, Page page) {
        StringOutput html = new StringOutput(8192);
        engine.render(template(page), page, html);
        headers(ctx);
        ctx.status(status).contentType(HTML).result(html.toString());
    }

    static void headers(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("Permissions-Policy", PERMISSIONS);
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("X-Robots-Tag", "noindex, nofollow");
    }

    private static String template(Page page) {
        return switch (page) {
            case Page.Identity p -> "portal/identity.jte";
            case Page.Code p -> "portal/code.jte";
            case Page.Devices p -> "portal/devices.jte";
            case Page.Conversations p -> "portal/conversations.jte";
            case Page.Thread p -> "portal/thread.jte";
            case Page.Notice p -> "portal/notice.jte";
        };
    }
}
