package ca.chartside.desktop.replies;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing, changing and deleting saved replies: nothing typed is lost. */
class ManageModelTest extends RepliesFixture {
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
        replies.save(saved.id(), request, () -> {}, why -> {});
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
