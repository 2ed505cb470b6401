package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.MessagingRules;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.filing.Filings;
import ca.chartside.backend.search.SearchIndex;
import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the engine's plan for every question that the lists ask, in a clinic large enough that going through all of it is not the quickest. */
abstract class ListPlansContract extends ConversationFixture {
    private static final int CONVERSATIONS = 20_000;
    private static final int PATIENTS = 2_000;

    private static final Bulk PATIENT = Bulk.insert(
            "patient",
            "clinic_id, demographic_no, first_name, last_name, date_of_birth, sex, language, status, search_name, updated_at");
    private static final Bulk CONVERSATION = Bulk.insert(
            "conversation",
            "clinic_id, id, demographic_no, status, needs_action_since, created_at, snippet, last_author,"
                    + " last_author_name, last_at, last_seq, last_patient_seq, patient_read_seq, entry_seq, unread_seq,"
                    + " not_delivered");
    private static final Bulk PARTICIPANT = Bulk.insert(
            "participant", "clinic_id, conversation_id, user_id, member_since, read_seq, last_seq, called_seq");
    private static final Bulk MESSAGE =
            Bulk.insert("message", "clinic_id, id, conversation_id, seq, author, author_name, text, sent_at, kind");
    private static final Bulk FILE = Bulk.insert(
            "file", "clinic_id, id, name, media_type, size, place, user_id, created_at, message_id, place_in_message");
    private static final Bulk ENTRY =
            Bulk.insert("staff_entry", "clinic_id, id, conversation_id, seq, kind, author_id, author_name, text, at");

    private static final Bulk FILING = Bulk.insert(
            "filing",
            "clinic_id, id, conversation_id, demographic_no, state, as_note, as_pages, with_notes, language, asked_at,"
                    + " asked_by_id, asked_by, open_since, documents");
    private static final Bulk FILING_ITEM = Bulk.insert("filing_item", "clinic_id, filing_id, place, item_id, is_file");

    /** How the engine explains a statement with places for parameters; each step begins a line. */
    abstract String plan(Sql sql, String statement);

    /** A step that goes through a whole table or index, or through all that a clinic has in one that grows with it. */
    abstract Pattern readsAll();

    /** A step that puts rows into an order which no index has. */
    abstract Pattern sorts();

    /** A user's own conversations, read in the order of their parts. */
    abstract Pattern inParts();

    /** What brings the engine to know its tables, where a real store does that. */
    abstract void analyze() throws SQLException;

    @BeforeEach
    void grow() throws SQLException {
        UUID[] members = {doctor.user().id(), moa.user().id()};
        store.write(clinic, tx -> {
            int number = clinic.number();
            SearchIndex index = new SearchIndex(tx);
            for (int i = 10; i < PATIENTS; i++) {
                tx.sql().insertLater(PATIENT, number, i, "A", "B", "1980-01-01", "F", "en", "AC", "b a", 1);
            }
            for (int i = 1; i <= CONVERSATIONS; i++) {
                UUID id = ids.next();
                Long since = i % 100 == 0 ? Long.valueOf(i) : null;
                tx.sql()
                        .insertLater(
                                CONVERSATION,
                                number,
                                id,
                                10 + i % (PATIENTS - 10),
                                ConversationStatus.CLOSED,
                                since,
                                i,
                                "",
                                AuthorKind.PATIENT,
                                "A",
                                i,
                                i,
                                i,
                                i,
                                i,
                                i,
                                0);
                tx.sql().insertLater(PARTICIPANT, number, id, members[i % 2], i, i - i % 50 / 49, i, i);
                UUID message = ids.next();
                tx.sql().insertLater(MESSAGE, number, message, id, i, "PATIENT", "A", "a text", i, MessageKind.MESSAGE);
                tx.sql().insertLater(FILE, number, ids.next(), "a", "b", 1, "c" + i, members[0], i, message, 0);
                UUID filing = ids.next();
                tx.sql()
                        .insertLater(
                                FILING, number, filing, id, 11, "FILED", 1, 0, 0, "en", i, members[0], "A", since, "");
                tx.sql().insertLater(FILING_ITEM, number, filing, 0, message, 0);
                tx.sql().insertLater(ENTRY, number, ids.next(), id, i, MessageKind.NOTE, members[0], "A", "a note", i);
                index.add(i, id, List.of("some", "words", "w" + i));
            }
            index.indexed(CONVERSATIONS);
            return number;
        });
        analyze();
    }

    static final Clinic.Today TODAY = new Clinic.Today(LocalDate.EPOCH, MessagingRules.DEFAULT);

    private record Asked(String name, boolean maySort, Consumer<Tx> question) {}

    private Stream<Asked> questions() {
        UUID reader = doctor.user().id();
        UUID id = ids.next();
        List<Message> some = List.of(new Message(id, id, 1, AuthorKind.STAFF, id, "", "", 1, null));
        return Stream.of(
                new Asked("triage", false, tx -> new Conversations(tx).triage(reader, TODAY, null, Cursor.LOWEST, 51)),
                new Asked(
                        "a chart's triage",
                        true,
                        tx -> new Conversations(tx).triage(reader, TODAY, 11, Cursor.LOWEST, 51)),
                new Asked("mine", true, tx -> new Conversations(tx).mine(reader, TODAY, Cursor.HIGHEST, 51)),
                new Asked(
                        "a patient's",
                        true,
                        tx -> new Conversations(tx).ofPatient(reader, TODAY, 11, Cursor.HIGHEST, 51)),
                new Asked("the portal's", true, tx -> new PatientView(tx, 11).list()),
                new Asked("one row", false, tx -> new Conversations(tx).row(reader, id, TODAY)),
                new Asked("the number", true, tx -> new Conversations(tx).number(reader, true, 1)),
                new Asked("whether it is urgent", true, tx -> new IconNumbers(tx).urgent(reader, true, 1)),
                new Asked("patients' numbers", true, tx -> new IconNumbers(tx).ofPatients(reader, List.of(11, 12, 13))),
                new Asked("what is to be filed", true, tx -> new Filings(tx).open(51)),
                new Asked("what names a message", true, tx -> new Filings(tx).naming(id)),
                new Asked("a filing", false, tx -> new Filings(tx).get(id)),
                new Asked("triage's count", false, tx -> new Conversations(tx).triageCount()),
                new Asked("triage's unread", false, tx -> new Conversations(tx).unreadInTriage(reader)),
                new Asked("messages", false, tx -> new Messages(tx).before(id, Long.MAX_VALUE, 51)),
                new Asked("the newest message", false, tx -> new Messages(tx).newest(id)),
                new Asked("notes", false, tx -> new StaffEntries(tx).before(id, Long.MAX_VALUE, 51)),
                new Asked("search", true, tx -> new SearchIndex(tx).find(List.of("some", "words"), Long.MAX_VALUE, 50)),
                new Asked(
                        "a chart's search",
                        true,
                        tx -> new Entries(tx).ofPatient(11, List.of("some"), Long.MAX_VALUE, 50)),
                new Asked("what stood before", true, tx -> new Entries(tx).between(id, List.of("some"), 1, 2)),
                new Asked("files of messages", true, tx -> new FileRecords(tx).with(FileRecords.By.MESSAGE, some)),
                new Asked("files of notes", true, tx -> new FileRecords(tx).with(FileRecords.By.NOTE, some)),
                new Asked("messages with files", false, tx -> new Messages(tx).withFilesBefore(id, Long.MAX_VALUE, 51)),
                new Asked(
                        "notes with files", false, tx -> new StaffEntries(tx).withFilesBefore(id, Long.MAX_VALUE, 51)),
                new Asked("what is to be indexed", false, tx -> new Events(tx).after(1, 500)),
                new Asked("members", true, tx -> new Participants(tx).members(id)));
    }

    @TestFactory
    Stream<DynamicTest> noQuestionReadsAll() {
        return questions()
                .map(asked -> DynamicTest.dynamicTest(
                        asked.name(),
                        () -> store.read(clinic, tx -> {
                            Set<String> statements = statements(tx, asked.question());
                            assertThat(statements).isNotEmpty();
                            for (String statement : statements) {
                                assertThat(plan(tx.sql(), statement))
                                        .as(statement)
                                        .doesNotContainPattern(readsAll());
                                if (!asked.maySort()) {
                                    assertThat(plan(tx.sql(), statement))
                                            .as(statement)
                                            .doesNotContainPattern(sorts());
                                }
                            }
                            return null;
                        })));
    }

    /** What stands nowhere costs one look at the clinic's words, however many entries there are. */
    @Test
    void aWordThatStandsNowhereIsNotLookedForInTheEntries() {
        store.read(clinic, tx -> {
            assertThat(statements(tx, asking -> new SearchIndex(asking).find(List.of("none"), Long.MAX_VALUE, 50)))
                    .singleElement()
                    .asString()
                    .contains("FROM clinic_word");
            assertThat(statements(tx, asking -> new SearchIndex(asking).find(List.of("some"), Long.MAX_VALUE, 50)))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("search_entry");
            return null;
        });
    }

    /** Of tens of thousands no more are put in order than a part of them has. */
    @Test
    void aUsersOwnAreReadInTheOrderOfTheirParts() {
        store.read(clinic, tx -> {
            UUID reader = doctor.user().id();
            assertThat(statements(tx, asking -> new Conversations(asking).mine(reader, TODAY, Cursor.HIGHEST, 51)))
                    .singleElement()
                    .satisfies(
                            statement -> assertThat(plan(tx.sql(), statement)).containsPattern(inParts()));
            return null;
        });
    }

    /** What a question asks the engine. */
    final Set<String> statements(Tx tx, Consumer<Tx> question) {
        Connection connection = tx.sql().connection();
        Set<String> statements = new LinkedHashSet<>();
        Connection listening = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) args[0]);
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        question.accept(new ReadingTx(clinic, new Sql(listening, tx.sql().dialect())));
        return statements;
    }

    private record ReadingTx(ClinicId clinic, Sql sql) implements Tx {
        @Override
        public long eventSeq() {
            return 0;
        }

        @Override
        public StoredEventRef appendEvent(LongFunction<EventBody> event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AuditHead auditHead() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void auditHead(AuditHead head) {
            throw new UnsupportedOperationException();
        }
    }
}
