package ca.chartside.backend.portal;

import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.file.FileService;
import ca.chartside.backend.http.HttpServer;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.store.Store;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The patient portal's addresses, below {@code /c/CLINIC/} but for the bare one. Pages work without JavaScript. */
public final class PortalRoutes {
    /** What a session's secret proves in the forms of its pages. */
    static final String SESSION_FORM = "session";

    private static final String LINK = "/c/{clinic}/m/{token}";
    private static final String LIST = "/c/{clinic}";
    private static final String FILE = "/c/{clinic}/files/{id}";
    private static final String THREAD = "/c/{clinic}/conversations/{id}";

    private final Assets assets = new Assets();
    private final LinkPages link;
    private final ReadingPages reading;
    private final ReplyPages replies;
    private final PortalErrors errors;

    public PortalRoutes(Store store, MessageService messages, FileService files, Clock clock) {
        PortalService service = new PortalService(store, messages, files, clock);
        Pages pages = new Pages();
        Frames frames = new Frames(assets.version());
        link = new LinkPages(service, pages, frames);
        reading = new ReadingPages(service, pages, frames, clock);
        replies = new ReplyPages(service, reading);
        errors = new PortalErrors(store, pages, frames);
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(assets.routes());
        routes.add(page(HandlerType.GET, "/", "Tells a browser how to reach one's messages", link::home));
        routes.add(page(HandlerType.GET, LINK, "A notice's link: asks who opens it, or goes straight in", link::ask));
        routes.add(page(HandlerType.POST, LINK, "Compares health card number and date of birth", link::check));
        routes.add(page(HandlerType.GET, "/c/{clinic}/no-card", "How to go on without a health card", link::noCard));
        routes.add(page(HandlerType.GET, LIST, "The patient's conversations", reading::list));
        routes.add(page(HandlerType.GET, THREAD, "One conversation; what is shown counts as read", reading::thread));
        routes.add(
                page(HandlerType.POST, THREAD, "The patient's reply, with its files or naming them", replies::reply));
        routes.add(page(HandlerType.POST, THREAD + "/files", "A file for the patient's reply", replies::upload));
        routes.add(page(HandlerType.GET, FILE, "A file of one of the patient's messages", reading::file));
        routes.add(page(HandlerType.GET, FILE + "/thumbnail", "A picture among them, small", reading::thumbnail));
        routes.add(page(HandlerType.GET, FILE + "/view", "A picture among them, to be looked at", reading::view));
        routes.add(page(HandlerType.POST, "/c/{clinic}/sign-out", "Ends the session", reading::signOut));
        routes.add(page(HandlerType.GET, "/c/{clinic}/signed-out", "Says that the session has ended", link::signedOut));
        return routes;
    }

    /** How the portal answers refusals. */
    public HttpServer.ErrorPages errorPages() {
        return errors;
    }

    /** The headers are there before the work, so that a redirect carries them too. */
    private static Route page(HandlerType method, String path, String summary, Handler handler) {
        return Route.open(method, path, "text/html", summary, (Context ctx) -> {
            Pages.headers(ctx);
            handler.handle(ctx);
        });
    }
}
