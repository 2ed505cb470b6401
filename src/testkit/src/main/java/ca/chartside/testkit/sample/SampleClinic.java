package ca.chartside.testkit.sample;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.conversation.ConversationService;
import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.savedreply.SavedReplyService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.TestClock;
import ca.chartside.testkit.sample.SamplePast.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The sample clinic as it is written into a store: through the backend's own services, so that every event, audit row and
 * state is what the program itself would have made at that time. For a store that nothing else uses meanwhile.
 */
public final class SampleClinic {
    public static final String SLUG = "medicalclinic";
    public static final String NAME = "Medical Clinic";
    public static final String PHONE = "905-555-0150";

    /** Patient 1: Anna TESTERSON, born 1985-03-14, health card 9876543225. */
    public static final int ANNA = 1;

    /** Patient 41: Albert LATEST, who has died; nobody writes to him. */
    public static final int DECEASED = 41;

    private static final Duration OPENED = Duration.ofDays(280);

    private final Store store;
    private final TestClock clock;
    private final ClinicId clinic;
    private final MessageService messages;
    private final ConversationService readers;
    private final Uuid7 ids;
    private final Map<SampleStaff, Principal> staff = new EnumMap<>(SampleStaff.class);
    private final Map<Integer, UUID> conversations = new HashMap<>();
    private final Map<Integer, Message> newest = new HashMap<>();
    private final Map<Integer, Message> waiting = new HashMap<>();

    private SampleClinic(Store store, Instant opened) {
        this.store = store;
        clock = new TestClock(opened);
        clinic = store.addClinic(SLUG, NAME, clock.millis());
        messages = new MessageService(store, clock);
        readers = new ConversationService(store, clock);
        ids = new Uuid7(clock);
    }

    /** The clinic with its staff and patients, and no message yet. */
    public static void people(Store store, Instant now) {
        new SampleClinic(store, now).addPeople();
    }

    /** The clinic with nine months of conversations up to {@code now}. */
    public static void withPast(Store store, Instant now) {
        SampleClinic sample = new SampleClinic(store, now.minus(OPENED));
        sample.addPeople();
        sample.addReplies();
        for (Deed deed : SamplePast.upTo(now)) {
            sample.play(deed);
        }
        List.copyOf(sample.waiting.keySet()).forEach(sample::settle);
    }

    private void addPeople() {
        AccountService accounts = new AccountService(store, new PasswordHasher(), clock);
        for (SampleStaff person : SampleStaff.values()) {
            UUID id = Objects.requireNonNull(accounts.addUser(
                    clinic,
                    person.username(),
                    person.displayName(),
                    person.role(),
                    false,
                    person.providerNo(),
                    person.password(),
                    false));
            StaffUser user = new StaffUser(
                    id, person.username(), person.displayName(), person.role(), false, person.providerNo());
            staff.put(person, new Principal(clinic, user, id));
        }
        store.write(clinic, tx -> {
            new Clinics(tx).phone(PHONE);
            return clinic;
        });
        new PatientService(store, clock).put(clinic, AuditLog.Actor.OPERATOR, SamplePatients.all());
    }

    private void addReplies() {
        SavedReplyService replies = new SavedReplyService(store, clock);
        Principal chen = principal(SampleStaff.MEI_CHEN);
        SampleReplies.shared().forEach(reply -> replies.put(chen, ids.next(), reply));
        replies.put(chen, ids.next(), SampleReplies.OWN);
    }

    private void play(Deed deed) {
        clock.set(deed.at());
        UUID conversation = conversations.computeIfAbsent(deed.conversation(), number -> ids.next());
        switch (deed) {
            case Deed.StaffSends sends -> {
                settle(sends.patient());
                SendRequest request = new SendRequest(
                        ids.next(), conversation, sends.patient(), sends.text(), sends.mode(), seq(deed));
                Message message =
                        messages.send(principal(sends.author()), request).message();
                newest.put(deed.conversation(), message);
                waiting.put(sends.patient(), message);
            }
            case Deed.NoticeRefused refused -> {
                waiting.remove(refused.patient());
                messages.noticeRefused(
                        clinic, conversation, List.of(message(deed).id()));
            }
            case Deed.StaffReads reads ->
                readers.markRead(principal(reads.reader()), conversation, new ReadRequest(seq(deed)));
            case Deed.PatientReads reads -> {
                settle(reads.patient());
                messages.patientRead(clinic, reads.patient(), conversation, seq(deed));
            }
            case Deed.PatientReplies replies ->
                newest.put(
                        deed.conversation(),
                        messages.reply(clinic, replies.patient(), conversation, ids.next(), replies.text()));
        }
    }

    /** The notice of the patient's last message, if one waits, has been accepted. */
    private void settle(int patient) {
        Message message = waiting.remove(patient);
        if (message != null && message.delivery() == DeliveryState.STORED) {
            messages.noticeAccepted(clinic, message.conversationId(), List.of(message.id()));
        }
    }

    private Message message(Deed deed) {
        return Objects.requireNonNull(newest.get(deed.conversation()));
    }

    private long seq(Deed deed) {
        Message message = newest.get(deed.conversation());
        return message == null ? 0 : message.seq();
    }

    private Principal principal(SampleStaff person) {
        return Objects.requireNonNull(staff.get(person));
    }
}
