package ca.chartside.desktop.replies;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing, changing and deleting saved replies: nothing typed is lost. */
class ManageModelTest extends RepliesFixture {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        some();
        replies.load();
    }

    private List<String> titles() {
        return replies.replies().stream().map(SavedReply::title).toList();
    }

    private SavedReplyRequest typed() {
        return Objects.requireNonNull(manage.edit()).now();
    }

    private ErrorKind error() {
        ApiException error = manage.error();
        return Objects.requireNonNull(error).kind();
    }

    @Test
    void oneIsWrittenAndStandsInTheListOnceTheServerHasIt() {
        manage.writeNew();
        assertThat(manage.canSave()).isFalse();
        manage.type(false, "Bring your card", "", "");
        assertThat(manage.canSave()).as("a title alone is none").isFalse();
        manage.type(false, "Bring your card", "", "Apportez votre carte.");
        clinic.background.hold();
        manage.save();
        assertThat(manage.busy()).isTrue();
        assertThat(titles()).doesNotContain("Bring your card");
        clinic.background.answer();
        assertThat(manage.edit()).isNull();
        assertThat(titles()).startsWith("Bring your card", "Thanks");
    }

    @Test
    void aFailureKeepsWhatWasTypedAndTheSameIsSavedAgainOnce() {
        manage.writeNew();
        manage.type(true, "Bring your card", "Please bring your card.", "");
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        manage.save();
        assertThat(error()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(typed()).isEqualTo(new SavedReplyRequest(true, "Bring your card", "Please bring your card.", "", 0));
        clinic.api.failing = null;
        manage.again();
        assertThat(manage.edit()).isNull();
        assertThat(clinic.api.replies.values())
                .filteredOn(reply -> reply.title().equals("Bring your card"))
                .hasSize(1);
    }

    @Test
    void whatAColleagueSavedMeanwhileStaysAndOnesOwnCanBecomeAnother() {
        SavedReply directions =
                clinic.api.replies.get(reply(3, true, "", "", "").id());
        manage.change(directions);
        clinic.api.saveReply(directions.id(), new SavedReplyRequest(true, "Directions", "Oak Street now.", "", 1));
        manage.type(true, "Directions", "Elm Street.", "");
        manage.save();
        assertThat(error()).isEqualTo(ErrorKind.SAVED_REPLY_CHANGED);
        assertThat(typed().english()).isEqualTo("Elm Street.");
        assertThat(manage.canSaveAsNew()).isTrue();
        manage.saveAsNew();
        assertThat(manage.edit()).isNull();
        assertThat(clinic.api.replies.values())
                .filteredOn(reply -> reply.title().equals("Directions"))
                .extracting(SavedReply::english)
                .containsExactlyInAnyOrder("Oak Street now.", "Elm Street.");
    }

    @Test
    void filesGoWithItOnceTheServerHasThemAndWhatIsRefusedSaysWhichItWas() throws IOException {
        Path map = Files.write(folder.resolve("map.pdf"), new byte[20]);
        Path nothing = Files.createFile(folder.resolve("nothing.pdf"));
        manage.writeNew();
        manage.type(true, "The way here", "See the map.", "");
        clinic.background.hold();
        manage.attach(List.of(map));
        assertThat(manage.uploading()).isTrue();
        assertThat(manage.canSave()).as("while it is under way").isFalse();
        clinic.background.answer();
        assertThat(names()).containsExactly("map.pdf");

        clinic.background.release();
        manage.attach(List.of(nothing));
        assertThat(error()).isEqualTo(ErrorKind.FILE_EMPTY);
        assertThat(manage.refused()).isEqualTo("nothing.pdf");
        manage.attach(List.of(folder.resolve("gone.pdf")));
        assertThat(manage.refused()).isEqualTo("gone.pdf");
        manage.attach(Collections.nCopies(10, map));
        assertThat(manage.tooMany()).isTrue();
        assertThat(names()).containsExactly("map.pdf");
        manage.type(true, "The way here", "See the map here.", "");
        manage.save();
        SavedReply saved = clinic.api.replies.values().stream()
                .filter(reply -> reply.title().equals("The way here"))
                .findFirst()
                .orElseThrow();
        assertThat(saved.files()).extracting(StoredFile::name).containsExactly("map.pdf");

        manage.change(saved);
        manage.remove(saved.files().getFirst());
        assertThat(Objects.requireNonNull(manage.edit()).isChanged()).isTrue();
        manage.save();
        assertThat(clinic.api.replies.get(saved.id()).files()).isEmpty();
    }

    @Test
    void whatBecomesAnotherHasCopiesOfTheFiles() {
        StoredFile map = new StoredFile(new UUID(9, 1), "map.pdf", "application/pdf", 20);
        clinic.api.files.put(map.id(), map);
        SavedReply before = new SavedReply(new UUID(5, 3), true, "Directions", "Maple Street.", "", List.of(map), 1);
        add(before);
        manage.change(before);
        clinic.api.replies.put(
                before.id(), new SavedReply(before.id(), true, "Directions", "Oak Street.", "", List.of(map), 2));
        manage.type(true, "Directions", "Elm Street.", "");
        manage.save();
        manage.saveAsNew();
        assertThat(manage.edit()).isNull();
        SavedReply another = clinic.api.replies.values().stream()
                .filter(reply -> reply.english().equals("Elm Street."))
                .findFirst()
                .orElseThrow();
        assertThat(another.files()).extracting(StoredFile::name).containsExactly("map.pdf");
        assertThat(another.files()).doesNotContain(map);
    }

    private List<String> names() {
        return Objects.requireNonNull(manage.edit()).files().stream()
                .map(StoredFile::name)
                .toList();
    }

    @Test
    void leavingAsksWhereSomethingWouldBeLost() {
        manage.writeNew();
        assertThat(manage.leave()).isTrue();
        manage.writeNew();
        manage.type(false, "", "Half a", "");
        assertThat(manage.leave()).isFalse();
        assertThat(manage.discarding()).isTrue();
        manage.goOn();
        assertThat(typed().english()).isEqualTo("Half a");
        manage.leave();
        manage.type(false, "", "Half a text", "");
        assertThat(manage.discarding()).as("typing goes on").isFalse();
        manage.leave();
        manage.discard();
        assertThat(manage.edit()).isNull();
    }

    @Test
    void nothingIsDeletedUnasked() {
        SavedReply directions = replies.replies().get(1);
        manage.askToDelete(directions);
        assertThat(clinic.api.replies).hasSize(4);
        manage.keep();
        assertThat(manage.asked()).isNull();
        manage.askToDelete(directions);
        clinic.api.failing = ErrorKind.STORE_UNAVAILABLE;
        manage.delete();
        assertThat(error()).isEqualTo(ErrorKind.STORE_UNAVAILABLE);
        assertThat(manage.asked()).isEqualTo(directions);
        assertThat(titles()).contains("Directions");
        clinic.api.failing = null;
        manage.again();
        assertThat(manage.asked()).isNull();
        assertThat(titles()).doesNotContain("Directions");
    }

    @Test
    void anAnswerFromBeforeAChangeDoesNotTakeItBack() {
        SavedReply saved = reply(9, false, "Bring your card", "Please bring your card.", "");
        SavedReplyRequest request = new SavedReplyRequest(false, saved.title(), saved.english(), "", 0);
        clinic.background.hold();
        replies.load();
        replies.save(saved.id(), request, null, () -> {}, why -> {});
        clinic.background.answerLast();
        assertThat(titles()).contains("Bring your card");
        clinic.api.replies.remove(saved.id()); // the list as it was before
        clinic.background.answer();
        assertThat(titles()).contains("Bring your card");
        add(saved);
        clinic.background.answer();
        assertThat(titles()).hasSize(5).contains("Bring your card");
    }
}
