package ca.chartside.benchmarks;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.search.SearchIndex;
import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.SearchWords;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testkit.LoadClinic;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Fills a clinic's store as years of work would: patients, conversations of one to eight messages, one of ten thousand, each message with
 * its event and its audit row; a few hundred conversations wait in Triage. It goes through the store's transactions, past the services.
 * The same number makes the same clinic, but for ids and times.
 */
final class YearsOfWork {
    /** Who takes part in most; the others in fewer and fewer. */
    static final int STAFF = 20;

    static final int LONG_MESSAGES = 10_000;

    /** It has many conversations, and the long one. */
    static final int BUSY_PATIENT = 1;

    private static final int BUSY_CONVERSATIONS = 500;
    private static final int PORTION = 1_000;
    private static final int TRIAGE = 300;
    /** In so many of the conversations one was sent; the files themselves are not made. */
    private static final double FILES = 0.15;

    private static final int SAMPLES = 1_000;
    private static final Duration YEARS = Duration.ofDays(5 * 365);

    private static final Bulk CONVERSATION = Bulk.insert(
            "conversation",
            "clinic_id, id, demographic_no, status, needs_action_since, created_at, snippet, last_author, last_author_id,"
                    + " last_author_name, last_at, last_seq, last_patient_seq, patient_read_seq, entry_seq, unread_seq,"
                    + " triage_rank, not_delivered, has_files");
    private static final Bulk PARTICIPANT = Bulk.insert(
            "participant", "clinic_id, conversation_id, user_id, member_since, read_seq, last_seq, called_seq");
    private static final Bulk MESSAGE = Bulk.insert(
            "message",
            "clinic_id, id, conversation_id, seq, author, author_id, author_name, text, sent_at, delivery, kind");

    private final Store store;
    private final ClinicId clinic;
    private final int conversations;
    private final int patients;
    private final List<Member> staff;
    private final long began;
    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final UUID longId = ids.next();
    private final List<UUID> samples = new ArrayList<>();
    private final List<PatientRecord> records = new ArrayList<>();

    private record Member(UUID id, String name) {}

    private YearsOfWork(Store store, ClinicId clinic, int conversations) {
        this.store = store;
        this.clinic = clinic;
        this.conversations = conversations;
        this.patients = Math.max(STAFF, conversations / 8);
        this.began = System.currentTimeMillis() - YEARS.toMillis();
        this.staff = store.read(
                clinic,
                tx -> tx.sql()
                        .list(
                                "SELECT id, display_name FROM staff_user WHERE clinic_id = ? ORDER BY display_name",
                                row -> new Member(row.uuid(1), row.text(2)),
                                clinic.number()));
    }

    /**
     * What was made.
     *
     * @param longId the conversation with ten thousand messages
     * @param samples some of the others
     */
    record Made(UUID longId, List<UUID> samples, int patients) {}

    /** @param store an empty one */
    static Made fill(Store store, int conversations) {
        LoadClinic.fill(store, STAFF - 1);
        ClinicId clinic = store.clinics().getFirst();
        YearsOfWork work = new YearsOfWork(store, clinic, conversations);
        work.addPatients();
        work.addConversations();
        return new Made(work.longId, work.samples, work.patients);
    }

    private void addPatients() {
        Vocabulary names = new Vocabulary(new Random(1));
        PatientService service = new PatientService(store, Clock.systemUTC());
        for (int from = 1; from <= patients; from += PORTION) {
            List<PatientRecord> portion = new ArrayList<>();
            for (int number = from; number < from + PORTION && number <= patients; number++) {
                portion.add(new PatientRecord(
                        number,
                        names.firstName(),
                        names.lastName(),
                        LocalDate.of(1930, 1, 1).plusDays(number * 37L % 33_000),
                        "F",
                        null,
                        null,
                        null,
                        "patient" + number + "@example.org",
                        null,
                        null,
                        "en",
                        "AC"));
            }
            service.put(clinic, AuditLog.Actor.OPERATOR, portion);
            records.addAll(portion);
        }
    }

    private void addConversations() {
        int portions = (conversations + PORTION - 1) / PORTION;
        for (int portion = 0; portion < portions; portion++) {
            int number = portion;
            UUID sample = store.write(clinic, tx -> add(tx, number, portions));
            if (samples.size() < SAMPLES) {
                samples.add(sample);
            }
        }
    }

    /** A conversation that is being made. */
    private static final class Draft {
        final UUID id;
        final int patient;
        final List<Member> members;
        final int length;
        final List<Message> messages = new ArrayList<>();
        long lastPatientSeq;

        Draft(UUID id, int patient, List<Member> members, int length) {
            this.id = id;
            this.patient = patient;
            this.members = members;
            this.length = length;
        }
    }

    /** All first messages of the portion, then all second ones: as in a clinic, a conversation's do not lie side by side. */
    private UUID add(Tx tx, int portion, int portions) {
        Random random = new Random(portion);
        Vocabulary words = new Vocabulary(random);
        SearchIndex index = new SearchIndex(tx);
        List<Draft> drafts = drafts(portion, random);
        int share = LONG_MESSAGES / portions + (portion < LONG_MESSAGES % portions ? 1 : 0);
        drafts.add(new Draft(longId, BUSY_PATIENT, List.of(staff.getFirst(), staff.get(1)), share));
        long at = began + YEARS.toMillis() / portions * portion;
        long step = YEARS.toMillis() / portions / (PORTION * 8L + share);
        for (int round = 0; drafts.stream().anyMatch(draft -> draft.messages.size() < draft.length); round++) {
            for (Draft draft : drafts) {
                if (draft.length > round) {
                    at += step;
                    say(tx, index, draft, words.text(), at);
                }
            }
        }
        int waiting = TRIAGE / portions + (portion >= portions - TRIAGE % portions ? 1 : 0);
        for (Draft draft : drafts) {
            if (draft.id == longId && portion > 0) {
                grow(tx, draft);
            } else if (!draft.messages.isEmpty()) {
                boolean waits = waiting > 0
                        && draft.lastPatientSeq == draft.messages.getLast().seq();
                waiting -= waits ? 1 : 0;
                store(tx, draft, waits, random);
            }
        }
        drafts.forEach(draft -> draft.messages.forEach(message -> store(tx, message)));
        index.indexed(tx.eventSeq());
        return drafts.getFirst().id;
    }

    private List<Draft> drafts(int portion, Random random) {
        List<Draft> drafts = new ArrayList<>();
        for (int number = portion * PORTION; drafts.size() < PORTION && number < conversations; number++) {
            boolean busy = number % Math.max(1, conversations / BUSY_CONVERSATIONS) == 0;
            int patient = busy ? BUSY_PATIENT : 1 + random.nextInt(patients);
            double chance = random.nextDouble();
            int length = chance < 0.3 ? 1 : chance < 0.9 ? 2 + random.nextInt(4) : 6 + random.nextInt(3);
            drafts.add(new Draft(ids.next(), patient, members(random), length));
        }
        return drafts;
    }

    /** One, sometimes two or three; the first users more often than the last. */
    private List<Member> members(Random random) {
        double chance = random.nextDouble();
        int count = chance < 0.7 ? 1 : chance < 0.95 ? 2 : 3;
        List<Member> members = new ArrayList<>();
        while (members.size() < count) {
            Member member = staff.get((int) (STAFF * random.nextDouble() * random.nextDouble()));
            if (!members.contains(member)) {
                members.add(member);
            }
        }
        return members;
    }

    private void say(Tx tx, SearchIndex index, Draft draft, String text, long at) {
        boolean byPatient = draft.messages.size() % 2 == 1;
        Member author = byPatient ? null : draft.members.get(draft.messages.size() / 2 % draft.members.size());
        Message[] message = new Message[1];
        new Events(tx).append(seq -> {
            message[0] = new Message(
                    ids.next(),
                    draft.id,
                    seq,
                    byPatient ? AuthorKind.PATIENT : AuthorKind.STAFF,
                    author == null ? null : author.id(),
                    author == null ? "Patient" : author.name(),
                    text,
                    at,
                    byPatient ? null : DeliveryState.SENT);
            return new Event.MessageStored(seq, draft.patient, ConversationStatus.OPEN, message[0]);
        });
        draft.messages.add(message[0]);
        PatientRecord patient = records.get(draft.patient - 1);
        index.add(message[0].seq(), draft.id, SearchWords.in(text, patient.lastName(), patient.firstName()));
        draft.lastPatientSeq = byPatient ? message[0].seq() : draft.lastPatientSeq;
        AuditLog.Actor actor =
                author == null ? AuditLog.Actor.patient(draft.patient) : AuditLog.Actor.staff(author.id());
        String subject = "message:" + message[0].id() + " conversation:" + draft.id + " patient:" + draft.patient;
        new AuditLog(tx).add(at, actor, byPatient ? "message.reply" : "message.send", subject, "");
    }

    private void store(Tx tx, Draft draft, boolean waits, Random random) {
        Message last = draft.messages.getLast();
        int number = tx.clinic().number();
        tx.sql()
                .insertLater(
                        CONVERSATION,
                        number,
                        draft.id,
                        draft.patient,
                        random.nextDouble() < 0.8 ? ConversationStatus.CLOSED : ConversationStatus.OPEN,
                        waits ? Long.valueOf(last.sentAt()) : null,
                        draft.messages.getFirst().sentAt(),
                        last.text().substring(0, Math.min(140, last.text().length())),
                        last.author(),
                        last.authorId(),
                        last.authorName(),
                        last.sentAt(),
                        last.seq(),
                        draft.lastPatientSeq,
                        last.seq(),
                        last.seq(),
                        draft.lastPatientSeq,
                        random.nextDouble() < 0.05 ? 0 : 1,
                        0,
                        random.nextDouble() < FILES);
        for (Member member : draft.members) {
            long read =
                    waits && random.nextBoolean() ? draft.messages.getFirst().seq() : last.seq();
            tx.sql()
                    .insertLater(
                            PARTICIPANT,
                            number,
                            draft.id,
                            member.id(),
                            draft.messages.getFirst().sentAt(),
                            read,
                            last.seq(),
                            draft.lastPatientSeq);
        }
    }

    /** The long conversation's next part. */
    private static void grow(Tx tx, Draft draft) {
        if (draft.messages.isEmpty()) {
            return;
        }
        Message last = draft.messages.getLast();
        int number = tx.clinic().number();
        tx.sql()
                .update(
                        "UPDATE conversation SET last_at = ?, last_seq = ?, last_patient_seq = ?, patient_read_seq = ?,"
                                + " entry_seq = ?, unread_seq = ? WHERE clinic_id = ? AND id = ?",
                        last.sentAt(),
                        last.seq(),
                        draft.lastPatientSeq,
                        last.seq(),
                        last.seq(),
                        draft.lastPatientSeq,
                        number,
                        draft.id);
        tx.sql()
                .update(
                        "UPDATE participant SET read_seq = ?, last_seq = ?, called_seq = ?"
                                + " WHERE clinic_id = ? AND conversation_id = ?",
                        last.seq(),
                        last.seq(),
                        draft.lastPatientSeq,
                        number,
                        draft.id);
    }

    private static void store(Tx tx, Message message) {
        tx.sql()
                .insertLater(
                        MESSAGE,
                        tx.clinic().number(),
                        message.id(),
                        message.conversationId(),
                        message.seq(),
                        message.author(),
                        message.authorId(),
                        message.authorName(),
                        message.text(),
                        message.sentAt(),
                        message.delivery(),
                        message.kind());
    }
}
