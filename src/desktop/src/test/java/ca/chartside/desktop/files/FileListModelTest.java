package ca.chartside.desktop.files;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import org.junit.jupiter.api.Test;

/** Every file of a conversation. */
class FileListModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
    private final FileListModel model = new FileListModel(clinic.api, clinic.ui(), row);

    private StoredFile file(String name) {
        return new StoredFile(clinic.id(), name, "application/pdf", 13);
    }

    @Test
    void thePatientsAndTheClinicsStandApartTheNewestFirstOverAllPages() {
        clinic.api.pageSize = 2;
        clinic.attach(clinic.fromPatient(row, NOW.minusDays(3), "old"), file("old.pdf"));
        clinic.attach(clinic.fromStaff(row, ME, NOW.minusDays(2), "", DeliveryState.SENT), file("ours.pdf"));
        clinic.attach(clinic.note(row, ME, NOW.minusDays(2), ""), file("never seen.pdf"));
        clinic.fromPatient(row, NOW.minusDays(2), "no file");
        clinic.fromPatient(row, NOW.minusDays(2), "no file");
        clinic.attach(clinic.fromPatient(row, NOW, "new"), file("new.pdf"), file("second.pdf"));
        model.load();
        assertThat(model.ofPatient())
                .extracting(entry -> entry.file().name())
                .containsExactly("new.pdf", "second.pdf", "old.pdf");
        assertThat(model.ofClinic())
                .extracting(entry -> entry.file().name() + " " + entry.author())
                .containsExactly("ours.pdf Rita Desk");
        assertThat(model.ofNotes())
                .extracting(entry -> entry.file().name() + " " + entry.author())
                .containsExactly("never seen.pdf Rita Desk");
    }

    @Test
    void whatCannotBeLoadedIsSaidAndCanBeTriedAgain() {
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.load();
        assertThat(model.error()).isNotNull();
        assertThat(model.loaded()).isFalse();
        clinic.api.failing = null;
        model.load();
        assertThat(model.error()).isNull();
        assertThat(model.loaded()).isTrue();
    }
}
