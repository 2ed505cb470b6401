package ca.chartside.desktop.fake;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A clinic's server, its events and the outbox as the two models meet them. */
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

    public final FakeApi api = new FakeApi();
    public final Clock clock = Clock.fixed(NOW.atZone(ZONE).toInstant(), ZONE);
    public final FakeOutbox outbox = new FakeOutbox(clock.millis());
    public final FakeLive live = new FakeLive();
    public final FakeBackground background = new FakeBackground();

    private long ids = 1;

    /** What models are told on: by default at once, by who lets an answer through. */
    public Executor eventThread = Runnable::run;

    public UiExecutor ui() {
        return new UiExecutor(task -> eventThread.execute(task), background);
    }

    /** As after a sign-in. */
    public MessagingModel messaging() {
        return new MessagingModel(new ClinicModel(api, live, ui()), api.messaging);
    }

    /** The clinic switches it, and its desktops hear of it. */
    public void messaging(Messaging now) {
        api.messaging = now;
        live.send(new Event.ClinicChanged(nextSeq()));
    }

    /** Which files this computer was to open, by their paths. */
    public final List<Path> opened = new ArrayList<>();

    /** @param folder where copies are made */
    public FilesModel files(Path folder) {
        return new FilesModel(api, ui(), new PrivateFolder(folder), opened::add);
    }

    /** As {@link #files(Path)} where no file is opened. */
    public FilesModel files() {
        return files(Path.of("nowhere"));
    }

    /** The same message with files. */
    public Message attach(Message to, StoredFile... files) {
        List<Message> all = api.messages.get(to.conversationId());
        Message with = to.withFiles(List.of(files));
        all.set(all.indexOf(to), with);
        api.withFiles(to.conversationId());
        return with;
    }

    public UUID id() {
        return new UUID(7, ids++);
    }

    public ConversationRow conversation(Patient patient, ConversationStatus status) {
        ConversationRow row = row(id(), patient, status);
        api.put(row);
        api.messages.put(row.id(), new ArrayList<>());
        return row;
    }

    /** One with nothing in it yet, which the server knows only once it is put there. */
    public static ConversationRow row(UUID id, Patient patient, ConversationStatus status) {
        return new ConversationRow(
                id,
                patient,
                status,
                null,
                "",
                AuthorKind.PATIENT,
                "",
                null,
                0,
                1,
                false,
                false,
                3,
                false,
                null,
                null,
                false);
    }

    /** What the row shows as its newest message. */
    static Message lastOf(ConversationRow row) {
        return new Message(
                new UUID(row.id().getMostSignificantBits(), row.lastSeq() + 100_000),
                row.id(),
                row.lastSeq(),
                row.lastAuthor(),
                row.lastAuthorId(),
                row.lastAuthorName(),
                row.snippet(),
                row.lastAt(),
                null);
    }

    public Message fromPatient(ConversationRow row, LocalDateTime at, String text) {
        return add(row, AuthorKind.PATIENT, null, row.patient().firstName(), at, text, null, MessageKind.MESSAGE, null);
    }

    public Message fromStaff(ConversationRow row, StaffUser who, LocalDateTime at, String text, DeliveryState state) {
        return add(row, AuthorKind.STAFF, who.id(), who.displayName(), at, text, state, MessageKind.MESSAGE, null);
    }

    public Message note(ConversationRow row, StaffUser who, LocalDateTime at, String text) {
        return add(row, AuthorKind.STAFF, who.id(), who.displayName(), at, text, null, MessageKind.NOTE, null);
    }

    /** A line that tells what was done. @param about whom, by name */
    public Message line(
            ConversationRow row,
            StaffUser who,
            LocalDateTime at,
            MessageKind kind,
            @Nullable String about,
            String reason) {
        return add(row, AuthorKind.STAFF, who.id(), who.displayName(), at, reason, null, kind, about);
    }

    private Message add(
            ConversationRow row,
            AuthorKind author,
            @Nullable UUID authorId,
            String name,
            LocalDateTime at,
            String text,
            @Nullable DeliveryState state,
            MessageKind kind,
            @Nullable String about) {
        Message message = new Message(
                id(),
                row.id(),
                ++api.asOfSeq,
                author,
                authorId,
                name,
                text,
                at.atZone(ZONE).toInstant().toEpochMilli(),
                state,
                kind,
                about,
                null);
        api.messages.get(row.id()).add(message);
        return message;
    }

    /** As the event of a message that the server has just stored. */
    public Event.MessageStored stored(Message message) {
        ConversationRow row = api.rows.get(message.conversationId());
        return new Event.MessageStored(message.seq(), row.patient().demographicNo(), row.status(), message);
    }

    public long nextSeq() {
        return ++api.asOfSeq;
    }
}
