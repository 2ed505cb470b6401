package ca.chartside.desktop.inbox;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.inbox.Item.Section;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.net.StaffApi.Tab;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lists of conversations: which tab, its rows, what is chosen in it. News make it ask the server again, once for many
 * that come together; what is chosen stays chosen. Event thread only; listeners are called there.
 */
public final class InboxModel implements Rows {
    /** News that come within this time of each other are answered together. */
    static final Duration TOGETHER = Duration.ofMillis(100);

    private final InboxQuery query;
    private final UiExecutor ui;
    private final Later later;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable PresenceModel presence;
    private Map<UUID, Integer> drafts = Map.of();

    /** T2. */
    private final Tab first;

    private Tab tab;
    private @Nullable Patient chart;
    private boolean opening;
    private InboxQuery.Part chartPart = InboxQuery.Part.NONE;
    private InboxQuery.Part part = InboxQuery.Part.NONE;
    private List<Item> items = List.of();
    private @Nullable Counts counts;
    private long asOfSeq;
    private boolean loaded;
    private @Nullable ApiException error;
    private @Nullable UUID selected;
    private final KeptRows kept = new KeptRows();

    /** Which list is shown: an answer about an earlier one is dropped. */
    private int epoch;

    private boolean busy;
    private boolean again;
    private boolean planned;
    private boolean loadingMore;

    public InboxModel(StaffApi api, LiveUpdates live, UiExecutor ui, Later later, StaffUser me) {
        this.query = new InboxQuery(api);
        this.ui = ui;
        this.later = later;
        this.first = me.role() == Role.DOCTOR ? Tab.MINE : Tab.TRIAGE;
        this.tab = first;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                // An event of a newer server may come without a number: it is never older than the list. How a patient
                // gets in stands in no list.
                boolean newer = event.seq() == 0 || event.seq() > asOfSeq;
                if (newer && !(event instanceof Event.AccessChanged)) {
                    plan();
                }
            }

            @Override
            public void anew() {
                startOver();
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online && error != null) {
                    refresh();
                }
            }
        });
    }

    public Tab tab() {
        return tab;
    }

    /** All Conversations is there only with a chart (T1). */
    public boolean hasPatientTab() {
        return chart != null || opening;
    }

    public @Nullable Patient chart() {
        return chart;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    /** Null until the server has told them. */
    public @Nullable Counts counts() {
        return counts;
    }

    /** Whether the list's first page has come: until then no list is not an empty one. */
    public boolean loaded() {
        return loaded;
    }

    /** Why the list could not be loaded or brought up to date; null where it could. */
    public @Nullable ApiException error() {
        return error;
    }

    @Override
    public @Nullable UUID selected() {
        return selected;
    }

    /** Its row, where the list has it. */
    public @Nullable ConversationRow row(UUID id) {
        return items.stream()
                .filter(item -> id.equals(item.id()))
                .map(Item::conversation)
                .findFirst()
                .orElse(null);
    }

    /** Nothing happens for All Conversations without a chart. */
    public void show(Tab wanted) {
        if (wanted != tab && (wanted != Tab.PATIENT || hasPatientTab())) {
            tab = wanted;
            startOver();
        }
    }

    /** The tab that the user's role begins with (T2). */
    public void showDefault() {
        show(first);
    }

    /** Another chart is being opened: the tab stays, and shows no patient's conversations until {@link #setChart}. */
    public void chartOpening() {
        opening = true;
        chart = null;
        if (tab == Tab.MINE) {
            changed();
        } else {
            startOver();
        }
    }

    /** The current chart is another one, or its patient's record changed. */
    public void setChart(@Nullable Patient patient) {
        boolean same = !opening && Objects.equals(number(chart), number(patient));
        chart = patient;
        opening = false;
        if (same) {
            changed();
            return;
        }
        if (tab == Tab.MINE) {
            // My Conversations are the same with every chart: nothing moves.
            changed();
            return;
        }
        if (patient == null && tab == Tab.PATIENT) {
            tab = first;
        }
        startOver();
    }

    /** Opens a conversation; null closes it. */
    public void select(@Nullable UUID id) {
        if (Objects.equals(id, selected)) {
            return;
        }
        selected = id;
        if (id != null) {
            kept.opened(id);
            arrange();
        }
        changed();
    }

    /** The server has stored what the user did to a conversation. Its row stays in its place until another is opened. */
    public void stored(ConversationRow now) {
        kept.acted(now.id());
        chartPart = chartPart.with(now);
        part = part.with(now);
        arrange();
        changed();
        refresh();
    }

    /** Asks the server again, now. */
    public void refresh() {
        if (tab == Tab.PATIENT && chart == null) {
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        int mine = epoch;
        InboxQuery.Wish wish = new InboxQuery.Wish(
                tab,
                number(chart),
                chartPart.rows().size(),
                part.rows().size(),
                tab == Tab.TRIAGE ? kept.ids(selected) : Set.of());
        ui.call(
                () -> query.load(wish),
                answer -> {
                    if (mine == epoch) {
                        done();
                        take(answer);
                    }
                },
                e -> {
                    if (mine == epoch) {
                        done();
                        failed(e);
                    }
                });
    }

    @Override
    public void more() {
        boolean ofChart = chartPart.next() != null;
        String cursor = ofChart ? chartPart.next() : part.next();
        if (cursor == null || loadingMore || error != null) {
            return;
        }
        loadingMore = true;
        int mine = epoch;
        Integer number = number(chart);
        Integer patient = ofChart || tab == Tab.PATIENT ? number : null;
        Integer leaveOut = tab == Tab.TRIAGE && !ofChart ? number : null;
        ui.call(
                () -> query.more(tab, patient, leaveOut, cursor),
                page -> {
                    if (mine == epoch) {
                        loadingMore = false;
                        append(page, ofChart, cursor);
                    }
                },
                e -> {
                    if (mine == epoch) {
                        loadingMore = false;
                        failed(e);
                    }
                });
    }

    private void append(InboxQuery.Part page, boolean ofChart, String cursor) {
        InboxQuery.Part old = ofChart ? chartPart : part;
        if (!cursor.equals(old.next())) {
            // A refresh has been here in the meantime; the list's end will ask again.
            changed();
            return;
        }
        List<ConversationRow> rows = new ArrayList<>(old.rows());
        page.rows().stream()
                .filter(row -> rows.stream().noneMatch(there -> there.id().equals(row.id())))
                .forEach(rows::add);
        InboxQuery.Part longer = new InboxQuery.Part(rows, page.next());
        if (ofChart) {
            chartPart = longer;
        } else {
            part = longer;
        }
        arrange();
        changed();
    }

    private void startOver() {
        epoch++;
        busy = false;
        again = false;
        loadingMore = false;
        loaded = false;
        error = null;
        kept.clear();
        asOfSeq = 0;
        chartPart = InboxQuery.Part.NONE;
        part = InboxQuery.Part.NONE;
        items = List.of();
        changed();
        refresh();
    }

    private void plan() {
        if (!planned) {
            planned = true;
            later.run(TOGETHER, () -> {
                planned = false;
                refresh();
            });
        }
    }

    private void done() {
        busy = false;
        if (again) {
            again = false;
            plan();
        }
    }

    private void take(InboxQuery.Answer answer) {
        if (tab == Tab.TRIAGE) {
            kept.take(answer, chartPart.rows(), part.rows(), selected);
        }
        chartPart = answer.chart();
        part = answer.rest();
        counts = answer.counts();
        asOfSeq = answer.asOfSeq();
        loaded = true;
        error = null;
        arrange();
        changed();
    }

    private void failed(ApiException e) {
        error = e;
        changed();
    }

    private void arrange() {
        boolean triage = tab == Tab.TRIAGE;
        List<Item> lines = new ArrayList<>();
        lines.addAll(Item.part(Section.THIS_CHART, kept.among(Section.THIS_CHART, chartPart.rows()), triage));
        lines.addAll(Item.part(Section.WHOLE_CLINIC, kept.among(Section.WHOLE_CLINIC, part.rows()), triage));
        items = List.copyOf(lines);
    }

    private static @Nullable Integer number(@Nullable Patient patient) {
        return patient == null ? null : patient.demographicNo();
    }

    /** Shows who else has conversations open (M13). */
    public void follow(PresenceModel presence) {
        this.presence = presence;
        presence.onChange(this::changed);
    }

    @Override
    public boolean tellsWaits() {
        return tab == Tab.TRIAGE;
    }

    @Override
    public @Nullable String writing(UUID conversation) {
        return presence == null ? null : presence.writing(conversation);
    }

    @Override
    public @Nullable String looking(UUID conversation) {
        return presence == null ? null : presence.looking(conversation);
    }

    /** @param patients of the conversations in which something waits that is written and not sent, by conversation */
    public void drafts(Map<UUID, Integer> patients) {
        if (!drafts.equals(patients)) {
            drafts = patients;
            changed();
        }
    }

    @Override
    public boolean drafted(ConversationRow row) {
        return Integer.valueOf(row.patient().demographicNo()).equals(drafts.get(row.id()));
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
