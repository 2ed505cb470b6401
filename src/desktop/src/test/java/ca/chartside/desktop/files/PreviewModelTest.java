package ca.chartside.desktop.files;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Pictures in full, one after the other, without a display. */
class PreviewModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final FakeLater later = new FakeLater();
    private final List<StoredFile> photos = List.of(photo("first"), photo("second"), photo("third"));
    private final PreviewModel<String> model = new PreviewModel<>(
            clinic.api, clinic.ui(), later, bytes -> new String(bytes, StandardCharsets.UTF_8), photos);

    private StoredFile photo(String holds) {
        StoredFile file = new StoredFile(clinic.id(), holds + ".jpg", "image/jpeg", 1_000);
        clinic.api.pictures.put(file.id(), holds.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    @Test
    void itBeginsWithTheOneThatWasClickedAndStepsUpToTheEnds() {
        model.show(photos.get(1));
        assertThat(model.shown()).isEqualTo("second");
        assertThat(clinic.api.asked).containsExactly("VIEW " + photos.get(1).id());
        model.step(1);
        assertThat(model.shown()).isEqualTo("third");
        model.step(1);
        assertThat(model.number()).isEqualTo(model.count()).isEqualTo(3);
        assertThat(clinic.api.asked).as("no further than the last").hasSize(2);
        model.step(-1);
        model.step(-1);
        model.step(-1);
        assertThat(model.shown()).isEqualTo("first");
        assertThat(model.file()).isEqualTo(photos.getFirst());
    }

    @Test
    void anAnswerThatComesTooLateIsNotShownForAnotherPicture() {
        clinic.background.hold();
        model.show(photos.getFirst());
        model.step(1);
        clinic.background.answerLast();
        assertThat(model.shown()).isEqualTo("second");
        clinic.background.answer();
        assertThat(model.shown()).isEqualTo("second");
        model.step(1);
        assertThat(model.shown()).as("not the one before it, under its name").isNull();
    }

    @Test
    void whatTheServerIsStillMakingComesByItself() {
        clinic.api.pictures.remove(photos.getFirst().id());
        model.show(photos.getFirst());
        assertThat(model.shown()).isNull();
        assertThat(model.preparing()).isTrue();
        later.pass(Duration.ofSeconds(1));
        assertThat(model.preparing()).isTrue();
        clinic.background.hold();
        model.step(1);
        assertThat(model.preparing()).as("nobody has said so of the next one").isFalse();
        clinic.background.answer();
        clinic.background.release();
        model.step(-1);
        clinic.api.pictures.put(photos.getFirst().id(), new byte[] {'x'});
        later.pass(Duration.ofSeconds(1));
        assertThat(model.shown()).isEqualTo("x");
        assertThat(model.preparing()).isFalse();
    }

    @Test
    void thoseThatAreNotLoadedComeByThemselvesAndTheOneThatIsShownStays() {
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        clinic.api.pageSize = 2;
        clinic.attach(clinic.fromPatient(row, NOW.minusDays(9), "long ago"), photo("oldest"), form());
        clinic.attach(clinic.note(row, ME, NOW.minusDays(8), "between us"), photo("noted"));
        clinic.attach(clinic.fromPatient(row, NOW.minusDays(3), ""), photos.get(0));
        clinic.attach(clinic.fromPatient(row, NOW.minusDays(2), ""), photos.get(1), photos.get(2));
        clinic.background.hold();
        model.gather(row.id());
        model.show(photos.getFirst());
        assertThat(model.count()).isEqualTo(3);
        clinic.background.answer();
        clinic.background.answer();
        clinic.background.release();
        assertThat(model.shown()).isEqualTo("first");
        assertThat(model.number()).isEqualTo(3);
        assertThat(model.count()).isEqualTo(5);
        model.step(-1);
        assertThat(model.shown()).isEqualTo("noted");
        model.step(-1);
        assertThat(model.shown()).isEqualTo("oldest");
        for (int i = 0; i < 9; i++) {
            model.step(1);
        }
        assertThat(model.shown()).isEqualTo("third");
    }

    @Test
    void whereTheOthersCannotBeHadTheyAreAskedForAgainAtAnEnd() {
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        clinic.attach(clinic.fromPatient(row, NOW.minusDays(9), "long ago"), photo("oldest"));
        clinic.attach(clinic.fromPatient(row, NOW.minusDays(3), ""), photos.toArray(StoredFile[]::new));
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.gather(row.id());
        clinic.api.failing = null;
        model.show(photos.getFirst());
        assertThat(model.count()).isEqualTo(3);
        model.step(-1);
        assertThat(model.count()).isEqualTo(4);
        assertThat(model.shown()).as("it stays until the next step").isEqualTo("first");
        model.step(-1);
        assertThat(model.shown()).isEqualTo("oldest");
    }

    private StoredFile form() {
        return new StoredFile(clinic.id(), "form.pdf", "application/pdf", 1_000);
    }

    @Test
    void nothingIsAskedForOnceItIsClosed() {
        clinic.api.pictures.clear();
        model.show(photos.getFirst());
        model.close();
        int asked = clinic.api.asked.size();
        later.pass(Duration.ofMinutes(1));
        assertThat(clinic.api.asked).hasSize(asked);
    }

    @Test
    void aFailureSaysWhyAndIsTriedAgain() {
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.show(photos.getFirst());
        ApiException why = Objects.requireNonNull(model.error());
        assertThat(why.kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        clinic.api.failing = null;
        model.load();
        assertThat(model.error()).isNull();
        assertThat(model.shown()).isEqualTo("first");
    }
}
