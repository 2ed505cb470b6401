package ca.chartside.desktop.thread;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.StaffUser;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the timeline of one conversation is filled from the server: its newest page, and those above it. Event thread only. */
final class Pages {
    /** What the model around it does. */
    interface Owner {
        /**
         * The newest page is in the timeline.
         *
         * @param since what came while it was on its way and is not part of it
         */
        void loaded(MessagePage newest, List<Event> since);

        /** An older page, or the answer that there is none now. */
        void changed();
    }

    private final StaffApi api;
    private final UiExecutor ui;
    private final Timeline timeline;
    private final StaffUser me;
    private final Owner owner;
    private volatile Consumer<List<ThreadItem>> ahead = items -> {};

    /** Live events that came before the page they may already be part of. */
    private final List<Event> early = new ArrayList<>();

    /** Counts conversations and what is asked anew: an answer to an earlier one is dropped. */
    private int asked;

    /** Whether no page has come: what is in the timeline already says nothing of what is above it. */
    private boolean first = true;

    private boolean loading;
    private boolean loadingOlder;
    private boolean more;
    private @Nullable ApiException failure;

    Pages(StaffApi api, UiExecutor ui, Timeline timeline, StaffUser me, Owner owner) {
        this.api = api;
        this.ui = ui;
        this.timeline = timeline;
        this.me = me;
        this.owner = owner;
    }

    /** @param work done with what each page brings before it is shown, off the event thread */
    void ahead(Consumer<List<ThreadItem>> work) {
        ahead = work;
    }

    /** Does something that takes long off the event thread. @param done called on it then, but where that failed */
    void behind(Runnable work, Runnable done) {
        ui.call(
                () -> {
                    work.run();
                    return work;
                },
                worked -> done.run(),
                why -> {});
    }

    /** Waits for the server, and for what is done ahead: not on the event thread. */
    private MessagePage page(UUID conversation, long before) {
        MessagePage page = api.messages(conversation, before);
        String firstName = page.conversation().patient().firstName();
        ahead.accept(page.messages().stream()
                .map(message -> Timeline.item(message, me, firstName))
                .toList());
        return page;
    }

    /** Another conversation, or none: nothing of it is loaded. */
    void reset() {
        asked++;
        early.clear();
        first = true;
        loading = false;
        loadingOlder = false;
        more = false;
        failure = null;
    }

    /** Asks for the newest page; what is in the timeline stays until it is there. */
    void load(UUID conversation) {
        int mine = ++asked;
        loading = true;
        loadingOlder = false;
        failure = null;
        early.clear();
        ui.call(
                () -> page(conversation, Long.MAX_VALUE),
                page -> {
                    if (mine == asked) {
                        loaded(page);
                    }
                },
                refused -> {
                    if (mine == asked) {
                        loading = false;
                        failure = refused;
                        owner.changed();
                    }
                });
    }

    private void loaded(MessagePage page) {
        loading = false;
        boolean overlaps = page.messages().stream().anyMatch(message -> timeline.has(message.id()));
        if (!overlaps) {
            // Between what was here and this page there may be others: scrolling up finds them.
            timeline.clearStored();
        }
        if (first || !overlaps) {
            more = page.more();
        }
        first = false;
        timeline.addAll(page.messages());
        List<Event> since =
                early.stream().filter(event -> event.seq() > page.asOfSeq()).toList();
        early.clear();
        owner.loaded(page, since);
    }

    /** Loads the page above, where there is one and it is not on its way already. */
    void loadOlder(UUID conversation) {
        if (!more || loading || loadingOlder) {
            return;
        }
        loadingOlder = true;
        int mine = asked;
        long before = timeline.oldest();
        ui.call(
                () -> page(conversation, before),
                page -> {
                    if (mine == asked) {
                        loadingOlder = false;
                        more = page.more();
                        timeline.addAll(page.messages());
                        owner.changed();
                    }
                },
                refused -> {
                    if (mine == asked) {
                        // The next scroll up asks again.
                        loadingOlder = false;
                        owner.changed();
                    }
                });
    }

    /** A live event: the newest page may be older, where it is on its way. */
    void meanwhile(Event event) {
        if (loading && !(event instanceof Event.Unknown)) {
            early.add(event);
        }
    }

    boolean loading() {
        return loading;
    }

    /** Whether there is a page above. */
    boolean more() {
        return more;
    }

    /** Why the newest page could not be loaded; null where it could, or is on its way. */
    @Nullable ApiException failure() {
        return failure;
    }
}
