package ca.chartside.desktop.thread;

import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.ui.Messages;
import java.awt.BorderLayout;
import java.net.URI;
import java.util.function.Consumer;
import javax.swing.JPanel;

/** The open conversation and what is written into it, or a new message over an empty thread. Event thread only. */
public final class ConversationPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ComposerModel composer;

    /** @param openLink opens an http, https or tel address that a message holds */
    public ConversationPanel(ThreadModel thread, ComposerModel composer, Messages messages, Consumer<URI> openLink) {
        super(new BorderLayout());
        this.composer = composer;
        ThreadComposer.tie(thread, composer);
    }

    /** @param wide whether there is a header of its own, and wider sides; else the strip above says whose it is */
    public void wide(boolean wide) {
        revalidate();
    }

    /** The caret goes to where a message is written. */
    public void focusComposer() {
        composer.requestFocus();
    }
}
