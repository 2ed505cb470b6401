package ca.chartside.desktop.thread;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conversation that is open: its messages as the server has them, kept up by the live events, and behind them what is
 * still in the outbox. Event thread only.
 */
public final class ThreadModel {
    /** Told when something that a view shows has changed. */
    public interface Listener {
        /** Another conversation was opened, or none is open now. */
        default void opened() {}

        /** Messages, their states, or how loading goes. */
        default void rowsChanged() {}

        /** The conversation itself: open or closed, members, the patient's record. */
        default void conversationChanged(ConversationRow conversation) {}
    }

    private final StaffApi api;
    private final UiExecutor ui;
    private final StaffUser me;
    private final Clock clock;
    private final List<Listener> listeners = new ArrayList<>();
    private final Timeline timeline = new Timeline();
    private final Pages pages;
    private final Sought sought;
    private final Reading reading;
    private final Pending pending;
    private final TakeBack takeBack;

    private @Nullable UUID open;
    private @Nullable ConversationRow conversation;

    public ThreadModel(StaffApi api, UiExecutor ui, Outbox outbox, LiveUpdates live, StaffUser me, Clock clock) {
        this.api = api;
        this.ui = ui;
        this.me = me;
        this.clock = clock;
        this.pages = new Pages(api, ui, timeline, me, new Loading());
        this.sought = new Sought(timeline, pages);
        this.reading = new Reading(api, ui, me, timeline);
        this.takeBack = new TakeBack(api, ui, timeline, me, this::rowsChanged);
        this.pending = new Pending(
                outbox,
                timeline,
                id -> id.equals(open),
                result -> {
                    messageStored(result.message(), result.status());
                    rowsChanged();
                },
                this::rowsChanged);
        live.addListener(new FromServer());
    }

    /** @param known what is known of a file of a message that the server has not taken yet; null of one that an earlier run sent */
    public void sentFiles(Function<UUID, @Nullable StoredFile> known) {
        timeline.sentFiles(known);
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** Opens a conversation that the server has. The one that is open already stays as it is. */
    public void open(UUID conversationId) {
        if (!conversationId.equals(open)) {
            reset(conversationId);
            show(conversationId);
        }
    }

    /** As {@link #open(UUID)}, with one of its messages in view, which is loaded where it is not here. */
    public void open(UUID conversationId, UUID message, long seq) {
        if (!conversationId.equals(open)) {
            reset(conversationId);
            sought.look(message, seq);
            show(conversationId);
            return;
        }
        sought.look(message, seq);
        if (failure() != null) {
            refresh();
        } else {
            arrived();
        }
    }

    /** @param beginnings of words that are marked in the message that was sought, until another conversation is opened */
    public void mark(List<String> beginnings) {
        if (sought.mark(beginnings)) {
            rowsChanged();
        }
    }

    private void show(UUID conversationId) {
        pending.take();
        pages.load(conversationId);
        listeners.forEach(Listener::opened);
        rowsChanged();
    }

    /** What came of a page. While the message that is sought has not come, nothing is shown of what lies between. */
    private void arrived() {
        if (open == null || !sought.goOn(open)) {
            rowsChanged();
        }
    }

    /** Opens a conversation whose first message is still in the outbox. */
    public void openStarted(ConversationRow started) {
        reset(started.id());
        conversation = started;
        pending.take();
        listeners.forEach(Listener::opened);
        rowsChanged();
    }

    public void close() {
        reset(null);
        listeners.forEach(Listener::opened);
        rowsChanged();
    }

    private void reset(@Nullable UUID conversationId) {
        open = conversationId;
        conversation = null;
        timeline.clear();
        pages.reset();
        sought.reset();
        reading.reset();
        takeBack.forget();
    }

    /** Asks the server anew; what is shown stays until the answer is there. */
    public void refresh() {
        if (open != null) {
            pages.load(open);
            rowsChanged();
        }
    }

    /** Loads the page above, where there is one and it is not on its way already. */
    public void loadOlder() {
        if (open != null) {
            pages.loadOlder(open);
        }
    }

    /** The server has stored what was done to a conversation: where it is the open one, it is shown as it is now. */
    public void stored(ConversationRow now) {
        if (now.id().equals(open)) {
            setConversation(now);
        }
    }

    /** The conversation that is open; null where none is, and until the first answer. */
    public @Nullable ConversationRow conversation() {
        return conversation;
    }

    /** Which conversation is open, even before it is loaded. */
    public @Nullable UUID conversationId() {
        return open;
    }

    Pages pages() {
        return pages;
    }

    Sought sought() {
        return sought;
    }

    boolean loading() {
        return pages.loading();
    }

    boolean more() {
        return pages.more();
    }

    /** Why nothing could be loaded; null where it could. */
    @Nullable ApiException failure() {
        return pages.failure();
    }

    List<ThreadRow> rows() {
        ConversationRow row = conversation;
        return ThreadRow.of(
                timeline.items(me, row == null ? "" : row.patient().firstName()),
                zone(),
                reading.newFrom(),
                reading.newTo());
    }

    /** The pictures of what is loaded, from the oldest on. */
    public List<StoredFile> pictures() {
        return timeline.pictures();
    }

    /** Whether there is no message, neither the server's nor the outbox's. */
    boolean isEmpty() {
        return timeline.isEmpty();
    }

    ZoneId zone() {
        return clock.getZone();
    }

    LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), clock.getZone());
    }

    /** @param visible whether the conversation is shown and its window is the active one */
    public void visible(boolean visible) {
        if (reading.visible(visible)) {
            rowsChanged();
        }
        see();
    }

    /** @param seq the newest number among the messages that are within the view now; 0 for none */
    void onScreen(long seq) {
        reading.onScreen(seq);
        see();
    }

    /** The newest number of this conversation that the user has truly had on the screen; 0 for none. */
    public long lastSeenSeq(UUID conversationId) {
        return conversationId.equals(open) ? reading.lastSeen() : 0;
    }

    private void see() {
        if (open != null) {
            reading.see(open);
        }
    }

    /** Up to this number it had been read when it was opened; 0 until that is known. */
    long readBefore() {
        return reading.readBefore();
    }

    /** Sends a refused message once more. One that was written before the patient's newest now follows it. */
    public void retry(UUID messageId) {
        pending.retry(messageId, reading.lastSeen());
    }

    /** What the server does not have: some of it can be taken back, and is then written on (M14). */
    Pending pending() {
        return pending;
    }

    /** Gives a message up that was refused. */
    public void discard(UUID messageId) {
        pending.discard(messageId);
    }

    TakeBack takeBack() {
        return takeBack;
    }

    private void setConversation(ConversationRow row) {
        if (!row.equals(conversation)) {
            conversation = row;
            listeners.forEach(listener -> listener.conversationChanged(row));
        }
    }

    private void rowsChanged() {
        listeners.forEach(Listener::rowsChanged);
    }

    private void apply(Event event) {
        switch (event) {
            case Event.MessageStored stored -> messageStored(stored.message(), stored.status());
            case Event.DeliveryChanged delivery -> timeline.deliver(delivery.messageIds(), delivery.state());
            case Event.MessageTakenBack taken -> timeline.takeBack(taken.messageId(), taken.at());
            case Event.StaffRead read when read.userId().equals(me.id()) -> reading.read(read.upToSeq());
            case Event.StaffRead read -> {}
            case Event.PatientChanged patient -> reloadConversation();
            case Event.ClinicChanged clinic -> {}
            case Event.AccessChanged access -> {}
            case Event.SavedRepliesChanged replies -> {}
            case Event.FilingChanged filing -> timeline.filed(filing.filed(), filing.filedAt());
            case Event.Unknown unknown -> refresh();
        }
    }

    /** A note that was written here: its event may come later. */
    void noteAdded(Message note) {
        ConversationRow row = conversation;
        if (row != null && note.conversationId().equals(row.id())) {
            messageStored(note, row.status());
            rowsChanged();
        }
    }

    private void messageStored(Message message, ConversationStatus status) {
        // A line tells of more than the thread holds: the owner, the members, whether it is urgent or waits.
        boolean changesMore = message.kind().isLine() || !timeline.hasAuthor(message.authorId());
        timeline.add(message);
        ConversationRow row = conversation;
        if (row != null && row.lastSeq() == 0) {
            // It was started here and nothing but the first message is known of it.
            pages.load(row.id());
        } else if (row != null) {
            setConversation(row.withStatus(status));
            if (changesMore) {
                reloadConversation();
            }
        }
    }

    /** The header's facts alone; the messages are all here. */
    private void reloadConversation() {
        UUID id = open;
        if (id != null) {
            ui.call(
                    () -> api.conversation(id),
                    row -> {
                        if (id.equals(open)) {
                            setConversation(row);
                        }
                    },
                    refused -> {}); // the header stays as it was until the conversation is opened anew
        }
    }

    private final class Loading implements Pages.Owner {
        @Override
        public void loaded(MessagePage newest, List<Event> since) {
            reading.loaded(newest.readSeq());
            setConversation(newest.conversation());
            since.forEach(ThreadModel.this::apply);
            arrived();
        }

        @Override
        public void changed() {
            arrived();
        }
    }

    private final class FromServer implements LiveUpdates.Listener {
        @Override
        public void event(Event event) {
            if (Scope.concerns(event, open, conversation)) {
                pages.meanwhile(event);
                apply(event);
                rowsChanged();
            }
        }

        @Override
        public void anew() {
            UUID id = open;
            if (id != null) {
                reset(id);
                show(id);
            }
        }

        @Override
        public void connectionChanged(ConnectionState state) {
            if (state instanceof ConnectionState.Online && open != null) {
                if (failure() != null) {
                    refresh();
                }
                see();
            }
        }
    }
}
