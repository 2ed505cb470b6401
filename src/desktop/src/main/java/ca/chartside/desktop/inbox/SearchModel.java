package ca.chartside.desktop.inbox;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks up while the user types: patients by name, date of birth, health card number or demographic number (C4), and
 * conversations by what stands in them. With a chart the conversations are its patient's until the user looks further.
 * Event thread only; listeners are called there.
 */
public final class SearchModel {
    /** So long nothing is typed before the server is asked. */
    static final Duration PAUSE = Duration.ofMillis(200);

    /** An answer that takes longer is seen to be under way. */
    static final Duration SLOW = Duration.ofMillis(300);

    private final StaffApi api;
    private final UiExecutor ui;
    private final Later later;
    private final List<Runnable> listeners = new ArrayList<>();

    private String query = "";
    private @Nullable Patient chart;
    private boolean opening;
    private boolean wide;
    private boolean patientsOnly;
    private boolean allPeople;

    private @Nullable Found found;
    private List<Item> items = List.of();
    private @Nullable ApiException error;

    /** Counts what was typed and asked: the answer to an earlier question is dropped. */
    private int asked;

    private boolean waiting;
    private boolean slow;
    private boolean loadingMore;

    /** Conversations of which there is news. */
    private final Set<UUID> stale = new LinkedHashSet<>();

    public SearchModel(StaffApi api, LiveUpdates live, UiExecutor ui, Later later) {
        this.api = api;
        this.ui = ui;
        this.later = later;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                news(event);
            }

            @Override
            public void anew() {
                if (active()) {
                    ask();
                }
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online && error != null) {
                    retry();
                }
            }
        });
    }

    /** Whether there is anything to look for: then the results stand where the list was. */
    public boolean active() {
        return !query.isEmpty();
    }

    public String query() {
        return query;
    }

    /** What was found; while more is typed, what was found for less. */
    public List<Item> items() {
        return items;
    }

    /** Whether what is shown is not yet the answer to what is typed: nobody is to open by keyboard what they have not seen. */
    public boolean waiting() {
        return waiting;
    }

    /** What {@link #items} answer; null until the server has answered. */
    @Nullable SearchQuery answered() {
        return found == null ? null : found.of();
    }

    /** Whether the server takes its time. */
    public boolean slow() {
        return slow;
    }

    /** Whether the server has answered and nothing was found. */
    public boolean nothing() {
        return found != null && items.isEmpty() && error == null;
    }

    /** Whether there are patients that match beyond those that the server told. */
    public boolean tooManyPatients() {
        return found != null
                && found.people().more()
                && (allPeople || found.hits().isEmpty());
    }

    public @Nullable ApiException error() {
        return error;
    }

    /** Whether a patient is looked for to write to, and nothing else. */
    public boolean patientsOnly() {
        return patientsOnly;
    }

    /** The patient whose conversations alone are looked through, or were until {@link #widen}; null where there is no choice. */
    public @Nullable Patient chart() {
        return patientsOnly ? null : chart;
    }

    /** Whether the whole clinic's conversations are looked through in spite of the chart. */
    public boolean wide() {
        return wide;
    }

    /** An empty query ends the search. */
    public void setQuery(String text) {
        String wanted = text.strip();
        if (wanted.equals(query)) {
            return;
        }
        query = wanted;
        error = null;
        if (wanted.isEmpty()) {
            wide = false;
            asked++;
            waiting = false;
            slow = false;
            forget();
        } else {
            askSoon();
        }
        changed();
    }

    /** Looks through the whole clinic's conversations, or back through the chart's patient's alone. */
    public void widen(boolean further) {
        if (wide != further) {
            wide = further;
            startOver();
        }
    }

    /** Whether a patient is looked for to write to: then patients alone are found. */
    public void setPatientsOnly(boolean only) {
        if (patientsOnly != only) {
            patientsOnly = only;
            startOver();
        }
    }

    /** Another chart is being opened: no patient's conversations are shown until {@link #setChart}. */
    public void chartOpening() {
        opening = true;
        chart = null;
        wide = false;
        startOver();
    }

    /** The current chart is another one, or its patient's record changed. */
    public void setChart(@Nullable Patient patient) {
        boolean same = !opening && Objects.equals(number(chart), number(patient));
        chart = patient;
        opening = false;
        if (same) {
            changed();
        } else {
            wide = false;
            startOver();
        }
    }

    /** All the patients who were found, not the first few alone. */
    public void showAllPatients() {
        allPeople = true;
        if (found != null) {
            show(found);
        }
    }

    public void retry() {
        if (!active() || error == null) {
            return;
        }
        error = null;
        if (found == null) {
            ask();
        } else {
            more();
        }
        changed();
    }

    /** The results' end has come into sight. */
    void more() {
        Found longer = found;
        String cursor = longer == null ? null : longer.next();
        if (longer == null || cursor == null || loadingMore || waiting || error != null) {
            return;
        }
        loadingMore = true;
        int mine = asked;
        ui.call(
                () -> longer.of().page(api, cursor),
                page -> {
                    if (mine == asked) {
                        loadingMore = false;
                        if (found != null) {
                            show(found.longer(page));
                        }
                    }
                },
                e -> {
                    if (mine == asked) {
                        loadingMore = false;
                        error = e;
                        changed();
                    }
                });
    }

    /** The server has stored what the user did to a conversation. */
    public void stored(ConversationRow now) {
        if (found != null && found.has(now.id())) {
            show(found.with(now));
        }
    }

    /** What was found stays; how its conversation stands now is asked for. */
    private void news(Event event) {
        UUID about = switch (event) {
            case Event.MessageStored stored -> stored.message().conversationId();
            case Event.DeliveryChanged delivery -> delivery.conversationId();
            case Event.StaffRead read -> read.conversationId();
            case Event.MessageTakenBack taken -> taken.conversationId();
            case Event.PatientChanged patient -> null;
            case Event.ClinicChanged clinic -> null;
            case Event.AccessChanged access -> null;
            case Event.SavedRepliesChanged replies -> null;
            case Event.FilingChanged filing -> null;
            case Event.Unknown unknown -> null;
        };
        if (about == null || found == null || !found.has(about)) {
            return;
        }
        if (stale.isEmpty()) {
            later.run(InboxModel.TOGETHER, () -> {
                Set<UUID> ids = Set.copyOf(stale);
                stale.clear();
                // A row that cannot be had stays as it was.
                ids.forEach(id -> ui.call(() -> api.conversation(id), this::stored, e -> {}));
            });
        }
        stale.add(about);
    }

    private void startOver() {
        asked++;
        error = null;
        if (active()) {
            forget();
            ask();
        }
        changed();
    }

    private void forget() {
        found = null;
        allPeople = false;
        loadingMore = false;
        items = List.of();
    }

    private void askSoon() {
        int mine = ++asked;
        waiting = true;
        loadingMore = false;
        later.run(PAUSE, () -> {
            if (mine == asked) {
                ask();
            }
        });
    }

    private void ask() {
        int mine = ++asked;
        waiting = true;
        later.run(SLOW, () -> {
            if (mine == asked && waiting) {
                slow = true;
                changed();
            }
        });
        SearchQuery wanted = new SearchQuery(query, !patientsOnly && !opening, wide ? null : number(chart));
        ui.call(
                () -> wanted.ask(api),
                answer -> {
                    if (mine == asked) {
                        waiting = false;
                        slow = false;
                        forget();
                        show(answer);
                    }
                },
                e -> {
                    if (mine == asked) {
                        waiting = false;
                        slow = false;
                        forget();
                        error = e;
                        changed();
                    }
                });
    }

    private void show(Found now) {
        found = now;
        items = now.items(allPeople);
        changed();
    }

    private static @Nullable Integer number(@Nullable Patient patient) {
        return patient == null ? null : patient.demographicNo();
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
