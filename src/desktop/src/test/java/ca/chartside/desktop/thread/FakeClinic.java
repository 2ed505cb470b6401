package ca.chartside.desktop.thread;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffUser;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clinic's server, its events and the outbox as the two models meet them; answers wait until they are let through. */
public final class FakeClinic {
    public static final ZoneId ZONE = ZoneId.of("America/Toronto");
    public static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 9, 45);
    public static final Patient ANNA = new Patient(
            1, "Anna", "Testerson", "1985-03-14", 41, "F", "3225", "anna@example.org", null, null, "en", "AC");
    public static final Patient ROBERT =
            new Patient(2, "Robert", "Fakename", "1978-07-02", 48, "M", "1177", null, null, null, "en", "AC");
    public static final StaffUser ME =
            new StaffUser(new UUID(9, 1), "rita@example.org", "Rita Desk", Role.MOA, false, null);
    public static final StaffUser CHEN =
            new StaffUser(new UUID(9, 2), "chen@example.org", "Dr. Mei Chen", Role.DOCTOR, false, null);

    public final Map<UUID, ConversationRow> conversations = new LinkedHashMap<>();
    public final Map<UUID, List<Message>> messages = new LinkedHashMap<>();
    public final List<String> calls = new ArrayList<>();
    public final Api api = new Api();
    public final FakeOutbox outbox = new FakeOutbox();
    public final FakeLive live = new FakeLive();
    public final Clock clock = Clock.fixed(NOW.atZone(ZONE).toInstant(), ZONE);
    public int pageSize = 50;
    public long readSeq;
    public @Nullable ErrorKind failing;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private boolean held;
    private long seq = 100;
    private long ids = 1;

    /** Answers at once, or when {@link #answer} is called while held. */
    public UiExecutor ui() {
        return new UiExecutor(Runnable::run, task -> {
            if (held) {
                background.add(task);
            } else {
                task.run();
            }
        });
    }

    public void hold() {
        held = true;
    }

    /** Lets the oldest call through. */
    public void answer() {
        background.remove().run();
    }

    /** Lets the newest call through first: answers overtake each other. */
    public void answerLast() {
        background.removeLast().run();
    }

    public int waiting() {
        return background.size();
    }

    public UUID id() {
        return new UUID(7, ids++);
    }

    public ConversationRow conversation(Patient patient, ConversationStatus status) {
        ConversationRow row = new ConversationRow(
                id(), patient, status, null, "", AuthorKind.PATIENT, "", null, 0, 1, false, false, 3);
        conversations.put(row.id(), row);
        messages.put(row.id(), new ArrayList<>());
        return row;
    }

    public Message fromPatient(ConversationRow row, LocalDateTime at, String text) {
        return add(row, AuthorKind.PATIENT, null, row.patient().firstName(), at, text, null);
    }

    public Message fromStaff(ConversationRow row, StaffUser who, LocalDateTime at, String text, DeliveryState state) {
        return add(row, AuthorKind.STAFF, who.id(), who.displayName(), at, text, state);
    }

    private Message add(
            ConversationRow row,
            AuthorKind author,
            @Nullable UUID authorId,
            String name,
            LocalDateTime at,
            String text,
            @Nullable DeliveryState state) {
        Message message = new Message(
                id(),
                row.id(),
                ++seq,
                author,
                authorId,
                name,
                text,
                at.atZone(ZONE).toInstant().toEpochMilli(),
                state);
        messages.get(row.id()).add(message);
        return message;
    }

    /** As the event of a message that the server has just stored. */
    public Event.MessageStored stored(Message message) {
        ConversationRow row = conversations.get(message.conversationId());
        return new Event.MessageStored(message.seq(), row.patient().demographicNo(), row.status(), message);
    }

    public long nextSeq() {
        return ++seq;
    }

    /** What the server would answer. */
    public final class Api implements StaffApi {
        private <T> T answer(String call, T answer) {
            calls.add(call);
            if (failing != null) {
                throw new ApiException(failing);
            }
            return answer;
        }

        @Override
        public Me me() {
            throw new AssertionError("not asked here");
        }

        @Override
        public Counts counts() {
            throw new AssertionError("not asked here");
        }

        @Override
        public ConversationPage conversations(Tab tab, @Nullable Integer demographicNo, @Nullable String cursor) {
            return answer(
                    "conversations " + demographicNo,
                    new ConversationPage(
                            conversations.values().stream()
                                    .filter(row -> demographicNo != null
                                            && row.patient().demographicNo() == demographicNo)
                                    .toList(),
                            null,
                            seq));
        }

        @Override
        public ConversationRow conversation(UUID conversationId) {
            return answer("conversation", conversations.get(conversationId));
        }

        @Override
        public MessagePage messages(UUID conversationId, long before) {
            List<Message> older = messages.getOrDefault(conversationId, List.of()).stream()
                    .filter(message -> message.seq() < before)
                    .toList();
            List<Message> page = older.subList(Math.max(0, older.size() - pageSize), older.size());
            ConversationRow row = conversations.get(conversationId);
            if (row == null) {
                throw new ApiException(ErrorKind.CONVERSATION_NOT_FOUND);
            }
            return answer(
                    "messages " + (before == Long.MAX_VALUE ? "newest" : before),
                    new MessagePage(row, List.copyOf(page), older.size() > page.size(), readSeq, seq));
        }

        @Override
        public SendResult send(SendRequest request) {
            throw new AssertionError("the outbox sends");
        }

        @Override
        public void markRead(UUID conversationId, long upTo) {
            answer("markRead " + upTo, upTo);
        }

        @Override
        public PatientList searchPatients(String query) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Patient patient(int demographicNo) {
            throw new AssertionError("not asked here");
        }
    }

    /** Keeps what it is given; tests say what becomes of it. */
    public static final class FakeOutbox implements Outbox {
        public final Map<UUID, Entry> entries = new LinkedHashMap<>();
        public final List<SendRequest> requests = new ArrayList<>();
        public final List<String> calls = new ArrayList<>();
        private final List<Listener> listeners = new ArrayList<>();
        private long queuedAt = NOW.atZone(ZONE).toInstant().toEpochMilli();

        @Override
        public void send(SendRequest request) {
            requests.add(request);
            put(new Entry(request, queuedAt++, State.SENDING, null));
        }

        private void put(Entry entry) {
            entries.put(entry.request().messageId(), entry);
            List.copyOf(listeners).forEach(listener -> listener.changed(entry));
        }

        public void refuse(UUID messageId, ErrorKind error) {
            Entry entry = entries.get(messageId);
            put(new Entry(entry.request(), entry.queuedAt(), State.NOT_SENT, error));
        }

        /** The server failed; the message waits. @param number under which its log has it */
        public void fault(UUID messageId, String number) {
            Entry entry = entries.get(messageId);
            put(new Entry(entry.request(), entry.queuedAt(), State.SENDING, ErrorKind.INTERNAL, number));
        }

        public void acknowledge(SendResult result) {
            entries.remove(result.message().id());
            List.copyOf(listeners).forEach(listener -> listener.sent(result));
        }

        @Override
        public void retry(UUID messageId) {
            calls.add("retry");
            Entry entry = entries.get(messageId);
            put(new Entry(entry.request(), entry.queuedAt(), State.SENDING, null));
        }

        @Override
        public void discard(UUID messageId) {
            calls.add("discard");
            Entry entry = entries.remove(messageId);
            if (entry != null) {
                List.copyOf(listeners).forEach(listener -> listener.discarded(entry));
            }
        }

        @Override
        public List<Entry> entries() {
            return List.copyOf(entries.values());
        }

        @Override
        public void addListener(Listener listener) {
            listeners.add(listener);
        }

        @Override
        public void removeListener(Listener listener) {
            listeners.remove(listener);
        }
    }

    /** Tells what a test gives it. */
    public static final class FakeLive implements LiveUpdates {
        private final List<Listener> listeners = new ArrayList<>();

        public void tell(Event event) {
            List.copyOf(listeners).forEach(listener -> listener.event(event));
        }

        public void online() {
            List.copyOf(listeners).forEach(listener -> listener.connectionChanged(new ConnectionState.Online()));
        }

        @Override
        public ConnectionState connection() {
            return new ConnectionState.Online();
        }

        @Override
        public void tryNow() {}

        @Override
        public void addListener(Listener listener) {
            listeners.add(listener);
        }

        @Override
        public void removeListener(Listener listener) {
            listeners.remove(listener);
        }
    }
}
