package ca.chartside.desktop.filing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.filing.FileToChartModel.Step;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.FiledBefore;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.OscarProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is chosen, seen and filed. */
class FileToChartModelTest extends FilingFixture {
    private FilingRequest last() {
        return filings.requests.getLast();
    }

    @Test
    void whatBothSaidAndThePatientsFilesAreChosenNotesOnlyWhereAskedFor() {
        FileToChartModel model = model();
        assertThat(model.chosen().entries()).extracting(Message::seq).containsExactly(1L, 2L, 5L);
        model.look();
        assertThat(last().messages()).containsExactly(message(1), message(2), message(5));
        assertThat(last().files()).containsExactly(file(1).id(), file(2).id());
        assertThat(last().note()).isTrue();
        assertThat(last().pages()).isFalse();
        assertThat(last().notes()).isFalse();
        assertThat(last().demographicNo()).isEqualTo(Samples.ANNA.demographicNo());

        model.back();
        assertThat(model.chosen().inside()).isEqualTo(1);
        model.choose(chosen -> chosen.notes(true));
        model.choose(chosen -> chosen.chooseAll(true));
        model.look();
        assertThat(last().messages()).containsExactly(message(1), message(2), message(3), message(5));
        model.back();
        model.choose(chosen -> chosen.notes(false));
        model.look();
        assertThat(last().messages())
                .as("what is not offered any more does not go")
                .doesNotContain(message(3));
    }

    @Test
    void whatStandsInTheChartAlreadyIsNotChosenByItself() {
        api.messages.put(
                CONVERSATION,
                List.of(
                        entry(1, null, MessageKind.MESSAGE, "Old.")
                                .withFiles(List.of(file(1)))
                                .withFiledAt(Samples.at(23, 9, 0)),
                        entry(2, null, MessageKind.MESSAGE, "New.")));
        FileToChartModel model = model();
        model.look();
        assertThat(last().messages()).containsExactly(message(2));
        assertThat(last().files()).isEmpty();
    }

    @Test
    void filesAloneGoWithoutMessagesAndNothingDoesNotGo() {
        FileToChartModel model = model();
        model.choose(chosen -> chosen.note(false));
        assertThat(model.canPreview()).isTrue();
        model.look();
        assertThat(last().messages()).isEmpty();
        assertThat(last().files()).hasSize(2);
        model.back();
        model.choose(chosen -> chosen.choose(file(1), false));
        model.choose(chosen -> chosen.choose(file(2), false));
        assertThat(model.canPreview()).isFalse();
    }

    @Test
    void fromTheListOfFilesThoseAreChosenAloneHoweverOldTheyAre() {
        List<Message> many = new ArrayList<>(IntStream.rangeClosed(1, 450)
                .mapToObj(seq -> entry(seq, null, MessageKind.MESSAGE, "Line " + seq))
                .toList());
        many.set(0, many.get(0).withFiles(List.of(file(1), file(2))));
        many.set(440, many.get(440).withFiles(List.of(file(3))));
        api.messages.put(CONVERSATION, many);
        FileToChartModel model = model(file(1).id(), file(3).id());
        assertThat(model.more()).isFalse();
        model.look();
        assertThat(last().files()).containsExactly(file(1).id(), file(3).id());
        assertThat(last().messages()).isEmpty();
        model.back();
        assertThat(model.chosen().entries())
                .as("what has no file is not asked for")
                .extracting(Message::seq)
                .containsExactly(1L, 441L);
    }

    @Test
    void moreThanOneFilingTakesIsNeverChosenAndOlderOnesCanBeSeen() {
        List<Message> many = IntStream.rangeClosed(1, 450)
                .mapToObj(seq -> entry(seq, null, MessageKind.MESSAGE, "Line " + seq))
                .toList();
        api.messages.put(CONVERSATION, many);
        FileToChartModel model = model();
        assertThat(model.more()).isTrue();
        assertThat(model.chosen().messages()).isEqualTo(Limits.FILING_ENTRIES);
        assertThat(model.chosen().has(many.getLast())).isTrue();
        while (model.more()) {
            model.load();
        }
        assertThat(model.chosen().entries()).hasSize(450);
        model.choose(chosen -> chosen.choose(many.getFirst(), true));
        model.choose(chosen -> chosen.chooseAll(true));
        assertThat(model.chosen().messages()).isEqualTo(Limits.FILING_ENTRIES);
        model.look();
        assertThat(last().messages()).hasSize(Limits.FILING_ENTRIES).last().isEqualTo(message(450));
    }

    @Test
    void itIsFiledOnlyOnceSeenAndSaysWhatCameOfIt() {
        FileToChartModel model = model();
        model.file();
        assertThat(filings.asked).doesNotContain("ask");
        model.look();
        assertThat(model.step()).isEqualTo(Step.PREVIEW);
        assertThat(model.preview().noteText()).isEqualTo("Note of 3");
        model.file();
        assertThat(model.step()).isEqualTo(Step.FILING);
        way.filed(way.asked().filing(), 77L, 88L, 89L);
        assertThat(model.step()).isEqualTo(Step.FILED);
    }

    @Test
    void whatFailsStaysSeenAndSaysWhy() {
        FileToChartModel model = model();
        model.look();
        model.file();
        way.notFiled(way.asked().filing(), Reason.WRONG_PATIENT, null);
        assertThat(model.step()).isEqualTo(Step.NOT_FILED);
        assertThat(model.came().reason()).isEqualTo(Reason.WRONG_PATIENT);
    }

    @Test
    void askedAgainAfterALostAnswerItIsTheSameFiling() {
        FileToChartModel model = model();
        model.look();
        filings.failing = new ApiException(ErrorKind.SERVER_UNREACHABLE);
        model.file();
        assertThat(model.step()).isEqualTo(Step.PREVIEW);
        assertThat(model.error()).isNotNull();
        filings.failing = null;
        model.file();
        UUID first = way.asked().filing();
        assertThat(model.step()).isEqualTo(Step.FILING);
        way.notFiled(first, Reason.LOGGED_OUT, null);

        FileToChartModel other = model();
        other.look();
        other.file();
        assertThat(way.asked().filing()).as("another dialog is another filing").isNotEqualTo(first);
    }

    @Test
    void whatIsThereAlreadyIsSaidAndFiledOnceMoreOnlyKnowingly() {
        FileToChartModel model = model();
        model.look();
        FiledBefore before =
                new FiledBefore(message(1), ids.next(), FilingState.FILED, Samples.at(23, 9, 0), "Rita Desk");
        filings.before.add(before);
        filings.failing = new ApiException(ErrorKind.ALREADY_FILED);
        background.hold();
        model.file();
        background.answer();
        filings.failing = null;
        background.answer();
        assertThat(model.step()).as("a colleague was quicker: it is shown").isEqualTo(Step.PREVIEW);
        assertThat(model.filedBefore()).isTrue();
        background.release();
        model.file();
        assertThat(last().again()).isTrue();
    }

    @Test
    void withoutOscarItWaitsAndOnceOscarIsOpenItGoes() {
        way.open = false;
        FileToChartModel model = model();
        int[] changes = new int[1];
        model.onChange(() -> changes[0]++);
        model.look();
        assertThat(model.reachable()).isFalse();
        model.file();
        assertThat(model.step()).isEqualTo(Step.PREVIEW);
        int before = changes[0];
        way.comeBack();
        assertThat(changes[0]).isGreaterThan(before);
        assertThat(model.reachable()).isTrue();
    }

    @Test
    void whoSignsInOscarIsNamedWhereItIsSomebodyElse() {
        way.provider = new OscarProvider("100002", "Rita Desk", "receptionist");
        assertThat(model().otherSigner()).isNull();
        way.provider = new OscarProvider("101", "Mei Chen", "doctor");
        assertThat(model().otherSigner()).isEqualTo("Mei Chen");
    }

    @Test
    void aNoteThatNoBrowserWouldTakeInOneMessageDoesNotGo() {
        FileToChartModel model = model();
        filings.noteText = "x".repeat(FileToChartModel.NOTE_CHARS);
        model.look();
        assertThat(model.tooLong()).isFalse();
        model.back();
        filings.noteText += "x";
        model.look();
        assertThat(model.tooLong()).isTrue();
        model.file();
        assertThat(filings.asked).doesNotContain("ask");
    }
}
