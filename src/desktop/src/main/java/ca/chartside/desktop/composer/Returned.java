package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.BlankText;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffUser;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes back from the outbox. Only what the user has before the eyes is moved: the outbox outlives a restart. Event
 * thread only.
 */
final class Returned implements Outbox.Listener {
    /** What is being written. */
    interface Shown {
        @Nullable Target target();

        /** Newer news of the conversation that is written into. */
        void news(Target same);

        /** What was to start a conversation did not: it is a new message again. */
        void startOver(Patient to);

        void changed();
    }

    private final StaffApi api;
    private final UiExecutor ui;
    private final Outbox outbox;
    private final UUID me;
    private final Drafts drafts;
    private final Attachments attachments;
    private final Map<Target.Key, Notice> notices;
    private final Started started;
    private final MessagingModel messaging;
    private final Shown shown;

    /** Where what can still be taken back was written, by the message's id. */
    private final Map<UUID, Target> homes = new HashMap<>();

    Returned(
            StaffApi api,
            UiExecutor ui,
            Outbox outbox,
            StaffUser me,
            Drafts drafts,
            Attachments attachments,
            Map<Target.Key, Notice> notices,
            Started started,
            MessagingModel messaging,
            Shown shown) {
        this.api = api;
        this.ui = ui;
        this.outbox = outbox;
        this.me = me.id();
        this.drafts = drafts;
        this.attachments = attachments;
        this.notices = notices;
        this.started = started;
        this.messaging = messaging;
        this.shown = shown;
        outbox.addListener(this);
    }

    @Override
    public void changed(Outbox.Entry entry) {
        ErrorKind error = entry.error();
        Target current = shown.target();
        if (error == ErrorKind.MESSAGING_OFF) {
            messaging.ask();
        }
        if (current == null || !isFor(current, entry.request())) {
            return;
        }
        if (entry.state() != Outbox.State.NOT_SENT) {
            homes.put(entry.request().messageId(), current);
        } else if (error != null) {
            refused(current, entry, error);
        }
    }

    /** What was refused while this conversation was not before the eyes, and can only be helped by its writer. */
    void takeBack() {
        for (Outbox.Entry entry : outbox.entries()) {
            ErrorKind error = entry.error();
            if (error != null && Notice.isForTheWriter(error)) {
                changed(entry);
            }
        }
    }

    private static boolean isFor(Target current, SendRequest request) {
        return current.key().equals(new Target.Key(request.conversationId(), request.demographicNo(), false));
    }

    private void refused(Target current, Outbox.Entry entry, ErrorKind error) {
        SendRequest request = entry.request();
        Target home = current;
        boolean back = BlankText.isBlank(drafts.text(current))
                && !attachments.has(current)
                && attachments.knows(entry)
                && Notice.isForTheWriter(error);
        if (back && started.get(request.conversationId()) != null) {
            // A draft in a conversation that no list has would not be found again.
            Target fresh = new Target(null, current.patient());
            back = !drafts.has(fresh) && !attachments.has(fresh);
            home = back ? fresh : current;
        }
        Target.Key key = home.key();
        notices.put(key, error == ErrorKind.NEWER_MESSAGE ? new Notice.Newer(null) : new Notice.Refused(error));
        if (error == ErrorKind.NEWER_MESSAGE) {
            loadNewer(key, request);
        }
        ConversationRow row = home.conversation();
        if (back) {
            drafts.keep(home, DraftText.clean(request.text()));
            attachments.comeBack(home, entry, error);
            drafts.flush();
            outbox.discard(request.messageId());
        }
        if (row == null) {
            shown.startOver(home.patient());
        } else if (error == ErrorKind.CONVERSATION_CLOSED) {
            shown.news(home.in(row.withStatus(ConversationStatus.CLOSED)));
        }
        if (error == ErrorKind.MESSAGES_BLOCKED || error == ErrorKind.WARNING_NOT_CONFIRMED) {
            loadPatient(home);
        }
        shown.changed();
    }

    /**
     * It is written on where it was written, before what has been written there since. Where something else is shown by now, it
     * is a draft there, and what is shown stays.
     */
    @Override
    public void undone(Outbox.Entry entry) {
        SendRequest request = entry.request();
        UUID id = request.conversationId();
        Target current = shown.target();
        Target here = current == null ? null : current.asNote(false);
        boolean visible = here != null && isFor(here, request);
        Target known = visible ? here : homes.get(request.messageId());
        Target home = known == null ? Target.of(request) : known;
        boolean onlyHere = started.get(id) != null
                && outbox.entries().stream()
                        .noneMatch(other -> other.request().conversationId().equals(id));
        if (onlyHere) {
            // There is no such conversation any more.
            started.forget(id);
            String since = drafts.text(home);
            Target fresh = new Target(null, home.patient());
            attachments.move(home, fresh);
            drafts.drop(home);
            home = fresh;
            drafts.keep(home, joined(since, drafts.text(home)));
        }
        drafts.keep(home, joined(DraftText.clean(request.text()), drafts.text(home)));
        attachments.comeBack(home, entry, null);
        drafts.flush();
        if (onlyHere && visible) {
            shown.startOver(home.patient());
        }
        shown.changed();
    }

    private static String joined(String first, String then) {
        return BlankText.isBlank(first) ? then : BlankText.isBlank(then) ? first : first + "\n\n" + then;
    }

    @Override
    public void discarded(Outbox.Entry entry) {
        homes.remove(entry.request().messageId());
    }

    @Override
    public void sent(SendResult result) {
        homes.remove(result.message().id());
        UUID id = result.message().conversationId();
        started.forget(id);
        Target current = shown.target();
        ConversationRow row = current == null ? null : current.conversation();
        if (current != null && row != null && row.id().equals(id)) {
            shown.news(current.in(row.withStatus(result.status())));
        }
    }

    /** What the server knows against writing to the patient was not known here, or not any more. */
    private void loadPatient(Target of) {
        ConversationRow row = of.conversation();
        ui.call(
                () -> row == null || started.get(row.id()) != null
                        ? of.about(api.patient(of.patient().demographicNo()))
                        : of.in(api.conversation(row.id())),
                known -> {
                    Target current = shown.target();
                    if (current != null && current.key().equals(known.key())) {
                        shown.news(known);
                    }
                },
                // The sentence stands there; sending once more asks again.
                refused -> {});
    }

    private void loadNewer(Target.Key key, SendRequest request) {
        ui.call(
                () -> api.messages(request.conversationId(), Long.MAX_VALUE),
                page -> {
                    Notice.Newer newer = Notice.Newer.in(page, request.lastSeenSeq(), me);
                    if (newer.message() != null && notices.get(key) instanceof Notice.Newer) {
                        notices.put(key, newer);
                        shown.changed();
                    }
                },
                // The sentence alone then stands there; the thread loads it by itself.
                refused -> {});
    }
}
