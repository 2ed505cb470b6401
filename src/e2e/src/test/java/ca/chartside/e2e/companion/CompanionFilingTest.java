package ca.chartside.e2e.companion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.FromCompanion.Filed;
import ca.chartside.protocol.FromCompanion.NotFiled;
import ca.chartside.protocol.ToCompanion;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.OscarNote;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SamplePatients;
import ca.chartside.testkit.sample.SampleStaff;
import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client files by the companion, in a real Chromium. */
class CompanionFilingTest extends LinkFixture {
    @Test
    void whatTheClientFilesStandsInTheChartOnce() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        page.navigate(chart(1));
        awaitContext("Anna's chart", chartOf(1));
        UUID filing = UUID.randomUUID();
        byte[] pdf = "%PDF-1.4 not really".getBytes(UTF_8);
        file(filing, 2, "Spoke with Robert.", pdf);
        Filed filed = bridge.await("what was filed", Filed.class, one -> true);
        file(filing, 2, "Spoke with Robert.", pdf);
        bridge.await("the same again", Filed.class, one -> filings() == 2);
        assertThat(bridge.last(Filed.class)).isEqualTo(filed);
        assertThat(oscar.notes(2)).extracting(OscarNote::id).containsExactly(filed.noteId());
        assertThat(oscar.notes(2).getFirst().text())
                .startsWith("Spoke with Robert.\n[Signed on ")
                .endsWith("by Mei Chen]\n");
        assertThat(oscar.documents(2)).singleElement().satisfies(document -> {
            assertThat(document.id()).isEqualTo(filed.documents().getFirst());
            assertThat(document.content()).isEqualTo(pdf);
            assertThat(document.providerNo()).isEqualTo("101");
        });
        assertThat(oscar.notes(1)).isEmpty();
    }

    @Test
    void oscar15TakesTheNoteAndSaysThatItHasNoDocuments() {
        use(OscarFamily.OSCAR_15, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        page.navigate(chart(1));
        awaitContext("Anna's chart", chartOf(1));
        file(UUID.randomUUID(), 1, "Spoke with Anna.", new byte[] {1, 2, 3});
        NotFiled answer = bridge.await("the answer", NotFiled.class, one -> true);
        assertThat(answer.reason()).isEqualTo(FromCompanion.Reason.NO_DOCUMENTS);
        assertThat(answer.noteId()).isEqualTo(oscar.notes(1).getFirst().id());
        oscar.endSession(SampleStaff.MEI_CHEN);
        file(UUID.randomUUID(), 1, "Spoke with Anna again.", new byte[0]);
        NotFiled out = bridge.await("the refusal", NotFiled.class, one -> one.noteId() == null);
        assertThat(out.reason()).isEqualTo(FromCompanion.Reason.LOGGED_OUT);
        assertThat(oscar.notes(1)).hasSize(1);
    }

    private static ToCompanion.Person person(int demographicNo) {
        return SamplePatients.all().stream()
                .filter(patient -> patient.demographicNo() == demographicNo)
                .map(patient -> new ToCompanion.Person(
                        patient.lastName(), patient.dateOfBirth().toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingIsFiledToSomebodyElseWhoHasTheNumber() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        signIn(SampleStaff.MEI_CHEN).navigate(chart(1));
        awaitContext("Anna's chart", chartOf(1));
        bridge.say(new ToCompanion.File(
                UUID.randomUUID(),
                oscar.address().toString(),
                1,
                person(2),
                "Spoke with Robert.",
                List.of(),
                new ToCompanion.Standing(null, List.of())));
        assertThat(bridge.await("the answer", NotFiled.class, one -> true).reason())
                .isEqualTo(FromCompanion.Reason.WRONG_PATIENT);
        assertThat(oscar.notes(1)).isEmpty();
    }

    private long filings() {
        return bridge.heard().stream().filter(Filed.class::isInstance).count();
    }

    private void file(UUID filing, int demographicNo, String note, byte[] document) {
        List<ToCompanion.Document> documents = document.length == 0
                ? List.of()
                : List.of(new ToCompanion.Document("a.pdf", "From Chartside", "application/pdf", document.length, 1));
        bridge.say(new ToCompanion.File(
                filing,
                oscar.address().toString(),
                demographicNo,
                person(demographicNo),
                note,
                documents,
                new ToCompanion.Standing(null, List.of())));
        if (document.length > 0) {
            bridge.say(
                    new ToCompanion.FilePart(filing, 0, 0, Base64.getEncoder().encodeToString(document)));
        }
    }
}
