package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.Beside;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.BlankText;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is being written, and to whom. A draft belongs to one conversation, or to one patient where it will start one, and
 * goes to nobody else whatever chart is in front (C3, M12). Notes and messages are two modes, each with drafts of its own:
 * no change of mode turns the one into the other (M15). Event thread only.
 */
public final class ComposerModel {
    private final Clock clock;
    private final List<ComposerListener> listeners = new ArrayList<>();
    private final Drafts drafts;
    private final AttachmentsModel files;
    private final Attachments attachments;
    private final Map<Target.Key, Notice> notices = new HashMap<>();
    private final Started started;
    private final Returned returned;
    private final Leaving leaving;
    private final Question question;
    private final NotesUnderway notes;
    private final OpenOffer offer;
    private @Nullable Target target;

    /** The mode that was chosen last; where there can be no note, a message is written all the same. */
    private boolean noteMode;

    public ComposerModel(
            StaffApi api,
            UiExecutor ui,
            Outbox outbox,
            MessagingModel messaging,
            StaffUser me,
            Clock clock,
            Uuid7 ids) {
        this.clock = clock;
        this.drafts = new Drafts(outbox.drafts(), ids, clock);
        this.files = new AttachmentsModel(api, ui, ids, clock, drafts, outbox, notices, new ShownTarget(this));
        this.attachments = files.all();
        this.offer = new OpenOffer(api, ui, this::changed);
        this.started = new Started(me, clock);
        this.question = new Question(me, messaging, () -> target, this::text);
        this.leaving = new Leaving(outbox, drafts, attachments, started, ids, question);
        this.notes = new NotesUnderway(api, ui, ids, drafts, attachments, notices);
        this.returned = new Returned(
                api, ui, outbox, me, drafts, attachments, notices, started, messaging, new ShownTarget(this));
        messaging.onChange(() -> {
            question.dropWithoutReason();
            changed();
        });
    }

    public void addListener(ComposerListener listener) {
        listeners.add(listener);
    }

    /** The newest number of a conversation that has truly been on the screen; until it is loaded nothing is sent into it. */
    public void lastSeen(ToLongFunction<UUID> lastSeen, Predicate<UUID> loaded) {
        leaving.lastSeen(lastSeen);
        leaving.loaded(loaded);
    }

    /** @param oscar what it says of the chart beside which something is written */
    public void beside(Beside oscar) {
        question.beside(oscar);
    }

    /** Writes into a conversation. Again with newer news of the same one it only takes those. */
    public void writeIn(ConversationRow conversation) {
        boolean same = target != null && conversation.id().equals(conversationId());
        boolean note = same ? noting() : noteMode && started.get(conversation.id()) == null;
        aim(new Target(conversation, conversation.patient(), note));
    }

    /** Whether a note is being written rather than a message. */
    public boolean noting() {
        return target != null && target.note();
    }

    /** Whether there can be notes: not before the server has the conversation. */
    public boolean canNote() {
        UUID conversation = conversationId();
        return conversation != null && started.get(conversation) == null;
    }

    /** Turns to notes or to messages, here and in the conversations opened next. Each mode has what was written in it. */
    public void note(boolean on) {
        Target now = target;
        if (now == null || (on && !canNote())) {
            return;
        }
        noteMode = on;
        aim(now.asNote(on));
    }

    /** Whether something is written in the mode that is not shown. */
    boolean hasOtherDraft() {
        return target != null && drafts.worthKeeping(target.asNote(!target.note()));
    }

    /** Whether a note is on its way: its text stays as it is until the server has answered. */
    public boolean adding() {
        return notes.has(target);
    }

    /** A conversation that was started here and that the server does not have yet; null where it is none. */
    public @Nullable ConversationRow started(UUID conversation) {
        return started.get(conversation);
    }

    /** Opens a conversation that {@code first} is to start, where the server does not have it. */
    public void writeInStarted(SendRequest first, Patient patient) {
        ConversationRow row = started.add(first.conversationId(), patient, first.text(), first.mode());
        List.copyOf(listeners).forEach(listener -> listener.conversationStarted(row));
        writeIn(row);
    }

    /** Writes a message that starts a conversation with {@code patient}. */
    public void writeNew(Patient patient) {
        Target fresh = new Target(null, patient);
        aim(fresh);
        offer.lookBeside(fresh);
    }

    /** What was to start a conversation did not: it is a new message again. */
    void startOver(Patient patient) {
        writeNew(patient);
        List.copyOf(listeners).forEach(ComposerListener::conversationWithdrawn);
    }

    /** Nobody to write to; the drafts stay. */
    public void close() {
        target = null;
        question.drop();
        offer.drop();
        changed();
    }

    void aim(Target next) {
        boolean same = target != null && target.key().equals(next.key());
        target = next;
        if (!same) {
            question.drop();
            offer.drop();
            returned.takeBack();
        }
        question.dropWithoutReason();
        attachments.wake(next);
        changed();
    }

    /** @param chart whose chart is in front now; null where none is */
    public void chartChanged(@Nullable Patient chart) {
        Target now = target;
        if (now != null
                && isNew()
                && chart != null
                && chart.demographicNo() == now.patient().demographicNo()) {
            target = now.about(chart);
        }
        question.chart(chart);
        question.dropWithoutReason();
        changed();
    }

    /** What has to be said before it leaves. */
    Question question() {
        return question;
    }

    /** Whose clock the times of messages are told by. */
    ZoneId zone() {
        return clock.getZone();
    }

    /** Whose chart is in front; null where none is. */
    public @Nullable Patient chart() {
        return question.chart();
    }

    @Nullable Target target() {
        return target;
    }

    public @Nullable Patient to() {
        return target == null ? null : target.patient();
    }

    /** The conversation that is written into; null for a new one. */
    public @Nullable UUID conversationId() {
        return target == null || target.conversation() == null
                ? null
                : target.conversation().id();
    }

    /** Whether the message starts a conversation. */
    public boolean isNew() {
        return target != null && target.conversation() == null;
    }

    public boolean closed() {
        return target != null && target.closed();
    }

    public String text() {
        return drafts.text(target);
    }

    public void text(String text) {
        if (target != null && !adding() && !text.equals(text())) {
            drafts.keep(target, text);
            question.dropWithoutReason();
            changed();
        }
    }

    /** Whom there are drafts to that end with the program, the oldest first; a patient with two of them stands there once. */
    public List<Patient> unsent() {
        return drafts.lost(attachments.lost());
    }

    /** Whose the conversations are in which something is written and not sent, by conversation. */
    public Map<UUID, Integer> drafted() {
        return drafts.inConversations();
    }

    /** The files of what is written. */
    public AttachmentsModel attachments() {
        return files;
    }

    /** How many characters there are too many; 0 where it fits. */
    public int tooMany() {
        return Math.max(0, text().length() - Limits.MESSAGE_CHARS);
    }

    /** Whether no message can be sent, for the patient's sake (M17) or to anybody (S8): what is written stays. */
    boolean blocked() {
        return target != null && (question.messagingOff() || target.blocked());
    }

    public boolean canSend() {
        return target != null
                && !blocked()
                && !question.toCompare()
                && (!BlankText.isBlank(text()) || attachments.has(target))
                && leaving.ready(target)
                && tooMany() == 0
                && !adding();
    }

    public SendMode mainMode() {
        return target == null ? SendMode.SEND : target.mainMode();
    }

    public List<SendMode> modes() {
        return target == null ? List.of() : target.modes();
    }

    /** What was refused, or null. */
    @Nullable Notice notice() {
        return target == null ? null : notices.get(target.key());
    }

    public void dismissNotice() {
        if (target != null) {
            notices.remove(target.key());
            changed();
        }
    }

    /** The patient's open conversation while a new message is written; null where there is none, or it could take none. */
    public @Nullable ConversationRow openOne() {
        return question.messagingOff() ? null : offer.found();
    }

    /** Goes on in the open conversation, and takes along what was written, where nothing is written there. */
    public void continueThat() {
        ConversationRow row = openOne();
        Target from = target;
        if (row == null || from == null) {
            return;
        }
        Target to = new Target(row, row.patient());
        if (!drafts.has(to) && !attachments.has(to)) {
            drafts.keep(to, text());
            attachments.move(from, to);
            drafts.drop(from);
        }
        aim(to);
        List.copyOf(listeners).forEach(listener -> listener.conversationContinued(row));
        requestFocus();
    }

    /** Whether the user has to say first that it goes past the patient in front (C3) or the conversation's owner. */
    public boolean asking() {
        return question.asked();
    }

    /** Sends, or asks first where there is a question. Does nothing where there is no message to send. */
    public void send(SendMode mode) {
        Target to = target;
        if (to != null && !to.note() && canSend()) {
            question.before(() -> dispatch(mode));
            changed();
        }
    }

    /** Adds the note that is written, or asks first as for a message. Does nothing where there is none. */
    public void addNote() {
        Target to = target;
        ConversationRow in = to == null ? null : to.conversation();
        if (to != null && to.note() && in != null && canSend()) {
            question.before(() -> add(in, to));
            changed();
        }
    }

    /** Takes back the newest message of this conversation that has not left (M14). Does nothing where there is none. */
    void undoSending() {
        if (!noting() && leaving.undo(conversationId())) {
            requestFocus();
        }
    }

    /** The user has read both names and lets it go. */
    public void sendAnyway() {
        Runnable leave = question.answered();
        if (leave != null && canSend()) {
            leave.run();
        }
    }

    public void doNotSend() {
        question.drop();
        changed();
        requestFocus();
    }

    public void requestFocus() {
        List.copyOf(listeners).forEach(ComposerListener::focusWanted);
    }

    private void dispatch(SendMode mode) {
        Target from = target;
        if (from == null) {
            return;
        }
        boolean fresh = isNew();
        notices.remove(from.key());
        ConversationRow row = leaving.home(from, mode);
        if (fresh) {
            aim(new Target(row, from.patient()));
        }
        leaving.send(from, row, mode);
        changed();
        if (fresh) {
            List.copyOf(listeners).forEach(listener -> listener.conversationStarted(row));
        }
        List.copyOf(listeners).forEach(listener -> listener.messageSent(row.id()));
        requestFocus();
    }

    private void add(ConversationRow in, Target to) {
        notes.add(in, to, note -> List.copyOf(listeners).forEach(listener -> listener.noteAdded(note)), this::changed);
        changed();
        requestFocus();
    }

    void changed() {
        List.copyOf(listeners).forEach(ComposerListener::composerChanged);
    }
}
