package ca.chartside.desktop.frame;

import ca.chartside.desktop.composer.ComposerListener;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.presence.PresenceModel;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells colleagues when the user writes into a conversation, a note as a message (M13). Event thread only. */
final class Typing implements ComposerListener {
    private final ComposerModel composer;
    private final PresenceModel presence;
    private @Nullable UUID conversation;
    private boolean note;
    private String text = "";

    Typing(ComposerModel composer, PresenceModel presence) {
        this.composer = composer;
        this.presence = presence;
    }

    @Override
    public void composerChanged() {
        UUID now = composer.conversationId();
        boolean noting = composer.noting();
        String written = composer.text();
        // Another draft is not typed: it was there.
        boolean same = Objects.equals(now, conversation) && noting == note;
        boolean changed = !written.equals(text);
        conversation = now;
        note = noting;
        text = written;
        if (same && changed && written.isBlank()) {
            presence.stopped();
        } else if (same && changed) {
            presence.typed();
        }
    }
}
