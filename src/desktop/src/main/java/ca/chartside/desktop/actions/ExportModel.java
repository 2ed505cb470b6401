package ca.chartside.desktop.actions;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.net.StaffApi.ExportForm;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Patient;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A conversation is saved as pages or as data, with notes only where asked for. Event thread only; listeners are called there. */
final class ExportModel {
    private final StaffApi api;
    private final UiExecutor ui;
    private final ConversationRow row;
    private final Locale locale;
    private final List<Runnable> listeners = new ArrayList<>();
    private ExportForm form = ExportForm.PDF;
    private boolean notes;
    private boolean busy;
    private @Nullable Path saved;
    private @Nullable ApiException error;

    /** @param locale of what stands on the pages beside what was written */
    ExportModel(StaffApi api, UiExecutor ui, ConversationRow row, Locale locale) {
        this.api = api;
        this.ui = ui;
        this.row = row;
        this.locale = locale;
    }

    ConversationRow row() {
        return row;
    }

    ExportForm form() {
        return form;
    }

    void form(ExportForm chosen) {
        form = chosen;
        forget();
    }

    /** Whether with what never leaves the clinic. */
    boolean notes() {
        return notes;
    }

    void notes(boolean wanted) {
        notes = wanted;
        forget();
    }

    /** What was saved is not what is chosen now. */
    private void forget() {
        saved = null;
        error = null;
        changed();
    }

    boolean busy() {
        return busy;
    }

    /** Where it was saved last as it is chosen; null before. */
    @Nullable Path saved() {
        return saved;
    }

    @Nullable ApiException error() {
        return error;
    }

    /** What the file may be called: whose it is and of which day; with the notes, that it holds them. */
    String suggestedName(String word, String withNotes, LocalDate today) {
        Patient patient = row.patient();
        String name = "%s %s %s %s%s"
                .formatted(word, patient.lastName(), patient.firstName(), today, notes ? " " + withNotes : "");
        return name.replaceAll("[^\\p{L}\\p{N} '-]", "_") + form.ending();
    }

    void save(Path to) {
        if (busy) {
            return;
        }
        busy = true;
        error = null;
        saved = null;
        changed();
        boolean with = notes;
        ExportForm as = form;
        ui.call(
                () -> {
                    api.export(row.id(), with, as, locale.getLanguage(), to);
                    return to;
                },
                path -> {
                    busy = false;
                    saved = path;
                    changed();
                },
                why -> {
                    busy = false;
                    error = why;
                    changed();
                });
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
