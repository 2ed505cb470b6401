package ca.chartside.desktop.frame;

import ca.chartside.desktop.actions.ActionsModel;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.composer.ComposerListener;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.inbox.InboxModel;
import ca.chartside.desktop.inbox.SearchModel;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.thread.ThreadModel;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchWords;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of the window have to do with each other: a row that is chosen opens its conversation, the chart goes to
 * the list and the composer, a new message needs a patient. Event thread only; listeners are called there.
 */
final class DeskModel {
    /** Which of the two is in front where a narrow window shows one. */
    enum Front {
        LIST,
        CONVERSATION
    }

    private final StaffApi api;
    private final UiExecutor ui;
    private final ChartModel chart;
    private final InboxModel inbox;
    private final SearchModel search;
    private final ThreadModel thread;
    private final ComposerModel composer;
    private final StaffUser me;
    private final List<Runnable> listeners = new ArrayList<>();
    private Front front = Front.LIST;

    /** A new message was wanted without a chart: the patient who is chosen next is whom it goes to. */
    private boolean choosing;

    /** Counts openings: the answer to an earlier one is dropped. */
    private int opened;

    /** The conversation that is open and of which nothing is known yet: it is written into once it is. */
    private @Nullable UUID unknown;

    private @Nullable Patient shownChart;
    private boolean shownOpening;

    DeskModel(
            StaffApi api,
            UiExecutor ui,
            ChartModel chart,
            InboxModel inbox,
            SearchModel search,
            ThreadModel thread,
            ComposerModel composer,
            ActionsModel actions,
            StaffUser me) {
        this.api = api;
        this.ui = ui;
        this.chart = chart;
        this.inbox = inbox;
        this.search = search;
        this.thread = thread;
        this.composer = composer;
        this.me = me;
        composer.beside(chart.beside());
        chart.onChange(this::chartChanged);
        inbox.drafts(composer.drafted());
        composer.addListener(new ComposerListener() {
            @Override
            public void conversationStarted(ConversationRow conversation) {
                inbox.select(conversation.id());
                changed();
            }

            @Override
            public void conversationWithdrawn() {
                inbox.select(null);
                changed();
            }

            @Override
            public void conversationContinued(ConversationRow conversation) {
                inbox.select(conversation.id());
                changed();
            }

            @Override
            public void composerChanged() {
                inbox.drafts(composer.drafted());
                changed();
            }
        });
        actions.addListener(new ActionsModel.Listener() {
            @Override
            public void stored(ConversationRow now) {
                inbox.stored(now);
                search.stored(now);
                thread.stored(now);
            }

            @Override
            public void left(UUID conversation) {
                leave(conversation);
            }
        });
        search.onChange(() -> {
            if (!search.active()) {
                thread.mark(List.of());
            }
        });
        thread.addListener(new ThreadModel.Listener() {
            @Override
            public void conversationChanged(ConversationRow conversation) {
                if (conversation.id().equals(unknown)) {
                    unknown = null;
                    composer.writeIn(conversation);
                    composer.requestFocus();
                }
                changed();
            }

            @Override
            public void opened() {
                changed();
            }
        });
    }

    Front front() {
        return front;
    }

    /** Who is signed in to OSCAR, where that is not this user (C8); else null. */
    @Nullable OscarProvider otherProvider() {
        return chart.beside().otherProvider(me);
    }

    StaffUser me() {
        return me;
    }

    /** Whether a patient is being looked for to write to. */
    boolean choosing() {
        return choosing;
    }

    /** Whether there is a conversation, or a new message, to be shown. */
    boolean hasConversation() {
        return thread.conversationId() != null || composer.to() != null;
    }

    /** Which conversation is shown, known already or not; null where none is, or it is a new message. */
    @Nullable UUID conversationId() {
        return composer.isNew() ? null : thread.conversationId();
    }

    /** Whose conversation or new message is shown; null where none is, or it is not known yet. */
    @Nullable Patient patient() {
        ConversationRow open = thread.conversation();
        return open != null ? open.patient() : composer.to();
    }

    /** The chart in front where the conversation is another patient's. */
    @Nullable Patient otherChart() {
        Patient here = patient();
        Patient there = chart.chart();
        return here == null || there == null || here.demographicNo() == there.demographicNo() ? null : there;
    }

    /** Opens a conversation, from the list or from a notification. */
    void open(UUID id) {
        open(id, null);
    }

    /** Opens a conversation where a search found something in it: as from the list, whosever chart is in front. */
    void open(SearchPage.Hit found) {
        open(found.conversation().id(), found);
    }

    private void open(UUID id, SearchPage.@Nullable Hit found) {
        opened++;
        choosing = false;
        front = Front.CONVERSATION;
        inbox.select(id);
        ConversationRow row = known(id);
        unknown = row == null ? id : null;
        if (row == null) {
            composer.close();
        } else {
            composer.writeIn(row);
        }
        if (found != null) {
            thread.open(id, found.messageId(), found.seq());
            thread.mark(SearchWords.beginnings(search.query()));
        } else if (id.equals(thread.conversationId()) && row == null) {
            thread.refresh();
        } else {
            thread.open(id);
        }
        changed();
        composer.requestFocus();
    }

    private @Nullable ConversationRow known(UUID id) {
        ConversationRow open = thread.conversation();
        return open != null && open.id().equals(id) ? open : inbox.row(id);
    }

    /** Opens what has not been sent: a conversation that no list has, where the message was to start it. */
    void openUnsent(SendRequest request) {
        UUID id = request.conversationId();
        ConversationRow started = composer.started(id);
        if (started != null) {
            opened++;
            openStarted(request, started.patient());
            return;
        }
        if (inbox.row(id) != null) {
            open(id);
            return;
        }
        // The message itself is shown in any case, and nobody else is written to any more: the answer may be slow.
        open(id);
        int mine = opened;
        ui.call(
                () -> patientOfUnknown(request),
                patient -> {
                    if (mine == opened) {
                        patient.ifPresent(known -> openStarted(request, known));
                    }
                },
                // The conversation says why it cannot be loaded, and it is written into once it can.
                e -> {});
    }

    /** @return empty where the server has the conversation */
    private Optional<Patient> patientOfUnknown(SendRequest request) {
        try {
            api.conversation(request.conversationId());
            return Optional.empty();
        } catch (ApiException e) {
            if (e.kind() != ErrorKind.CONVERSATION_NOT_FOUND) {
                throw e;
            }
            return Optional.of(api.patient(request.demographicNo()));
        }
    }

    private void openStarted(SendRequest first, Patient patient) {
        unknown = null;
        choosing = false;
        front = Front.CONVERSATION;
        composer.writeInStarted(first, patient);
        composer.requestFocus();
    }

    /** The conversation that can be seen, where something can be done to it; else null. */
    @Nullable ConversationRow conversation() {
        ConversationRow open = composer.isNew() ? null : thread.conversation();
        if (open == null || open.lastSeq() == 0) {
            return null;
        }
        // The list hears of everything that happens to it; the thread of what it shows.
        ConversationRow listed = inbox.row(open.id());
        return listed == null ? open : listed;
    }

    /** What is marked as unread is not looked at any longer. */
    private void leave(UUID conversation) {
        if (conversation.equals(inbox.selected())) {
            opened++;
            unknown = null;
            front = Front.LIST;
            inbox.select(null);
            thread.close();
            composer.close();
            changed();
        }
    }

    /** The list comes to the front; the conversation stays what it is. */
    void back() {
        front = Front.LIST;
        choosing = false;
        changed();
    }

    /** To the chart's patient; without a chart the patient is looked for first. */
    void newMessage() {
        Patient patient = chart.chart();
        if (patient == null) {
            choosing = true;
            front = Front.LIST;
            changed();
        } else {
            writeTo(patient);
        }
    }

    /**
     * One of the patients found: it is their chart now (C4), and they whom a new message goes to if one was wanted. Another
     * patient's conversation closes, since it is not whom the user looks for; what was written there stays a draft of it.
     */
    void choose(Patient patient) {
        boolean write = choosing;
        choosing = false;
        chart.open(patient);
        if (write) {
            writeTo(patient);
        } else {
            inbox.show(StaffApi.Tab.PATIENT);
            if (otherChart() != null) {
                opened++;
                unknown = null;
                inbox.select(null);
                thread.close();
                composer.close();
            }
            changed();
        }
    }

    /** From OSCAR's envelope. @param ofChart whether of the chart's patient, else the user's own tab (T1, T2) */
    void history(boolean ofChart) {
        back();
        if (ofChart) {
            inbox.show(StaffApi.Tab.PATIENT);
        } else {
            inbox.showDefault();
        }
    }

    /** From the line that names the other chart: its patient's conversations. */
    void goToOtherChart() {
        back();
        inbox.show(StaffApi.Tab.PATIENT);
    }

    private void writeTo(Patient patient) {
        opened++;
        unknown = null;
        choosing = false;
        front = Front.CONVERSATION;
        inbox.select(null);
        thread.close();
        composer.writeNew(patient);
        changed();
        composer.requestFocus();
    }

    private void chartChanged() {
        Patient now = chart.chart();
        boolean opening = chart.opening() != null;
        if (!Objects.equals(now, shownChart) || opening != shownOpening) {
            shownChart = now;
            shownOpening = opening;
            if (opening) {
                inbox.chartOpening();
                search.chartOpening();
            } else {
                inbox.setChart(now);
                search.setChart(now);
            }
        }
        composer.chartChanged(now);
        changed();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        search.setPatientsOnly(choosing);
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
