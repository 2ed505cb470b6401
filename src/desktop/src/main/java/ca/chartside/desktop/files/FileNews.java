package ca.chartside.desktop.files;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Sentence;

/** What came of opening and saving, in words. */
public final class FileNews {
    private FileNews() {}

    /** With the name marked by {@link Sentence#bold}. */
    public static String text(Messages messages, FilesModel.Said said) {
        String name = Sentence.bold(said.name());
        return switch (said) {
            case FilesModel.Said.Saved saved -> messages.text("files.saved", name);
            case FilesModel.Said.SavedAll all -> messages.text("files.savedAll", all.count(), name);
            case FilesModel.Said.NoProgram none -> messages.text("files.noProgram", name);
            case FilesModel.Said.Failed no ->
                messages.text("files.failed", name, no.why().sentence(messages.locale()));
        };
    }
}
