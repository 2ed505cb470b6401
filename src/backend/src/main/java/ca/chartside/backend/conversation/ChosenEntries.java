package ca.chartside.backend.conversation;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody chose of one conversation, to be filed to its patient's chart. */
public final class ChosenEntries {
    private final Tx tx;
    private final Conversation conversation;
    private final boolean notes;

    private ChosenEntries(Tx tx, Conversation conversation, boolean notes) {
        this.tx = tx;
        this.conversation = conversation;
        this.notes = notes;
    }

    /**
     * @param demographicNo whose conversation it has to be
     * @param notes whether internal notes, their files and what was taken back may be among it
     * @throws Refusal CONVERSATION_NOT_FOUND, WRONG_PATIENT
     */
    public static ChosenEntries of(Tx tx, UUID conversationId, int demographicNo, boolean notes) {
        Conversation conversation = new Conversations(tx).get(conversationId);
        if (conversation == null) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        if (conversation.demographicNo() != demographicNo) {
            throw new Refusal(ErrorKind.WRONG_PATIENT);
        }
        return new ChosenEntries(tx, conversation, notes);
    }

    public ConversationStatus status() {
        return conversation.status();
    }

    public PatientRecord patient() {
        return Objects.requireNonNull(new Patients(tx).get(conversation.demographicNo()));
    }

    /**
     * The entries with their files, oldest first; without notes as the patient sees them.
     *
     * @throws Refusal INVALID_VALUE where one is no message of this conversation, or a note where there are to be none
     */
    public List<Message> entries(List<UUID> ids) {
        List<Message> entries = new ArrayList<>();
        for (UUID id : ids) {
            Message entry = MessageService.whole(tx, new Messages(tx).get(id));
            entry = entry == null && notes ? new StaffEntries(tx).get(id) : entry;
            if (entry == null
                    || !entry.conversationId().equals(conversation.id())
                    || entry.kind().isLine()) {
                throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "messages"));
            }
            entries.add(notes ? entry : entry.forPatient());
        }
        entries.sort(Comparator.comparingLong(Message::seq));
        return entries;
    }

    /** @throws Refusal FILE_NOT_FOUND where one is no file of this conversation that the patient sees, nor a note's where those may be */
    public List<StoredFile> files(List<UUID> ids) {
        return ids.stream().map(this::file).toList();
    }

    private StoredFile file(UUID id) {
        FileRecords.Known known = new FileRecords(tx).get(id);
        FileRecords.@Nullable Named named = known == null ? null : known.named();
        Message entry = named == null
                ? null
                : switch (named.by()) {
                    case MESSAGE -> new Messages(tx).get(named.id());
                    case NOTE -> notes ? new StaffEntries(tx).get(named.id()) : null;
                    case SAVED_REPLY -> null;
                };
        if (known == null
                || entry == null
                || !entry.conversationId().equals(conversation.id())
                || entry.kind() == MessageKind.MESSAGE && entry.takenBackAt() != null && !notes) {
            throw new Refusal(ErrorKind.FILE_NOT_FOUND, Map.of("file", id));
        }
        return known.file();
    }

    /** They stand in the patient's chart since then. */
    public static void filed(Tx tx, List<UUID> ids, long at) {
        for (UUID id : ids) {
            if (!new Messages(tx).filed(id, at)) {
                new StaffEntries(tx).filed(id, at);
            }
        }
    }
}
