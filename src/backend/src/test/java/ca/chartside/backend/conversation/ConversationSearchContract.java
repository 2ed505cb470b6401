package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.testbase.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What staff find in a clinic's conversations. */
abstract class ConversationSearchContract extends ConversationSearchFixture {
    @Test
    void wordBeginningsAreFoundInBothLanguagesWithoutTheirAccents() {
        UUID french = conversation(1, "Vos résultats sont normaux; l'ordonnance du cœur est prête à l'Hôpital.");
        UUID english = conversation(2, "Your RESULTS are back, see the hospital's specialist.");
        for (String query :
                List.of("resultats", "RÉSULTA", "coeur", "cœ", "ordonnance hopital", "l'ord", "re\u0301sultats")) {
            assertThat(found(query)).as(query).containsExactly(french);
            assertThat(found(query, 1)).as(query).containsExactly(french);
        }
        for (String query : List.of("results", "specialist", "hospital's", "BACK your")) {
            assertThat(found(query)).as(query).containsExactly(english);
            assertThat(found(query, 2)).as(query).containsExactly(english);
        }
        for (String query : List.of("resu", "résult", "re")) {
            assertThat(found(query)).as(query).containsExactly(english, french);
        }
        for (String query : List.of("esultats", "resultsat", "results normaux")) {
            assertThat(found(query)).as(query).isEmpty();
            assertThat(found(query, 1)).as(query).isEmpty();
        }
    }

    @Test
    void aPatientsNameIsFoundAloneAndTogetherWithWords() {
        UUID blood = conversation(1, "About the blood test");
        UUID other = conversation(1, "About the visit");
        assertThat(found("test")).containsExactly(other, blood); // TESTERSON
        assertThat(found("anna blood")).containsExactly(blood);
        SearchPage.Hit hit = search("ann blo", null, null, 50).hits().getFirst();
        assertThat(marked(hit)).isEqualTo("blo");
        assertThat(hit.firstNameMarks()).hasSize(1);
        assertThat(hit.lastNameMarks()).isEmpty();
    }

    @Test
    void whatWasTakenBackSaysSo() {
        conversation(1, "The wrong words");
        SearchPage.Hit hit = search("wrong", null, null, 50).hits().getFirst();
        assertThat(hit.takenBack()).isFalse();
        messages.takeBack(doctor, hit.messageId(), 1);
        assertThat(search("wrong", null, null, 50).hits().getFirst().takenBack())
                .isTrue();
    }

    @Test
    void aPatientWithAnotherNameIsFoundByBoth() {
        UUID before = conversation(2, "Good morning");
        index(clinic);
        rename(2, "Gagné");
        index(clinic);
        UUID after = conversation(2, "Good evening");
        assertThat(found("gagne")).containsExactly(after, before);
        assertThat(found("gagne good")).containsExactly(after, before);
        assertThat(found("testerson")).containsExactly(before);
    }

    /** What the name is now stands in old entries from now on, even where it is a word that only newer ones had so far. */
    @Test
    void anotherNameIsFoundInWhatWasStoredLongAgo() {
        UUID longAgo = conversation(2, "Good morning");
        skipEvents(200_000);
        UUID mentioned = conversation(1, "Did Mrs. Gagné call?");
        assertThat(found("gagne")).containsExactly(mentioned);
        rename(2, "Gagné");
        assertThat(found("gagne")).containsExactly(mentioned, longAgo);
        assertThat(found("gagne morning")).containsExactly(longAgo);
    }

    @Test
    void repliesAndNotesAreFoundAndLinesAreNot() {
        UUID id = conversation(1, "How are you?");
        messages.reply(clinic, 1, id, ids.next(), "The rash is gone.");
        actions.note(doctor, id, new NoteRequest(ids.next(), 1, "Suspects an allergy to penicillin."));
        assertThat(found("rash")).containsExactly(id);
        SearchPage.Hit note = search("penicillin", null, null, 50).hits().getFirst();
        assertThat(note.kind()).isEqualTo(MessageKind.NOTE);
        assertThat(note.authorName()).isEqualTo("Dr. Mei Chen");
        assertThat(note.authorId()).isNotNull();
        assertThat(note.snippet()).isEqualTo("Suspects an allergy to penicillin.");
        assertThat(search("allergy", 1, null, 50).hits().getFirst().messageId()).isEqualTo(note.messageId());
    }

    @Test
    void aFileIsFoundByItsName() {
        UUID id = ids.next();
        UUID file = uploaded(moa, "Échographie_genou.pdf");
        messages.send(moa, new SendRequest(ids.next(), id, 1, "Please read.", SendMode.SEND, ALL, List.of(file)));
        for (Integer patient : new Integer[] {null, 1}) {
            SearchPage.Hit hit = search("echo pdf", patient, null, 50).hits().getFirst();
            assertThat(hit.fileName()).isEqualTo("Échographie_genou.pdf");
            assertThat(hit.fileNameMarks()).hasSize(2);
            assertThat(hit.marks()).isEmpty();
        }
        assertThat(found("please genou", 1)).containsExactly(id);
    }

    @Test
    void aConversationStandsOnceWithItsNewestMatchTheNewestFirst() {
        UUID first = conversation(1, "fever, the first");
        UUID second = conversation(2, "fever, the second");
        send(doctor, ids.next(), first, 1, "fever again", SendMode.SEND, ALL);
        send(doctor, ids.next(), first, 1, "and nothing else", SendMode.SEND, ALL);
        SearchPage page = search("fever", null, null, 50);
        assertThat(ids(page)).containsExactly(first, second);
        assertThat(page.hits().getFirst().snippet()).isEqualTo("fever again");
        assertThat(page.hits().getFirst().conversation().snippet()).isEqualTo("and nothing else");
        assertThat(page.next()).isNull();
    }

    @Test
    void pagesMissNoneAndRepeatNoneWhateverComesBetweenThem() {
        List<UUID> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(conversation(1, "cough " + i));
        }
        UUID oldest = expected.removeLast();
        send(doctor, ids.next(), oldest, 1, "cough once more", SendMode.SEND, ALL);
        expected.addFirst(oldest);
        UUID last = expected.getLast();
        for (Integer patient : new Integer[] {null, 1}) {
            List<UUID> all = new ArrayList<>();
            String cursor = null;
            for (SearchPage page = search("cough", patient, null, 2); page != null; ) {
                all.addAll(ids(page));
                cursor = page.next();
                if (all.size() == 2) {
                    send(doctor, ids.next(), last, 1, "cough, newer than the first page", SendMode.SEND, ALL);
                }
                page = cursor == null ? null : search("cough", patient, cursor, 2);
            }
            assertThat(all).as("patient %s", patient).containsExactlyElementsOf(expected);
            expected.remove(last);
            expected.addFirst(last);
            last = expected.getLast() == oldest ? expected.get(expected.size() - 2) : expected.getLast();
        }
    }

    /** What a page shows comes from the index, which is some moments behind: what it did not know of stood on no page. */
    @Test
    void aConversationWhoseNewestIsNotIndexedYetIsOnAPageAllTheSame() {
        List<UUID> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            expected.addFirst(conversation(1, "cough " + i));
        }
        index(clinic);
        UUID oldest = expected.getLast();
        send(doctor, ids.next(), oldest, 1, "cough once more", SendMode.SEND, ALL);
        assertThat(foundInPages(null)).as("behind").containsExactlyElementsOf(expected);
        expected.removeLast();
        expected.addFirst(oldest);
        assertThat(foundInPages(1)).as("of the patient, read itself").containsExactlyElementsOf(expected);
        index(clinic);
        assertThat(foundInPages(null)).as("caught up").containsExactlyElementsOf(expected);
    }

    private List<UUID> foundInPages(@Nullable Integer patient) {
        List<UUID> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchPage page = search.search(moa, new SearchRequest("cough", patient, cursor, 2));
            all.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    void eventsFarApartAreFoundAlike() {
        UUID old = conversation(1, "asthma then");
        skipEvents(70_000);
        UUID middle = conversation(2, "asthma meanwhile");
        skipEvents(400_000);
        UUID recent = conversation(2, "asthma now");
        assertThat(found("asthma")).containsExactly(recent, middle, old);
        assertThat(found("then")).containsExactly(old);
        List<UUID> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchPage page = search("asth", null, cursor, 1);
            paged.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).containsExactly(recent, middle, old);
        assertThat(found("meanwhile asth")).containsExactly(middle);
        assertThat(found("then now")).isEmpty();
    }

    @Test
    void howeverManyWordsBeginAlikeEachIsFoundWhereverItStands() {
        UUID old = conversation(1, "code9999");
        skipEvents(200_000);
        String many = IntStream.range(1_000, 1_600).mapToObj(i -> "code" + i).collect(Collectors.joining(" "));
        UUID recent = conversation(2, many);
        assertThat(found("code")).containsExactly(recent, old);
        assertThat(found("code9")).containsExactly(old);
        assertThat(found("code1599")).containsExactly(recent);
        skipEvents(200_000);
        UUID again = conversation(2, "code1599");
        assertThat(found("code1599")).containsExactly(again, recent);
    }

    /** As if so much had happened that nobody searches for. */
    private void skipEvents(int count) {
        store.write(
                clinic,
                tx -> tx.sql()
                        .update(
                                "UPDATE clinic_head SET event_seq = event_seq + ? WHERE clinic_id = ?",
                                count,
                                clinic.number()));
    }

    @Test
    void nothingCrossesClinicsNorCharts() {
        UUID here = conversation(1, "eczema");
        ClinicId elsewhere = otherClinic();
        Principal stranger = user(elsewhere, "ann.other@otherclinic.example.ca", "Ann Other", Role.DOCTOR);
        UUID there = conversation(stranger, 1, "eczema, psoriasis");
        assertThat(found("eczema")).containsExactly(here);
        index(elsewhere);
        assertThat(ids(search.search(stranger, new SearchRequest("eczema", null, null, null))))
                .containsExactly(there);
        assertThat(found("psoriasis")).isEmpty();
        assertThat(found("eczema", 2)).isEmpty();
        assertThat(found("eczema", 99)).isEmpty();
    }

    @Test
    void theSnippetStandsAroundTheWordOnOneLine() {
        conversation(
                1,
                "One two three.\n\n" + "and so on ".repeat(100) + "until   metformin\nat last, "
                        + "with more ".repeat(100));
        SearchPage.Hit hit = search("metf", null, null, 50).hits().getFirst();
        assertThat(hit.snippet()).startsWith("…").endsWith("…").contains("until metformin at last, with");
        assertThat(hit.snippet()).hasSizeBetween(100, 162);
        assertThat(marked(hit)).isEqualTo("metf");
    }

    @Test
    void whatIsTypedIsNeverTakenForTheEnginesLanguage() {
        UUID id = conversation(1, "near or not and all: rock'n'roll 100% of \"the\" dose*");
        for (String query : List.of(
                "NEAR OR",
                "\"the",
                "the\"",
                "dose*",
                "dose AND",
                "not all",
                "rock'n'roll",
                "rock':* | 'x",
                "100%",
                "near(the)",
                "-dose",
                "words:dose",
                "do^2 dose",
                "dose \\",
                "dose; --",
                "(dose")) {
            if (!query.contains("x") && !query.contains("words") && !query.contains("^")) {
                assertThat(found(query)).as(query).containsExactly(id);
                assertThat(found(query, 1)).as(query).containsExactly(id);
            } else {
                assertThat(found(query)).as(query).isEmpty();
            }
        }
    }

    @Test
    void whatCannotBeLookedForIsRefused() {
        for (String query : List.of("", " ", "a", "é", "?!", "a b", "x".repeat(201), "y".repeat(10_000), "nul\u0000")) {
            refused(() -> search(query, null, null, 50), ErrorKind.INVALID_VALUE);
        }
        refused(() -> search("fever", null, "nonsense", 50), ErrorKind.INVALID_VALUE);
        refused(() -> search("fever", null, "1", 50), ErrorKind.INVALID_VALUE);
        refused(() -> search(null, null, null, 50), ErrorKind.MALFORMED_REQUEST);
    }

    @Test
    void whatIsStoredIsFoundSoonAndWhatWasStoredWithoutTheIndexerToo() {
        UUID before = conversation(1, "gout");
        try (SearchIndexer indexer = new SearchIndexer(store)) {
            Await.until(
                    "the first", Duration.ofSeconds(10), () -> foundNow("gout").equals(List.of(before)));
            UUID after = conversation(2, "gout");
            Await.until(
                    "the second", Duration.ofSeconds(10), () -> foundNow("gout").equals(List.of(after, before)));
        }
    }

    private List<UUID> foundNow(String query) {
        return ids(search.search(moa, new SearchRequest(query, null, null, null)));
    }

    @Test
    void severalNodesAddEachEntryOnce() throws Exception {
        for (int i = 0; i < 1_200; i++) {
            int number = i;
            store.write(
                    clinic,
                    tx -> new Events(tx)
                            .append(seq -> new Event.MessageStored(
                                    seq,
                                    1,
                                    ConversationStatus.OPEN,
                                    new Message(
                                            ids.next(),
                                            ids.next(),
                                            seq,
                                            AuthorKind.PATIENT,
                                            null,
                                            "A",
                                            "n" + number,
                                            1,
                                            null))));
        }
        Store other = another();
        List<Future<?>> nodes = new ArrayList<>();
        for (Store node : List.of(store, other, store, other)) {
            nodes.add(threads.submit(() -> {
                while (SearchIndexer.portion(node, clinic)) {
                    assertThat(node.trouble()).isNull();
                }
            }));
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        index(clinic);
        assertThat(store.<Long>read(
                        clinic,
                        tx -> tx.sql()
                                .number("SELECT COUNT(*) FROM search_entry WHERE clinic_id = ?", clinic.number())))
                .isEqualTo(1_200);
    }

    @Test
    void aSearchIsAuditedWithoutItsWords() {
        conversation(1, "warfarin");
        found("warfarin");
        found("warf", 1);
        List<String> rows = store.read(
                clinic,
                tx -> tx.sql()
                        .list(
                                "SELECT action || '/' || subject || '/' || detail FROM audit WHERE clinic_id = ? AND action = 'search'"
                                        + " ORDER BY seq",
                                row -> row.text(1),
                                clinic.number()));
        assertThat(rows).containsExactly("search//found 1", "search/patient:1/found 1");
    }
}
