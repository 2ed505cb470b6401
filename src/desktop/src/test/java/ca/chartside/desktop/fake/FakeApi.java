package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyList;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffList;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.TakeBackRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A clinic's server in memory, that can be told to fail and counts what it is asked. */
public final class FakeApi implements StaffApi {
    private static final Comparator<ConversationRow> NEWEST =
            Comparator.comparing(ConversationRow::lastAt).reversed();
    public final Map<UUID, ConversationRow> rows = new LinkedHashMap<>();
    public final Map<Integer, Patient> patients = new LinkedHashMap<>();
    public final Map<UUID, List<Message>> messages = new LinkedHashMap<>();
    public final List<String> asked = new ArrayList<>();
    public final List<String> presences = new ArrayList<>();
    public final List<MemberList.Member> members = new ArrayList<>();
    public int pageSize = 50;
    public long asOfSeq = 100;
    public long readSeq;
    public @Nullable ErrorKind failing;
    public Messaging messaging = Messaging.ON;

    /** Of each note that was to be added, under which id. */
    public final List<NoteRequest> notes = new ArrayList<>();

    /** Whose messages were to be taken back. */
    public final List<Integer> takenBackOf = new ArrayList<>();

    /** Null: what stands in Triage. */
    public @Nullable Counts counts;

    /** Which conversations the signed-in user is a member of; empty: all. */
    public final List<UUID> mine = new ArrayList<>();

    public void put(ConversationRow row) {
        rows.put(row.id(), row);
        patients.put(row.patient().demographicNo(), row.patient());
    }

    /** Who can be assigned to, and who takes part in every conversation. */
    public final List<StaffUser> staff = new ArrayList<>(List.of(Samples.RITA, Samples.CHEN));

    private void ask(String what) {
        asked.add(what);
        if (failing != null) {
            throw new ApiException(failing);
        }
    }

    @Override
    public Me me() {
        ask("me");
        ClinicInfo info = new ClinicInfo("medicalclinic", "Medical Clinic", null, true);
        return new Me(Samples.RITA, info, counts(), asOfSeq, 0, messaging);
    }

    @Override
    public Counts counts() {
        ask("counts");
        return patientCounts.own(counts, rows.values());
    }

    public final FakeCounts patientCounts = new FakeCounts();

    @Override
    public Counts countsOf(Collection<Integer> patients) {
        ask("counts " + patients.stream().sorted().toList());
        return patientCounts.with(counts, patients);
    }

    @Override
    public ConversationPage conversations(
            Tab tab, @Nullable Integer demographicNo, @Nullable String cursor, int limit) {
        ask("conversations " + tab + " " + demographicNo + " " + cursor);
        Stream<ConversationRow> all = rows.values().stream()
                .filter(row -> demographicNo == null || row.patient().demographicNo() == demographicNo);
        List<ConversationRow> list = switch (tab) {
            case TRIAGE ->
                all.filter(row -> row.needsActionSince() != null)
                        .sorted(Comparator.comparing((ConversationRow row) -> !row.urgent())
                                .thenComparing(ConversationRow::needsActionSince))
                        .toList();
            case MINE ->
                all.filter(row -> mine.isEmpty() || mine.contains(row.id()))
                        .sorted(NEWEST)
                        .toList();
            case PATIENT -> all.sorted(NEWEST).toList();
        };
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(list.size(), from + Math.max(pageSize, limit == Limits.PAGE_DEFAULT ? 0 : limit));
        return new ConversationPage(
                list.subList(Math.min(from, to), to), to < list.size() ? Integer.toString(to) : null, asOfSeq);
    }

    @Override
    public ConversationRow conversation(UUID conversationId) {
        ask("conversation");
        ConversationRow row = rows.get(conversationId);
        if (row == null) {
            throw new ApiException(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        return row;
    }

    @Override
    public MessagePage messages(UUID conversationId, long before) {
        ask("messages " + (before == Long.MAX_VALUE ? "newest" : before));
        return page(conversationId, before, message -> true);
    }

    @Override
    public MessagePage files(UUID conversationId, long before) {
        ask("files " + (before == Long.MAX_VALUE ? "newest" : before));
        return page(conversationId, before, message -> !message.files().isEmpty());
    }

    private MessagePage page(UUID conversationId, long before, Predicate<Message> which) {
        ConversationRow row = rows.get(conversationId);
        if (row == null) {
            throw new ApiException(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        List<Message> older = messages.getOrDefault(conversationId, List.of(FakeClinic.lastOf(row))).stream()
                .filter(message -> message.seq() < before && which.test(message))
                .toList();
        List<Message> page = older.subList(Math.max(0, older.size() - pageSize), older.size());
        return new MessagePage(row, List.copyOf(page), older.size() > page.size(), readSeq, asOfSeq);
    }

    @Override
    public SendResult send(SendRequest request) {
        ask("send");
        throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
    }

    @Override
    public void markRead(UUID conversationId, long seq) {
        ask("markRead " + seq);
    }

    @Override
    public void presence(UUID conversationId, PresenceRequest.State state) {
        presences.add(state + " " + conversationId);
    }

    @Override
    public ConversationRow act(UUID conversationId, ConversationAction action) {
        ask("act " + action);
        ConversationRow after = RowAfter.action(conversation(conversationId), action, staff);
        if (action instanceof ConversationAction.Assign assign) {
            join(assign.userId());
        } else if (action instanceof ConversationAction.AddMember add) {
            join(add.userId());
        } else if (action instanceof ConversationAction.RemoveMember remove) {
            members.removeIf(member -> member.userId().equals(remove.userId()));
        }
        rows.put(conversationId, after);
        return after;
    }

    private void join(@Nullable UUID userId) {
        if (members.stream().noneMatch(member -> member.userId().equals(userId))) {
            staff.stream()
                    .filter(user -> user.id().equals(userId))
                    .forEach(user -> members.add(
                            new MemberList.Member(user.id(), user.displayName(), user.role(), Samples.at(24, 9, 40))));
        }
    }

    @Override
    public Message addNote(UUID conversationId, NoteRequest note) {
        notes.add(note);
        ask("note " + note.text());
        Message stored = new Message(
                note.noteId(),
                conversationId,
                ++asOfSeq,
                AuthorKind.STAFF,
                Samples.RITA.id(),
                Samples.RITA.displayName(),
                note.text(),
                0,
                null,
                MessageKind.NOTE,
                null,
                null);
        messages.computeIfAbsent(conversationId, id -> new ArrayList<>()).add(stored);
        return stored;
    }

    @Override
    public Message takeBack(UUID messageId, TakeBackRequest request) {
        ask("takeBack");
        takenBackOf.add(request.demographicNo());
        for (List<Message> list : messages.values()) {
            for (Message m : list) {
                if (m.id().equals(messageId)) {
                    Message removed = new Message(
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
                            m.sentAt() + 1);
                    list.set(list.indexOf(m), removed);
                    return removed;
                }
            }
        }
        throw new ApiException(ErrorKind.NOT_FOUND);
    }

    @Override
    public void export(UUID conversationId, boolean notes, ExportForm form, String language, Path to) {
        ask("export " + form + (notes ? " notes " : " ") + language + " " + to);
    }

    @Override
    public MemberList members(UUID conversationId) {
        ask("members");
        return new MemberList(Samples.at(20, 9, 0), members);
    }

    @Override
    public StaffList staff() {
        ask("staff");
        return new StaffList(staff);
    }

    @Override
    public PatientList searchPatients(String query) {
        ask("patients " + query);
        List<Patient> found = patients.values().stream()
                .filter(patient -> (patient.lastName() + " " + patient.firstName() + " " + patient.dateOfBirth())
                        .toLowerCase(Locale.ROOT)
                        .contains(query.toLowerCase(Locale.ROOT)))
                .toList();
        return new PatientList(found, false);
    }

    @Override
    public SearchPage search(SearchRequest request) {
        ask("search " + request.query() + " " + request.demographicNo() + " " + request.cursor());
        return new FakeSearch(rows.values(), messages, pageSize).search(request);
    }

    @Override
    public Patient patient(int demographicNo) {
        ask("patient " + demographicNo);
        Patient patient = patients.get(demographicNo);
        if (patient == null) {
            throw new ApiException(ErrorKind.PATIENT_NOT_FOUND);
        }
        return patient;
    }

    public final Map<UUID, SavedReply> replies = new LinkedHashMap<>();

    @Override
    public SavedReplyList savedReplies() {
        ask("savedReplies");
        return new SavedReplyList(List.copyOf(replies.values()));
    }

    @Override
    public SavedReply saveReply(UUID id, SavedReplyRequest r) {
        ask("saveReply " + r.title());
        SavedReply before = replies.get(id);
        if (before != null && before.version() != r.version()) {
            throw new ApiException(ErrorKind.SAVED_REPLY_CHANGED);
        }
        List<StoredFile> named = r.files().stream().map(files::get).toList();
        SavedReply saved = new SavedReply(id, r.shared(), r.title(), r.english(), r.french(), named, r.version() + 1);
        replies.put(id, saved);
        return saved;
    }

    @Override
    public void deleteReply(UUID id) {
        ask("deleteReply");
        replies.remove(id);
    }

    /** What {@link #upload} takes half of and then refuses; null: it takes everything. */
    public @Nullable ErrorKind refusingFiles;

    public final Map<UUID, StoredFile> files = new LinkedHashMap<>();

    /** What nobody sent within a day. */
    public final List<UUID> forgotten = new ArrayList<>();

    @Override
    public StoredFile upload(UUID id, String name, Path file, Transfer transfer) {
        ask("upload " + name);
        long size = file.toFile().length();
        transfer.moved(size / 2);
        if (transfer.stopped()) {
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
        }
        if (refusingFiles != null) {
            throw new ApiException(refusingFiles);
        }
        StoredFile stored = new StoredFile(id, name, name.endsWith(".pdf") ? "application/pdf" : "image/jpeg", size);
        files.put(id, stored);
        return stored;
    }

    @Override
    public StoredFile copyFile(UUID from, UUID id) {
        ask("copy " + from);
        StoredFile file = files.get(from);
        if (file == null) {
            throw new ApiException(ErrorKind.FILE_NOT_FOUND);
        }
        StoredFile copy = new StoredFile(id, file.name(), file.mediaType(), file.size());
        files.put(id, copy);
        return copy;
    }

    @Override
    public void download(UUID id, Path into, Transfer transfer) {
        ask("download " + id);
        try {
            Files.writeString(into, "what it holds");
        } catch (IOException e) {
            throw new ApiException(ErrorKind.FILE_NOT_SAVED);
        }
    }

    /** JPEGs that the server has made. */
    public final Map<UUID, byte[]> pictures = new HashMap<>();

    @Override
    public Optional<byte[]> picture(UUID id, PictureSize size) {
        ask(size + " " + id);
        if (forgotten.contains(id)) {
            throw new ApiException(ErrorKind.FILE_NOT_FOUND);
        }
        return Optional.ofNullable(pictures.get(id));
    }

    /** The row as it is once a message in it has files. */
    public void withFiles(UUID id) {
        rows.computeIfPresent(id, (key, row) -> RowAfter.files(row));
    }

    /** The row as it is after the staff's answer: out of Triage. */
    public void answer(UUID id, String text, long at) {
        rows.computeIfPresent(id, (key, row) -> RowAfter.answer(row, text, at));
    }
}
