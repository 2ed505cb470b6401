package ca.chartside.desktop.actions;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The three dots (M6): which entries a conversation has, what each does, and how it is undone. Nothing counts as done before
 * the server has stored it. Event thread only; listeners are called there.
 */
public final class ActionsModel {
    /** What the three dots can offer, in their order. */
    public enum Entry {
        MARK_UNREAD,
        CLOSE,
        REOPEN,
        GROUP_INFO,
        FILES,
        NO_REPLY_NEEDED,
        ASSIGN,
        URGENT,
        NOT_URGENT,
        FILE_TO_CHART,
        EXPORT
    }

    /** What came of the last entry that was chosen. */
    public sealed interface Said {
        /**
         * @param patient whose conversation it was done to
         * @param undo whether it can be undone
         * @param toFile the conversation, where this is the moment to file it to the chart; else null
         */
        record Done(
                Entry entry,
                Patient patient,
                boolean undo,
                @Nullable ConversationRow toFile) implements Said {}

        record Failed(ApiException why) implements Said {}
    }

    /** Told of what was done. */
    public interface Listener {
        /** The server has stored something. */
        default void stored(ConversationRow now) {}

        /** The user marked it unread: they go away from it, or it would be read again. */
        default void left(UUID conversation) {}

        /** An entry that opens a dialog. */
        default void wanted(Entry entry, ConversationRow row) {}

        /** What {@link #said} tells, or {@link #online}. */
        default void changed() {}
    }

    /** So long what was done can be undone. */
    static final Duration UNDO = Duration.ofSeconds(8);

    private final StaffApi api;
    private final UiExecutor ui;
    private final LiveUpdates live;
    private final Later later;
    private final UUID me;
    private final List<Listener> listeners = new ArrayList<>();
    private final Set<UUID> underWay = new HashSet<>();
    private @Nullable Said said;
    private @Nullable Runnable next;

    /** Counts what was said: only the newest goes by itself. */
    private int sayings;

    private boolean held;
    private BooleanSupplier files = () -> false;

    public ActionsModel(StaffApi api, UiExecutor ui, LiveUpdates live, Later later, UUID me) {
        this.api = api;
        this.ui = ui;
        this.live = live;
        this.later = later;
        this.me = me;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void connectionChanged(ConnectionState state) {
                changed();
            }
        });
    }

    /** What makes sense for a conversation as it stands; nothing for one that the server does not have yet. */
    public List<Entry> entries(ConversationRow row) {
        List<Entry> entries = new ArrayList<>();
        if (row.lastSeq() == 0) {
            return entries;
        }
        boolean waits = row.needsActionSince() != null;
        if (!row.unread() || !waits) {
            entries.add(Entry.MARK_UNREAD);
        }
        entries.add(row.status() == ConversationStatus.OPEN ? Entry.CLOSE : Entry.REOPEN);
        entries.add(Entry.GROUP_INFO);
        entries.add(Entry.FILES);
        if (waits) {
            entries.add(Entry.NO_REPLY_NEEDED);
        }
        entries.add(Entry.ASSIGN);
        entries.add(row.urgent() ? Entry.NOT_URGENT : Entry.URGENT);
        if (files.getAsBoolean()) {
            entries.add(Entry.FILE_TO_CHART);
        }
        entries.add(Entry.EXPORT);
        return entries;
    }

    /** @param may whether the user may file to charts; nobody may before this is said */
    public void filing(BooleanSupplier may) {
        files = may;
    }

    /** Without the server nothing can be stored: the entries then say so. */
    public boolean online() {
        return live.connection() instanceof ConnectionState.Online;
    }

    /** @param row as the user saw it when choosing */
    public void choose(Entry entry, ConversationRow row) {
        if (!online() || underWay.contains(row.id())) {
            return;
        }
        say(null, null);
        switch (entry) {
            case MARK_UNREAD -> entry(entry, row, new ConversationAction.MarkUnread(null));
            case CLOSE -> entry(entry, row, new ConversationAction.Close(row.lastSeq()));
            case REOPEN -> entry(entry, row, new ConversationAction.Reopen());
            case NO_REPLY_NEEDED -> entry(entry, row, new ConversationAction.NoReplyNeeded(row.lastSeq()));
            case URGENT -> entry(entry, row, new ConversationAction.Urgent(true));
            case NOT_URGENT -> entry(entry, row, new ConversationAction.Urgent(false));
            case ASSIGN, GROUP_INFO, FILES, FILE_TO_CHART, EXPORT ->
                listeners().forEach(listener -> listener.wanted(entry, row));
        }
    }

    private void entry(Entry entry, ConversationRow before, ConversationAction action) {
        act(
                before.id(),
                action,
                now -> {
                    if (entry == Entry.MARK_UNREAD) {
                        listeners().forEach(listener -> listener.left(before.id()));
                    }
                    Undo undo = Undo.of(entry, before, me);
                    say(
                            new Said.Done(
                                    entry,
                                    before.patient(),
                                    undo != null,
                                    entry == Entry.CLOSE && files.getAsBoolean() ? now : null),
                            undo == null ? null : () -> run(before.id(), undo));
                },
                why -> say(
                        new Said.Failed(why),
                        why.kind() == ErrorKind.PATIENT_WROTE ? null : () -> choose(entry, before)));
    }

    private void run(UUID id, Undo undo) {
        ask(id, () -> undo.run(api), now -> {}, why -> say(new Said.Failed(why), () -> run(id, undo)));
    }

    /** Asks the server, tells every listener where it has stored it, then calls one of the two. */
    void act(UUID id, ConversationAction action, Consumer<ConversationRow> done, Consumer<ApiException> failed) {
        ask(id, () -> api.act(id, action), done, failed);
    }

    private void ask(
            UUID id, Supplier<ConversationRow> work, Consumer<ConversationRow> done, Consumer<ApiException> failed) {
        underWay.add(id);
        ui.call(
                work,
                now -> {
                    underWay.remove(id);
                    listeners().forEach(listener -> listener.stored(now));
                    done.accept(now);
                },
                why -> {
                    underWay.remove(id);
                    failed.accept(why);
                });
    }

    /** Null where there is nothing to say. */
    public @Nullable Said said() {
        return said;
    }

    /** Whether what failed can be tried again as it was; else the user has to look first. */
    public boolean canGoOn() {
        return next != null;
    }

    /** Undoes what was done, or tries again what failed. */
    public void goOn() {
        Runnable run = next;
        say(null, null);
        if (run != null) {
            run.run();
        }
    }

    public void dismiss() {
        say(null, null);
    }

    /** Opens the dialog that files what was closed to the chart. */
    public void file() {
        if (said instanceof Said.Done done && done.toFile() != null) {
            choose(Entry.FILE_TO_CHART, done.toFile());
        }
    }

    /** @param held whether the user is at what was said: it stays meanwhile */
    public void hold(boolean held) {
        this.held = held;
    }

    private void say(@Nullable Said now, @Nullable Runnable next) {
        this.said = now;
        this.next = next;
        int mine = ++sayings;
        if (now instanceof Said.Done) {
            later.run(UNDO, () -> end(mine));
        }
        changed();
    }

    private void end(int which) {
        if (which == sayings && held) {
            later.run(UNDO, () -> end(which));
        } else if (which == sayings) {
            dismiss();
        }
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    private List<Listener> listeners() {
        return List.copyOf(listeners);
    }

    private void changed() {
        listeners().forEach(Listener::changed);
    }
}
