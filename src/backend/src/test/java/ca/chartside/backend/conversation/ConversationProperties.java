package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whatever staff and patients do, in whatever order, an engine's lists and numbers are those of {@link ClinicModel}: T3–T6, T8, M3–M8, M11,
 * M15, M16. Each try has a clinic of its own in one store.
 */
abstract class ConversationProperties {
    private static final int PATIENTS = 3;
    private static final int UNREACHABLE = 3;
    private static final int ALL = 100;
    private static final String NOTE = "Kept among ourselves";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private Store store;
    private ClinicId clinic;
    private MessageService messages;
    private ConversationService conversations;
    private ActionService actions;
    private List<Principal> staff;
    private ClinicModel model;

    abstract Store store();

    enum Deed {
        BEGIN,
        SEND,
        REPLY,
        CLOSE,
        REOPEN,
        MARK_UNREAD,
        NO_REPLY_NEEDED,
        URGENT,
        ASSIGN,
        ADD_MEMBER,
        REMOVE_MEMBER,
        NOTE,
        STAFF_READS,
        PATIENT_READS,
        NOTICE_ACCEPTED,
        NOTICE_REFUSED,
        TAKE_BACK,
        TIME_PASSES
    }

    /** @param who of the staff does it; @param where in which conversation; @param what with whom, how, to which patient */
    record Step(Deed deed, int who, int where, int what) {}

    @Provide
    Arbitrary<List<Step>> days() {
        return Combinators.combine(Arbitraries.of(Deed.class), number(3), number(3), number(4))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Integer> number(int below) {
        return Arbitraries.integers().between(0, below - 1).withDistribution(RandomDistribution.uniform());
    }

    @Property
    void listsAndNumbersAreWhatTheRulesMakeOfThem(@ForAll("days") List<Step> days) {
        open();
        for (Step step : days) {
            if (step.deed() == Deed.BEGIN || model.talks.isEmpty()) {
                begin(step);
            } else {
                does(step, model.talks.get(step.where() % model.talks.size()));
            }
            compare(staff.get(step.who()));
        }
        staff.forEach(this::compare);
        model.talks.forEach(this::compareMessages);
    }

    private void open() {
        store = store();
        clinic = store.addClinic("clinic-" + ids.next(), "A Clinic", clock.millis());
        messages = new MessageService(store, clock);
        conversations = new ConversationService(store, clock);
        actions = new ActionService(store, clock);
        new PatientService(store, clock)
                .put(
                        clinic,
                        AuditLog.Actor.OPERATOR,
                        List.of(
                                ConversationFixture.patient(1, "anna@example.org"),
                                ConversationFixture.patient(2, "robert@example.org"),
                                ConversationFixture.patient(UNREACHABLE, null)));
        staff = List.of(user("mei.chen", Role.DOCTOR), user("sam.other", Role.DOCTOR), user("rita.desk", Role.MOA));
        model = new ClinicModel(staff.stream().map(ConversationProperties::id).toList());
    }

    private Principal user(String name, Role role) {
        AccountService accounts = new AccountService(
                store,
                new PasswordHasher() {
                    @Override
                    public String hash(String password) {
                        return "nobody signs in";
                    }
                },
                clock);
        UUID id = accounts.addUser(clinic, name, name, role, false, null, "correct horse battery", false);
        return new Principal(clinic, new StaffUser(id, name, name, role, false, null), ids.next());
    }

    private static UUID id(Principal user) {
        return user.user().id();
    }

    private void begin(Step step) {
        int patient = step.what() % PATIENTS + 1;
        ClinicModel.Talk talk = model.new Talk(ids.next(), patient);
        model.talks.add(talk);
        SendMode mode = SendMode.values()[step.where() % SendMode.values().length];
        send(staff.get(step.who()), talk, mode, mode == SendMode.ALLOW_REPLIES);
    }

    private void send(Principal by, ClinicModel.Talk talk, SendMode mode, boolean opens) {
        UUID message = ids.next();
        messages.send(by, new SendRequest(message, talk.id, talk.patient, "How are you?", mode, Long.MAX_VALUE));
        talk.sent(message, id(by), opens, talk.patient != UNREACHABLE, clock.millis());
    }

    private void does(Step step, ClinicModel.Talk talk) {
        Principal by = staff.get(step.who());
        UUID other = id(staff.get(step.what() % staff.size()));
        long now = clock.millis();
        switch (step.deed()) {
            case BEGIN -> begin(step);
            case SEND -> {
                SendMode mode = SendMode.values()[step.what() % SendMode.values().length];
                if (!talk.open && mode == SendMode.SEND) {
                    refused(ErrorKind.CONVERSATION_CLOSED, () -> send(by, talk, mode, false));
                } else {
                    send(by, talk, mode, mode == SendMode.ALLOW_REPLIES);
                }
            }
            case REPLY -> {
                if (talk.open) {
                    messages.reply(clinic, talk.patient, talk.id, ids.next(), "Better, thank you.");
                    talk.replied(now);
                } else {
                    refused(
                            ErrorKind.CONVERSATION_CLOSED,
                            () -> messages.reply(clinic, talk.patient, talk.id, ids.next(), "Too late"));
                }
            }
            case CLOSE -> {
                actions.act(by, talk.id, new ConversationAction.Close(Long.MAX_VALUE));
                talk.closed();
            }
            case REOPEN -> {
                actions.act(by, talk.id, new ConversationAction.Reopen());
                talk.open = true;
            }
            case MARK_UNREAD -> {
                actions.act(by, talk.id, new ConversationAction.MarkUnread(null));
                talk.markedUnread(now);
            }
            case NO_REPLY_NEEDED -> {
                actions.act(by, talk.id, new ConversationAction.NoReplyNeeded(Long.MAX_VALUE));
                talk.waitsSince = null;
            }
            case URGENT -> {
                boolean on = step.what() % 2 == 0;
                actions.act(by, talk.id, new ConversationAction.Urgent(on));
                talk.urgent = on;
            }
            case ASSIGN -> {
                UUID to = step.what() == staff.size() ? null : other;
                actions.act(by, talk.id, new ConversationAction.Assign(to, "because"));
                talk.assigned(to, id(by));
            }
            case ADD_MEMBER -> {
                actions.act(by, talk.id, new ConversationAction.AddMember(other));
                talk.members.add(other);
            }
            case REMOVE_MEMBER -> {
                actions.act(by, talk.id, new ConversationAction.RemoveMember(other));
                talk.removed(other);
            }
            case NOTE -> {
                actions.note(by, talk.id, new NoteRequest(ids.next(), talk.patient, NOTE));
                talk.noted(id(by));
            }
            case STAFF_READS -> {
                conversations.markRead(by, talk.id, new ReadRequest(Long.MAX_VALUE));
                talk.unread.remove(id(by));
            }
            case PATIENT_READS -> {
                messages.patientRead(clinic, talk.patient, talk.id, Long.MAX_VALUE);
                talk.patientRead();
            }
            case NOTICE_ACCEPTED -> {
                messages.noticeAccepted(clinic, talk.id, List.copyOf(talk.owed));
                talk.noticed(DeliveryState.SENT, now);
            }
            case NOTICE_REFUSED -> {
                messages.noticeRefused(clinic, talk.id, List.copyOf(talk.owed));
                talk.noticed(DeliveryState.NOT_DELIVERED, now);
            }
            case TAKE_BACK -> {
                List<UUID> sent = List.copyOf(talk.sent.keySet());
                UUID message = sent.get(step.what() % sent.size());
                if (id(by).equals(talk.authors.get(message))) {
                    messages.takeBack(by, message, talk.patient);
                    talk.takenBack(message);
                } else {
                    refused(ErrorKind.NOT_YOUR_MESSAGE, () -> messages.takeBack(by, message, talk.patient));
                }
            }
            case TIME_PASSES -> clock.advance(Duration.ofHours(5L * step.what() + 1));
        }
        compareMessages(talk);
    }

    private void refused(ErrorKind kind, Runnable deed) {
        long before = store.read(clinic, tx -> tx.eventSeq());
        assertThat(catchThrowable(deed::run))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(store.<Long>read(clinic, tx -> tx.eventSeq()))
                .as("nothing of it is stored")
                .isEqualTo(before);
    }

    private void compare(Principal user) {
        long overdue = clock.millis() - Duration.ofDays(1).toMillis();
        boolean triageCounts = user.user().role() == Role.MOA;
        List<ConversationRow> triage = rows(user, "triage", null);
        List<ConversationRow> mine = rows(user, "mine", null);
        assertThat(ids(triage)).as("Triage").isEqualTo(model.triage());
        assertThat(ids(mine)).as("My Conversations").isEqualTo(model.mine(id(user)));
        Map<UUID, ConversationRow> all = new HashMap<>();
        for (int patient = 1; patient <= PATIENTS; patient++) {
            List<ConversationRow> ofPatient = rows(user, "patient", patient);
            assertThat(ids(ofPatient)).as("All Conversations").isEqualTo(model.ofPatient(patient));
            ofPatient.forEach(row -> all.put(row.id(), row));
        }
        model.talks.forEach(talk -> compare(talk, Objects.requireNonNull(all.get(talk.id)), id(user)));
        assertThat(triage).allMatch(row -> row.equals(all.get(row.id())), "the same row as elsewhere");
        assertThat(mine).allMatch(row -> row.equals(all.get(row.id())), "the same row as elsewhere");
        compare(conversations.counts(user), user, triage, mine, triageCounts, overdue);
    }

    private void compare(ClinicModel.Talk talk, ConversationRow row, UUID user) {
        assertThat(row.status())
                .as("status")
                .isEqualTo(talk.open ? ConversationStatus.OPEN : ConversationStatus.CLOSED);
        assertThat(row.needsActionSince()).as("waits since").isEqualTo(talk.waitsSince);
        assertThat(row.unread()).as("unread").isEqualTo(talk.unread.contains(user));
        assertThat(row.urgent()).as("urgent").isEqualTo(talk.urgent);
        assertThat(row.ownerId()).as("owner").isEqualTo(talk.owner);
        assertThat(row.notDelivered()).as("not delivered").isEqualTo(talk.notDelivered);
        assertThat(row.memberCount()).as("members").isEqualTo(talk.members.size() + 1);
    }

    private void compare(
            Counts counts,
            Principal user,
            List<ConversationRow> triage,
            List<ConversationRow> mine,
            boolean triageCounts,
            long overdue) {
        Set<UUID> counted = new HashSet<>();
        mine.stream().filter(ConversationRow::unread).forEach(row -> counted.add(row.id()));
        triage.stream()
                .filter(row -> triageCounts && row.unread() || Objects.requireNonNull(row.needsActionSince()) < overdue)
                .forEach(row -> counted.add(row.id()));
        assertThat(counts.number())
                .as("the number is that of the rows it counts")
                .isEqualTo(counted.size());
        assertThat(counts.number()).as("the number").isEqualTo(model.number(id(user), triageCounts, overdue));
        assertThat(counts.triage()).as("Triage's number").isEqualTo(triage.size());
        assertThat(counts.unreadInTriage()).as("unread in Triage").isEqualTo((int)
                triage.stream().filter(ConversationRow::unread).count());
    }

    private void compareMessages(ClinicModel.Talk talk) {
        Map<UUID, DeliveryState> states = new HashMap<>();
        for (Message message : conversations
                .messages(staff.getFirst(), talk.id, Long.MAX_VALUE, ALL)
                .messages()) {
            if (message.delivery() != null) {
                states.put(message.id(), message.delivery());
            }
        }
        assertThat(states).as("how far messages have come").isEqualTo(talk.sent);
        PatientView.Thread seen = Objects.requireNonNull(
                store.read(clinic, tx -> new PatientView(tx, talk.patient).thread(talk.id, Long.MAX_VALUE, ALL)));
        assertThat(seen.messages())
                .as("what the patient sees")
                .noneMatch(message -> message.text().contains(NOTE))
                .noneMatch(message ->
                        talk.takenBack.contains(message.id()) && !message.text().isEmpty());
        for (int stranger = 1; stranger <= PATIENTS; stranger++) {
            PatientView view = view(stranger, talk.id);
            assertThat(view == null).isEqualTo(stranger != talk.patient);
        }
    }

    private @Nullable PatientView view(int patient, UUID id) {
        return store.read(clinic, tx -> {
            PatientView view = new PatientView(tx, patient);
            return view.thread(id, Long.MAX_VALUE, 1) == null ? null : view;
        });
    }

    private List<ConversationRow> rows(Principal user, String tab, @Nullable Integer patient) {
        return conversations.page(user, tab, patient, null, ALL).rows();
    }

    private static List<UUID> ids(List<ConversationRow> rows) {
        return rows.stream().map(ConversationRow::id).toList();
    }
}
