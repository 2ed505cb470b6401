package ca.chartside.backend.portal;

import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.file.FileService;
import ca.chartside.backend.http.ClientAddress;
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
    private static final String ENTER = "/c/{clinic}/enter";
    private static final String LIST = "/c/{clinic}";
    private static final String FILE = "/c/{clinic}/files/{id}";
    private static final String THREAD = "/c/{clinic}/conversations/{id}";

    private final Assets assets = new Assets();
    private final NoticePages notices;
    private final LinkPages link;
    private final EntryPages entry;
    private final CodePages code;
    private final ReadingPages reading;
    private final ReplyPages replies;
    private final DevicePages devices;
    private final PortalErrors errors;

    /** @param clients tells from where somebody tries to get in without a link */
    public PortalRoutes(Store store, MessageService messages, FileService files, ClientAddress clients, Clock clock) {
        PortalService service = new PortalService(store, messages, files, clock);
        EntranceService entrance = new EntranceService(store, new PasswordHasher(), clock);
        Pages pages = new Pages();
        Frames frames = new Frames(assets.version());
        notices = new NoticePages(service, pages, frames);
        IdentityForm form = new IdentityForm(entrance, pages, frames);
        link = new LinkPages(service, entrance, form, notices);
        entry = new EntryPages(service, entrance, form, notices, clients);
        code = new CodePages(service, entrance, pages, frames, notices);
        reading = new ReadingPages(service, pages, frames, clock);
        replies = new ReplyPages(service, reading);
        devices = new DevicePages(service, reading, pages, frames, clock);
        errors = new PortalErrors(store, pages, frames);
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>(assets.routes());
        routes.add(page(HandlerType.GET, "/", "Tells a browser how to reach one's messages", notices::home));
        routes.add(page(HandlerType.GET, LINK, "A notice's link: asks who opens it, or goes straight in", link::ask));
        routes.add(page(HandlerType.POST, LINK, "Takes health card number and date of birth", link::check));
        routes.add(page(HandlerType.GET, LINK + "/code", "Where a one-time code is typed", code::atLink));
        routes.add(page(HandlerType.POST, LINK + "/code", "Takes a one-time code", code::proveAtLink));
        routes.add(page(HandlerType.GET, ENTER, "Asks who comes without a link", entry::ask));
        routes.add(page(HandlerType.POST, ENTER, "Takes health card number and date of birth", entry::enter));
        routes.add(page(HandlerType.GET, ENTER + "/code", "Where a one-time code is typed", code::withoutLink));
        routes.add(page(HandlerType.POST, ENTER + "/code", "Takes a one-time code", code::proveWithoutLink));
        routes.add(page(HandlerType.GET, "/c/{clinic}/no-card", "How to go on without a health card", notices::noCard));
        routes.add(page(HandlerType.GET, LIST, "The patient's conversations", reading::list));
        routes.add(page(HandlerType.GET, THREAD, "One conversation; what is shown counts as read", reading::thread));
        routes.add(
                page(HandlerType.POST, THREAD, "The patient's reply, with its files or naming them", replies::reply));
        routes.add(page(HandlerType.POST, THREAD + "/files", "A file for the patient's reply", replies::upload));
        routes.add(page(HandlerType.GET, FILE, "A file of one of the patient's messages", reading::file));
        routes.add(page(HandlerType.GET, FILE + "/thumbnail", "A picture among them, small", reading::thumbnail));
        routes.add(page(HandlerType.GET, FILE + "/view", "A picture among them, to be looked at", reading::view));
        routes.add(page(HandlerType.GET, "/c/{clinic}/devices", "Where the patient is signed in", devices::list));
        routes.add(page(HandlerType.POST, "/c/{clinic}/devices", "Signs out of one device, or of all", devices::end));
        routes.add(page(HandlerType.POST, "/c/{clinic}/sign-out", "Ends the session", reading::signOut));
        routes.add(
                page(HandlerType.GET, "/c/{clinic}/signed-out", "Says that the session has ended", notices::signedOut));
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
