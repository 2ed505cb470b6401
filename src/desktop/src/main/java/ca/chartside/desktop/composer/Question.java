package ca.chartside.desktop.composer;

import ca.chartside.desktop.chart.Beside;
import ca.chartside.desktop.replies.Blanks;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StaffUser;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has to be said before something leaves: that it goes past the patient whose chart is in front or speaks of another one whose
 * chart is open (C3), past the conversation's owner, in the name of somebody else than who is signed in to OSCAR (C8), to a patient of whom the clinic wants something confirmed (M17), or with a blank of a saved reply in it.
 * Event thread only.
 */
final class Question {
    private final StaffUser me;
    private final MessagingModel messaging;
    private final Supplier<@Nullable Target> target;
    private final Supplier<String> text;
    private Beside beside = new Beside();
    private @Nullable Patient chart;
    private @Nullable Runnable waiting;

    /**
     * @param target what is being written to; null where nobody is
     * @param text what is written
     */
    Question(StaffUser me, MessagingModel messaging, Supplier<@Nullable Target> target, Supplier<String> text) {
        this.me = me;
        this.messaging = messaging;
        this.target = target;
        this.text = text;
    }

    /** What OSCAR says from now on. */
    void beside(Beside oscar) {
        beside = oscar;
    }

    Beside beside() {
        return beside;
    }

    StaffUser me() {
        return me;
    }

    /** Who is signed in to OSCAR where that is not who writes here; else null. */
    @Nullable OscarProvider otherProvider() {
        return target.get() == null ? null : beside.otherProvider(me);
    }

    /** Other patients of whom the text speaks, and whose charts are open. */
    List<OscarPatient> mentioned() {
        Target to = target.get();
        return to == null ? List.of() : Mentions.in(text.get(), to.patient(), beside.open());
    }

    /** Whether OSCAR and Chartside have to be compared before anything goes to the patient (C7): a note goes to nobody. */
    boolean toCompare() {
        Target to = target.get();
        return to != null && !to.note() && beside.blocks(to.patient().demographicNo());
    }

    void chart(@Nullable Patient now) {
        chart = now;
    }

    @Nullable Patient chart() {
        return chart;
    }

    /** The patient whose chart is in front while something is written to another; else null. */
    @Nullable Patient otherChart() {
        Target to = target.get();
        return to == null ? null : to.other(chart);
    }

    /** Whose conversation it is, by name, where it is a colleague's; else null. */
    @Nullable String otherOwner() {
        Target to = target.get();
        return to == null ? null : to.ownerBut(me.id());
    }

    /** What the record says against a message to the patient. */
    List<Caution> cautions() {
        Target to = target.get();
        return to == null ? List.of() : to.cautions();
    }

    /** Whether a message is being written while the clinic sends none (S8): then there is nothing to ask about. */
    boolean messagingOff() {
        Target to = target.get();
        return messaging.off() && to != null && !to.note();
    }

    /** Whether that is certain: what was refused for it has its reason elsewhere, or the reason is gone. */
    boolean messagingKnown() {
        return messaging.sure();
    }

    /** Whom to ask then; null where nobody is named. */
    @Nullable String whomToAsk() {
        return messaging.whom();
    }

    /** What a saved reply left open and nobody has filled in, each once. */
    List<String> blanks() {
        return Blanks.open(text.get()).stream()
                .map(Blanks.Open::written)
                .distinct()
                .toList();
    }

    private boolean hasReason() {
        return otherChart() != null
                || otherOwner() != null
                || otherProvider() != null
                || !cautions().isEmpty()
                || !blanks().isEmpty()
                || !mentioned().isEmpty();
    }

    /** Does it at once where there is nothing to ask; else it waits for {@link #answered}. */
    void before(Runnable leave) {
        if (hasReason()) {
            waiting = leave;
        } else {
            leave.run();
        }
    }

    boolean asked() {
        return waiting != null;
    }

    /** @return what waited, once; null where nothing did */
    @Nullable Runnable answered() {
        Runnable leave = waiting;
        waiting = null;
        return leave;
    }

    /** It is not asked any more. */
    void drop() {
        waiting = null;
    }

    void dropWithoutReason() {
        if (!hasReason() || messagingOff()) {
            waiting = null;
        }
    }
}
