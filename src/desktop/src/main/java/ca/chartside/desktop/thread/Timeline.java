package ca.chartside.desktop.thread;

import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages of one conversation that are known here: those of the server, and behind them those of the outbox. */
final class Timeline {
    private final TreeMap<Long, Message> stored = new TreeMap<>();
    private final Map<UUID, Long> seqs = new HashMap<>();
    private final Map<UUID, Outbox.Entry> pending = new HashMap<>();

    /** What is known of a file of a message in the outbox. */
    private Function<UUID, @Nullable StoredFile> sentFiles = id -> null;

    void sentFiles(Function<UUID, @Nullable StoredFile> known) {
        sentFiles = known;
    }

    void clear() {
        stored.clear();
        seqs.clear();
        pending.clear();
    }

    /** Forgets what the server said; what is in the outbox stays. */
    void clearStored() {
        stored.clear();
        seqs.clear();
    }

    void add(Message message) {
        stored.put(message.seq(), message);
        seqs.put(message.id(), message.seq());
        pending.remove(message.id());
    }

    void addAll(Collection<Message> messages) {
        messages.forEach(this::add);
    }

    boolean isEmpty() {
        return stored.isEmpty() && pending.isEmpty();
    }

    boolean has(UUID messageId) {
        return seqs.containsKey(messageId);
    }

    /** As the server has it; null where it is not here. */
    @Nullable Message message(UUID id) {
        Long seq = seqs.get(id);
        return seq == null ? null : stored.get(seq);
    }

    /** @return whether it is to be shown: the server's answer and its event come in either order */
    boolean put(Outbox.Entry entry) {
        if (has(entry.request().messageId())) {
            return false;
        }
        pending.put(entry.request().messageId(), entry);
        return true;
    }

    void take(UUID messageId) {
        pending.remove(messageId);
    }

    Outbox.@Nullable Entry pending(UUID messageId) {
        return pending.get(messageId);
    }

    /** @return whether anything changed; what the patient has read stays read */
    boolean deliver(Collection<UUID> messageIds, DeliveryState state) {
        boolean changed = false;
        for (UUID id : messageIds) {
            Message message = message(id);
            if (message != null && message.delivery() != state && message.delivery() != DeliveryState.READ) {
                stored.put(message.seq(), withDelivery(message, state));
                changed = true;
            }
        }
        return changed;
    }

    private static Message withDelivery(Message m, DeliveryState state) {
        return new Message(
                m.id(),
                m.conversationId(),
                m.seq(),
                m.author(),
                m.authorId(),
                m.authorName(),
                m.text(),
                m.sentAt(),
                state,
                m.kind(),
                m.about(),
                m.takenBackAt(),
                m.files(),
                m.filedAt());
    }

    /** These stand in the patient's chart since then. */
    void filed(List<UUID> entries, @Nullable Long at) {
        for (UUID id : entries) {
            Long seq = seqs.get(id);
            if (seq != null) {
                stored.computeIfPresent(seq, (number, m) -> m.withFiledAt(at));
            }
        }
    }

    void takeBack(UUID messageId, long at) {
        Long seq = seqs.get(messageId);
        if (seq != null) {
            stored.computeIfPresent(
                    seq,
                    (number, m) -> new Message(
                            m.id(),
                            m.conversationId(),
                            m.seq(),
                            m.author(),
                            m.authorId(),
                            m.authorName(),
                            m.text(),
                            m.sentAt(),
                            m.delivery(),
                            m.kind(),
                            m.about(),
                            at,
                            m.files(),
                            m.filedAt()));
        }
    }

    /** The number of the oldest message here; {@link Long#MAX_VALUE} where there is none. */
    long oldest() {
        return stored.isEmpty() ? Long.MAX_VALUE : stored.firstKey();
    }

    /** The number of the newest message here; 0 where there is none. */
    long newest() {
        return stored.isEmpty() ? 0 : stored.lastKey();
    }

    /**
     * Whether there is something that another person added, numbered above {@code after} and up to {@code upTo}.
     *
     * @param marked up to this number, what this user marked as unread is as good as another's: they had left it since
     */
    boolean hasOthers(long after, long upTo, long marked, StaffUser me) {
        return after < upTo
                && stored.subMap(after, false, upTo, true).values().stream()
                        .anyMatch(message -> !me.id().equals(message.authorId())
                                || (message.kind() == MessageKind.MARKED_UNREAD && message.seq() <= marked));
    }

    /** Whether this staff user has written one of the messages or notes here: only that makes a member. */
    boolean hasAuthor(@Nullable UUID staff) {
        return staff == null
                || stored.values().stream()
                        .anyMatch(message -> !message.kind().isLine() && staff.equals(message.authorId()));
    }

    /** Oldest first; the outbox's last, in the order they were written. */
    List<ThreadItem> items(StaffUser me, String patientFirstName) {
        List<ThreadItem> items = new ArrayList<>();
        stored.values().forEach(m -> items.add(item(m, me, patientFirstName)));
        pending.values().stream()
                .sorted(Comparator.comparingLong(Outbox.Entry::queuedAt)
                        .thenComparing(entry -> entry.request().messageId()))
                .map(entry -> new ThreadItem(
                        entry.request().messageId(),
                        0,
                        AuthorKind.STAFF,
                        true,
                        me.id(),
                        me.displayName(),
                        entry.request().text(),
                        entry.queuedAt(),
                        MessageState.of(entry),
                        entry.number(),
                        MessageKind.MESSAGE,
                        null,
                        null,
                        entry.leavesIn(),
                        entry.request().files().stream().map(this::sentFile).toList(),
                        null))
                .forEach(items::add);
        return items;
    }

    /** The pictures of what the server has, from the oldest on. */
    List<StoredFile> pictures() {
        return stored.values().stream()
                .flatMap(message -> message.files().stream())
                .filter(FilesModel::isPicture)
                .toList();
    }

    /** What the server has, as the thread shows it. Any thread. */
    static ThreadItem item(Message m, StaffUser me, String patientFirstName) {
        boolean patient = m.author() == AuthorKind.PATIENT;
        DeliveryState delivery = m.delivery();
        return new ThreadItem(
                m.id(),
                m.seq(),
                m.author(),
                me.id().equals(m.authorId()),
                m.authorId(),
                patient ? patientFirstName : m.authorName(),
                m.text(),
                m.sentAt(),
                patient || delivery == null ? null : MessageState.of(delivery),
                null,
                m.kind(),
                m.about(),
                m.takenBackAt(),
                0,
                m.files(),
                m.filedAt());
    }

    private StoredFile sentFile(UUID id) {
        StoredFile known = sentFiles.apply(id);
        return known == null ? new StoredFile(id, "", "", 0) : known;
    }
}
