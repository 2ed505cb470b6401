package ca.chartside.desktop.composer;

import ca.chartside.desktop.chart.Beside;
import ca.chartside.desktop.net.DraftFile;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.BlankText;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How what is written becomes a message in the outbox; {@link Returned} is the way back. Event thread only. */
final class Leaving {
    private final Outbox outbox;
    private final Drafts drafts;
    private final Attachments attachments;
    private final Started started;
    private final Uuid7 ids;
    private final Question question;
    private ToLongFunction<UUID> lastSeen = conversation -> 0;
    private Predicate<UUID> loaded = conversation -> true;

    Leaving(Outbox outbox, Drafts drafts, Attachments attachments, Started started, Uuid7 ids, Question question) {
        this.outbox = outbox;
        this.drafts = drafts;
        this.attachments = attachments;
        this.started = started;
        this.ids = ids;
        this.question = question;
    }

    /** @param lastSeen the newest number of a conversation that has truly been on the screen */
    void lastSeen(ToLongFunction<UUID> lastSeen) {
        this.lastSeen = lastSeen;
    }

    /** @param loaded whether what a conversation says is there to be read */
    void loaded(Predicate<UUID> loaded) {
        this.loaded = loaded;
    }

    /**
     * Whether nothing has to be waited for: its files, and what the conversation says. Whoever answers before reading it would be
     * told that something new had come.
     */
    boolean ready(Target from) {
        ConversationRow in = from.conversation();
        boolean read = from.note() || in == null || started.get(in.id()) != null || loaded.test(in.id());
        return read && attachments.ready(from);
    }

    private String text(Target from) {
        String text = drafts.text(from);
        return BlankText.isBlank(text) ? "" : DraftText.wellFormed(text);
    }

    /** The conversation that a message goes into, or that it starts. */
    ConversationRow home(Target from, SendMode mode) {
        ConversationRow in = from.conversation();
        return in == null ? started.add(ids.next(), from.patient(), text(from), mode) : in;
    }

    /**
     * Sends what is written at {@code from}, and leaves nothing of it there.
     *
     * @param to {@link #home} of it
     */
    void send(Target from, ConversationRow to, SendMode mode) {
        Beside beside = question.beside();
        int patient = from.patient().demographicNo();
        UUID messageId = drafts.messageId(from);
        List<DraftFile> files = attachments.leave(from);
        outbox.send(
                new SendRequest(
                        messageId,
                        to.id(),
                        patient,
                        text(from),
                        started.mode(to.id(), mode),
                        from.conversation() == null ? 0 : lastSeen.applyAsLong(to.id()),
                        files.stream().map(file -> file.as().id()).toList(),
                        // There has been a question about each.
                        from.cautions().stream().map(Caution::reason).toList(),
                        // What OSCAR says of them, to be stored with the message (C5).
                        beside.details(patient),
                        beside.confirmed(patient)),
                files);
        // Behind the message: killed in between, it is the one or the other.
        drafts.sent(from);
    }

    /** Takes back the newest message of a conversation that has not left (M14). @return whether there was one */
    boolean undo(@Nullable UUID conversation) {
        Outbox.Entry held = outbox.entries().stream()
                .filter(entry -> entry.state() == Outbox.State.HELD
                        && entry.request().conversationId().equals(conversation))
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (held != null) {
            outbox.undo(held.request().messageId());
        }
        return held != null;
    }
}
