package ca.chartside.desktop.filing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeWay;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.ToCompanion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to stand in a chart on its way there, with a browser and a server that do what they like. */
class FilerTest extends FilingFixture {
    private final UUID id = ids.next();
    private final List<Filer.Came> came = new ArrayList<>();

    private Filing settled() {
        assertThat(came).hasSize(1);
        return ((Filer.Came.Settled) came.getFirst()).filing();
    }

    private List<String> told() {
        return filings.asked.stream().filter(call -> call.startsWith("settle")).toList();
    }

    @Test
    void theServerIsAskedFirstThenTheBrowserAndTheServerHearsWhatCameOfIt() {
        background.hold();
        filer.file(id, request(true, false), null, came::add);
        assertThat(way.sent)
                .as("nothing goes to OSCAR that the server does not know of")
                .isEmpty();
        background.answer();
        background.answer();
        assertThat(filings.asked).containsExactly("ask");
        ToCompanion.File asked = way.asked();
        assertThat(asked.filing()).isEqualTo(id);
        assertThat(asked.demographicNo()).isEqualTo(Samples.ANNA.demographicNo());
        assertThat(asked.person()).isEqualTo(new ToCompanion.Person("TESTERSON", "1985-03-14"));
        assertThat(asked.note()).isEqualTo("Note of 1");
        assertThat(filer.underWay(id)).isTrue();
        background.release();

        way.filed(id, 77L);
        assertThat(told()).containsExactly("settle FILED");
        assertThat(settled().noteId()).isEqualTo(77);
        assertThat(filer.underWay(id)).isFalse();
    }

    @Test
    void documentsComeInPartsThatFitAMessageAndNothingOfThemStays() throws IOException {
        filings.pages = new byte[Documents.PART * 2 + 5];
        new Random(1).nextBytes(filings.pages);
        filer.file(id, request(false, true), null, came::add);

        ToCompanion.Document document = way.asked().documents().getFirst();
        assertThat(document.size()).isEqualTo(filings.pages.length);
        assertThat(document.parts()).isEqualTo(3);
        List<ToCompanion.FilePart> parts = way.sent.stream()
                .filter(ToCompanion.FilePart.class::isInstance)
                .map(ToCompanion.FilePart.class::cast)
                .toList();
        assertThat(parts).extracting(ToCompanion.FilePart::part).containsExactly(0, 1, 2);
        assertThat(parts).allSatisfy(part -> assertThat(part.data().length()).isLessThan(1024 * 1024 - 1000));
        byte[] whole = Base64.getDecoder()
                .decode(parts.stream().map(ToCompanion.FilePart::data).reduce("", String::concat));
        assertThat(whole).isEqualTo(filings.pages);
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anEmptyDocumentIsOneEmptyPart() {
        filings.pages = new byte[0];
        filer.file(id, request(false, true), null, came::add);
        assertThat(way.asked().documents().getFirst().parts()).isEqualTo(1);
        assertThat(way.sent).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatDidNotGoIsToldAsTheBrowserSaysIt(Reason reason) {
        filer.file(id, request(true, true), null, came::add);
        way.notFiled(id, reason, 77L);
        assertThat(settled().state()).isEqualTo(reason == Reason.IN_DOUBT ? FilingState.IN_DOUBT : FilingState.FAILED);
        assertThat(settled().reason()).isEqualTo(reason);
        assertThat(settled().noteId()).as("what stands is told too").isEqualTo(77);
    }

    @Test
    void aReasonOfANewerCompanionHasToBeLookedAt() {
        filer.file(id, request(true, false), null, came::add);
        way.notFiled(id, null, null);
        assertThat(settled().state()).isEqualTo(FilingState.IN_DOUBT);
    }

    @Test
    void withoutAnOpenPageOfOscarItIsNotFiledAndSaysSo() {
        way.open = false;
        filer.file(id, request(true, false), null, came::add);
        assertThat(told()).containsExactly("settle FAILED NO_PAGE");
        assertThat(way.sent).isEmpty();
    }

    @Test
    void aBrowserThatGoesAwayLeavesItInDoubtAndOneThatGotHalfOfItDoesNot() {
        filer.file(id, request(true, false), null, came::add);
        way.goAway();
        assertThat(told()).containsExactly("settle IN_DOUBT IN_DOUBT");

        way.comeBack();
        way.takesParts = false;
        UUID other = ids.next();
        filer.file(other, request(true, true), null, came::add);
        assertThat(told()).as("it begins nothing before it has all").endsWith("settle FAILED NO_PAGE");
    }

    @Test
    void aBrowserThatSaysNothingLeavesItInDoubtAndItsLateWordChangesNothing() {
        filer.file(id, request(true, false), null, came::add);
        later.pass(Duration.ofMinutes(4));
        way.filed(id, 77L);
        assertThat(told()).containsExactly("settle IN_DOUBT IN_DOUBT");
    }

    @Test
    void whatStandsIsToldUntilTheServerHasIt() {
        filer.file(id, request(true, false), null, came::add);
        filings.failing = new ApiException(ErrorKind.SERVER_UNREACHABLE);
        way.filed(id, 77L);
        assertThat(came).isEmpty();
        assertThat(filer.underWay(id)).isTrue();
        later.pass(Duration.ofSeconds(6));
        assertThat(came).isEmpty();
        filings.failing = null;
        later.pass(Duration.ofSeconds(6));
        assertThat(settled().state()).isEqualTo(FilingState.FILED);
    }

    @Test
    void whatTheServerRefusesGoesNowhere() {
        filings.failing = new ApiException(ErrorKind.FILING_NOT_ALLOWED);
        filer.file(id, request(true, false), null, came::add);
        assertThat(came).hasSize(1).first().isInstanceOf(Filer.Came.Refused.class);
        assertThat(way.sent).isEmpty();
        assertThat(filer.underWay(id)).isFalse();
    }

    @Test
    void onceMoreWhatStandsAlreadyIsNamedAndNotSent() {
        filer.file(id, request(true, true, file(1).id()), null, came::add);
        way.notFiled(id, Reason.LOGGED_OUT, 77L, 88L);
        way.sent.clear();
        filer.again(settled(), came::add);

        ToCompanion.File asked = way.asked();
        assertThat(asked.standing()).isEqualTo(new ToCompanion.Standing(77L, List.of(88L)));
        assertThat(asked.documents()).extracting(ToCompanion.Document::parts).containsExactly(0, 1);
        assertThat(way.sent.stream().filter(ToCompanion.FilePart.class::isInstance))
                .hasSize(1)
                .allSatisfy(part ->
                        assertThat(((ToCompanion.FilePart) part).document()).isEqualTo(1));
    }

    @Test
    void ofTwoWhoTryOnceMoreTheSecondIsRefusedAndPutsNothingIntoOscar() {
        filer.file(id, request(true, false), null, came::add);
        way.notFiled(id, Reason.LOGGED_OUT, null);
        Filing failed = settled();
        FakeWay there = new FakeWay();
        Filer other = new Filer(filings, new Documents(api, filings, new PrivateFolder(folder)), ui, later, there);
        way.sent.clear();
        filer.again(failed, came::add);
        assertThat(filings.open().filings())
                .as("the clinic sees it on its way")
                .extracting(Filing::state)
                .containsExactly(FilingState.ASKED);
        other.again(failed, came::add);
        assertThat(((Filer.Came.Refused) came.getLast()).why().kind()).isEqualTo(ErrorKind.FILING_CHANGED);
        assertThat(there.sent).isEmpty();
        assertThat(way.sent).hasSize(1);
    }

    @Test
    void askedTwiceAtATimeItGoesOnce() {
        filer.file(id, request(true, false), null, came::add);
        filer.file(id, request(true, false), null, came::add);
        assertThat(filings.asked).containsExactly("ask");
        assertThat(way.sent).hasSize(1);
    }

    @Test
    void whoIsComparedByAPersonIsWhomOscarHasToHave() {
        ToCompanion.Person compared = new ToCompanion.Person("TESTER-NEW", "1985-03-14");
        filer.file(id, request(true, false), compared, came::add);
        assertThat(way.asked().person()).isEqualTo(compared);
    }
}
