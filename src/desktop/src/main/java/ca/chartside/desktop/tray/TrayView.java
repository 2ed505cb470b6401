package ca.chartside.desktop.tray;

import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.tray.BrandMark.State;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Session;
import com.formdev.flatlaf.FlatLaf;
import java.awt.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.swing.Icon;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** The tray icon with its menu, and the pop-ups beside it. Event thread only. */
public final class TrayView {
    private static final int SUCCESS_MILLIS = 6_000;
    private static final int ARRIVAL_MILLIS = 15_000;
    private static final String ARRIVAL = "arrival";
    private static final String SUCCESS = "success";

    private final TrayModel model;
    private final Messages messages;
    private final TrayActions actions;
    private @Nullable Tray tray;
    private boolean installed;
    private final PopUps popUps = new PopUps();

    public TrayView(TrayModel model, Messages messages, TrayActions actions) {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the tray is touched on the event thread only");
        }
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        model.onArrival(arrival -> arrived(arrival.conversationId()));
    }

    /** Looks for a tray and shows the icon there: not before the first window, which it would hold up. */
    public void install() {
        if (!installed) {
            installed = true;
            tray = AwtTray.create(this::clicked).orElse(null);
        }
        refresh();
    }

    /** Whether the program can be reached with all windows closed. */
    public boolean present() {
        return tray != null;
    }

    /** Shows what the model says now. */
    public void refresh() {
        if (tray != null) {
            tray.show(mark(), tooltip(), menu());
        }
        if (model.unread() == null) {
            popUps.close(ARRIVAL);
        }
    }

    /** The window's icon: it carries the number where there is no tray to do so. */
    public List<Image> windowIcons() {
        return installed && tray == null ? windowIcons(mark()) : plainIcons(FlatLaf.isLafDark());
    }

    /** A window's icon that tells nothing. Drawing it takes long: any thread. */
    public static List<Image> plainIcons(boolean dark) {
        return windowIcons(new BrandMark(State.ONLINE, 0, dark));
    }

    private static List<Image> windowIcons(BrandMark mark) {
        return List.of(mark.render(16), mark.render(24), mark.render(32), mark.render(48), mark.render(128));
    }

    /** Chartside's mark by itself. */
    public static Icon logo(int size) {
        return new BrandMark.Logo(size);
    }

    /** S3. */
    public void tellSignedIn(Session session) {
        String title = messages.text(
                "signin.success", session.clinic().name(), session.user().displayName());
        popUps.show(SUCCESS, PopUpContent.success(title, waiting()), SUCCESS_MILLIS);
    }

    public void close() {
        popUps.closeAll();
        if (tray != null) {
            tray.remove();
        }
    }

    private void arrived(UUID conversationId) {
        Session session = model.session();
        if (session == null || conversationId.equals(actions.conversationInFront())) {
            return;
        }
        String line = messages.text("tray.arrival.line", session.clinic().name(), waiting());
        popUps.show(
                ARRIVAL,
                PopUpContent.arrival(
                        messages,
                        line,
                        () -> {
                            popUps.close(ARRIVAL);
                            actions.openConversation(conversationId);
                        },
                        () -> popUps.close(ARRIVAL)),
                ARRIVAL_MILLIS);
    }

    private String waiting() {
        int inTriage = model.counts().unreadInTriage();
        return inTriage > 0
                ? messages.text("tray.unreadInTriage", inTriage)
                : messages.text("tray.unread", model.counts().number());
    }

    private BrandMark mark() {
        State state = switch (model.connection()) {
            case ConnectionState.Online online -> State.ONLINE;
            case ConnectionState.Offline offline -> State.OFFLINE;
            case ConnectionState.SignedOut signedOut -> State.SIGNED_OUT;
        };
        return new BrandMark(state, model.counts().number(), FlatLaf.isLafDark());
    }

    private String tooltip() {
        Session session = model.session();
        return switch (model.connection()) {
            case ConnectionState.SignedOut signedOut -> messages.text("tray.tip.signedOut");
            case ConnectionState.Offline offline -> messages.text("tray.tip.offline");
            case ConnectionState.Online online ->
                messages.text(
                        "tray.tip.online",
                        session == null ? "" : session.clinic().name(),
                        waiting());
        };
    }

    private List<Tray.Entry> menu() {
        List<Tray.Entry> menu = new ArrayList<>();
        if (model.session() == null) {
            menu.add(new Tray.Entry(messages.text("tray.signIn"), actions::open));
        } else {
            menu.add(new Tray.Entry(messages.text("tray.open"), actions::open));
            menu.add(new Tray.Entry(messages.text("tray.newMessage"), actions::newMessage));
            menu.add(new Tray.Entry(messages.text("tray.signOut"), actions::signOut));
        }
        menu.add(new Tray.Entry(messages.text("tray.quit"), actions::quit));
        return menu;
    }

    private void clicked() {
        actions.open();
    }
}
