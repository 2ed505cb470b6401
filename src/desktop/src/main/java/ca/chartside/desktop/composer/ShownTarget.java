package ca.chartside.desktop.composer;

import ca.chartside.protocol.Patient;
import org.jspecify.annotations.Nullable;

/** What is written, for its files and for what comes back from the outbox. Event thread only. */
record ShownTarget(ComposerModel composer) implements AttachmentsModel.Writing, Returned.Shown {
    @Override
    public @Nullable Target target() {
        return composer.target();
    }

    @Override
    public void news(Target same) {
        composer.aim(same);
    }

    @Override
    public void startOver(Patient to) {
        composer.startOver(to);
    }

    @Override
    public void changed() {
        composer.changed();
    }

    @Override
    public void requestFocus() {
        composer.requestFocus();
    }
}
