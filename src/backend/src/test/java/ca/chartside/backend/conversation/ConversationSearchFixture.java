package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SendMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A search, and conversations to be found by it. */
abstract class ConversationSearchFixture extends ConversationFixture {
    ConversationSearch search;

    @BeforeEach
    void openSearch() {
        search = new ConversationSearch(store, clock);
    }

    UUID conversation(Principal sender, int patient, String text) {
        UUID id = ids.next();
        send(sender, ids.next(), id, patient, text, SendMode.ALLOW_REPLIES, ALL);
        return id;
    }

    UUID conversation(int patient, String text) {
        return conversation(doctor, patient, text);
    }

    /** What the indexer does, now. */
    void index(ClinicId of) {
        while (SearchIndexer.portion(store, of)) {
            assertThat(store.trouble()).isNull();
        }
    }

    void rename(int patient, String lastName) {
        new PatientService(store, clock)
                .put(
                        clinic,
                        AuditLog.Actor.OPERATOR,
                        List.of(new PatientRecord(
                                patient,
                                "ANNA",
                                lastName,
                                LocalDate.of(1985, 3, 14),
                                "F",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "en",
                                "AC")));
    }

    SearchPage search(String query, @Nullable Integer patient, @Nullable String cursor, int limit) {
        index(clinic);
        return search.search(moa, new SearchRequest(query, patient, cursor, limit));
    }

    List<UUID> found(String query) {
        return ids(search(query, null, null, 50));
    }

    List<UUID> found(String query, int patient) {
        return ids(search(query, patient, null, 50));
    }

    static List<UUID> ids(SearchPage page) {
        return page.hits().stream().map(hit -> hit.conversation().id()).toList();
    }

    static String marked(SearchPage.Hit hit) {
        return String.join(
                "|",
                hit.marks().stream()
                        .map(mark -> hit.snippet().substring(mark.start(), mark.end()))
                        .toList());
    }
}
