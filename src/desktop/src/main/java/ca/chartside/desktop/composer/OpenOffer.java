package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import org.jspecify.annotations.Nullable;

/** The patient's open conversation, which is offered above a new message to them (M1). Event thread only. */
final class OpenOffer {
    private final StaffApi api;
    private final UiExecutor ui;
    private final Runnable changed;

    /** What it is looked for beside; null where nothing is. */
    private Target.@Nullable Key beside;

    private @Nullable ConversationRow found;

    OpenOffer(StaffApi api, UiExecutor ui, Runnable changed) {
        this.api = api;
        this.ui = ui;
        this.changed = changed;
    }

    /** @param fresh a new message */
    void lookBeside(Target fresh) {
        beside = fresh.key();
        ui.call(
                () -> api.conversations(StaffApi.Tab.PATIENT, fresh.patient().demographicNo(), null),
                page -> {
                    if (fresh.key().equals(beside)) {
                        found = page.rows().stream()
                                .filter(row -> row.status() == ConversationStatus.OPEN)
                                .findFirst()
                                .orElse(null);
                        changed.run();
                    }
                },
                // It is an offer only: without it the message starts a conversation, as asked.
                refused -> {});
    }

    /** Something else is written. */
    void drop() {
        beside = null;
        found = null;
    }

    @Nullable ConversationRow found() {
        return found;
    }
}
