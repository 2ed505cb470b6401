package ca.chartside.desktop.filing;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StoredFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What of a conversation's messages and files is chosen to be filed, and as what. Event thread only. */
final class Chosen {
    private final Set<UUID> messages = new HashSet<>();
    private final Set<UUID> files = new HashSet<>();
    private List<Message> entries = List.of();
    private boolean note = true;
    private boolean pages;
    private boolean notes;
    private final List<UUID> wanted;

    /** @param wanted files that are chosen as they come, and nothing else; empty for what most want to file */
    Chosen(List<UUID> wanted) {
        this.wanted = wanted;
    }

    /** @param older than what is known @param usual whether what most want to file is chosen of them */
    void add(List<Message> older, boolean usual) {
        List<Message> found =
                older.stream().filter(entry -> !entry.kind().isLine()).toList();
        entries = Stream.concat(found.stream(), entries.stream()).toList();
        if (!wanted.isEmpty()) {
            found.stream()
                    .flatMap(entry -> entry.files().stream())
                    .map(StoredFile::id)
                    .filter(wanted::contains)
                    .forEach(file -> put(files, file, true, Limits.FILING_FILES));
        } else if (usual) {
            found.reversed().stream().filter(Chosen::isUsual).forEach(this::choose);
        }
    }

    /** What both sides said, and is not in the chart yet. */
    private static boolean isUsual(Message entry) {
        return entry.kind() == MessageKind.MESSAGE && entry.filedAt() == null && entry.takenBackAt() == null;
    }

    private void choose(Message entry) {
        if (messages.size() < Limits.FILING_ENTRIES) {
            messages.add(entry.id());
            if (entry.author() == AuthorKind.PATIENT) {
                entry.files().forEach(file -> put(files, file.id(), true, Limits.FILING_FILES));
            }
        }
    }

    /** What can be chosen, the oldest first; notes, and what was taken back, only where asked for. */
    List<Message> entries() {
        return entries.stream().filter(this::offered).toList();
    }

    private boolean offered(Message entry) {
        return notes || entry.kind() == MessageKind.MESSAGE && entry.takenBackAt() == null;
    }

    /** How many there are that are offered only where asked for. */
    long inside() {
        return entries.stream()
                .filter(entry -> entry.kind() == MessageKind.NOTE || entry.takenBackAt() != null)
                .count();
    }

    /** How many messages. */
    int messages() {
        return messages.size();
    }

    /** How many files. */
    int files() {
        return files.size();
    }

    boolean has(Message entry) {
        return messages.contains(entry.id());
    }

    boolean has(StoredFile file) {
        return files.contains(file.id());
    }

    void choose(Message entry, boolean wanted) {
        put(messages, entry.id(), wanted, Limits.FILING_ENTRIES);
    }

    void choose(StoredFile file, boolean wanted) {
        put(files, file.id(), wanted, Limits.FILING_FILES);
    }

    private void put(Set<UUID> chosen, UUID item, boolean wanted, int most) {
        if (!wanted) {
            chosen.remove(item);
        } else if (chosen.size() < most) {
            chosen.add(item);
        }
    }

    /** All messages that are offered, or none. */
    void chooseAll(boolean wanted) {
        messages.clear();
        if (wanted) {
            entries().reversed().stream()
                    .limit(Limits.FILING_ENTRIES)
                    .map(Message::id)
                    .forEach(messages::add);
        }
    }

    boolean allChosen() {
        return messages.size() == Math.min(entries().size(), Limits.FILING_ENTRIES);
    }

    boolean note() {
        return note;
    }

    /** Whether the messages become a signed note. */
    void note(boolean wanted) {
        note = wanted;
    }

    boolean pages() {
        return pages;
    }

    /** Whether the messages become a document. */
    void pages(boolean wanted) {
        pages = wanted;
    }

    boolean notes() {
        return notes;
    }

    /** Whether what never leaves the clinic can be chosen. */
    void notes(boolean wanted) {
        notes = wanted;
        if (!wanted) {
            entries.stream().filter(entry -> !offered(entry)).forEach(entry -> {
                messages.remove(entry.id());
                entry.files().forEach(file -> files.remove(file.id()));
            });
        }
    }

    /** Whether the messages go, and not only files. */
    private boolean asWords() {
        return (note || pages) && !messages.isEmpty();
    }

    /** Whether anything is. */
    boolean isEnough() {
        return asWords() || !files.isEmpty();
    }

    /** @param language {@code en} or {@code fr} */
    FilingRequest request(ConversationRow row, String language, boolean again) {
        return new FilingRequest(
                row.id(),
                row.patient().demographicNo(),
                asWords() ? inOrder() : List.of(),
                entries.stream()
                        .flatMap(entry -> entry.files().stream())
                        .map(StoredFile::id)
                        .filter(files::contains)
                        .toList(),
                note && asWords(),
                pages && asWords(),
                notes,
                language,
                again);
    }

    private List<UUID> inOrder() {
        return entries.stream().map(Message::id).filter(messages::contains).toList();
    }
}
