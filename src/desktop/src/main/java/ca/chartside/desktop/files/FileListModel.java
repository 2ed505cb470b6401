package ca.chartside.desktop.files;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every file of a conversation, the newest first: the patient's, the clinic's, and those of internal notes (M10). Event thread only; listeners are called there. */
public final class FileListModel {
    /**
     * @param author who sent it, as staff see the name
     * @param at epoch milliseconds
     */
    public record Entry(StoredFile file, String author, long at) {}

    private record Found(List<Entry> patient, List<Entry> clinic, List<Entry> notes) {
        List<Entry> side(Message message) {
            if (message.kind() == MessageKind.NOTE) {
                return notes;
            }
            return message.author() == AuthorKind.PATIENT ? patient : clinic;
        }
    }

    private final StaffApi api;
    private final UiExecutor ui;
    private final ConversationRow row;
    private final List<Runnable> listeners = new ArrayList<>();
    private Found found = new Found(List.of(), List.of(), List.of());
    private boolean loaded;
    private @Nullable ApiException error;

    public FileListModel(StaffApi api, UiExecutor ui, ConversationRow row) {
        this.api = api;
        this.ui = ui;
        this.row = row;
    }

    public void load() {
        error = null;
        ui.call(
                this::find,
                all -> {
                    found = all;
                    loaded = true;
                    changed();
                },
                why -> {
                    error = why;
                    changed();
                });
    }

    private Found find() {
        Found all = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Message message : withFiles(api, row.id())) {
            List<Entry> side = all.side(message);
            message.files().forEach(file -> side.add(new Entry(file, message.authorName(), message.sentAt())));
        }
        return all;
    }

    /** A conversation's messages and notes that have files, the newest first. Waits for the server: not on the event thread. */
    static List<Message> withFiles(StaffApi api, UUID conversation) {
        List<Message> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        boolean more = true;
        while (more) {
            MessagePage page = api.files(conversation, before);
            all.addAll(page.messages().reversed());
            more = page.more() && !page.messages().isEmpty();
            before = more ? page.messages().getFirst().seq() : before;
        }
        return all;
    }

    public ConversationRow row() {
        return row;
    }

    public boolean loaded() {
        return loaded;
    }

    /** Why they could not be loaded; null where there is nothing wrong. */
    public @Nullable ApiException error() {
        return error;
    }

    public List<Entry> ofPatient() {
        return found.patient();
    }

    /** What the clinic sent. */
    public List<Entry> ofClinic() {
        return found.clinic();
    }

    /** What the patient never sees. */
    public List<Entry> ofNotes() {
        return found.notes();
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
