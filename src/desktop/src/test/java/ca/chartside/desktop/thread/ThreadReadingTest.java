package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is new to the user, and what counts as read. */
class ThreadReadingTest extends ThreadFixture {
    private int newLine() {
        for (int i = 0; i < thread.rows().size(); i++) {
            if (thread.rows().get(i) instanceof ThreadRow.New) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void theNewLineStandsBeforeTheFirstUnreadMessageAndStays() {
        Message read = clinic.fromPatient(row, NOW.minusHours(3), "Old");
        clinic.api.readSeq = read.seq();
        clinic.fromStaff(row, CHEN, NOW.minusHours(2), "Ours", DeliveryState.SENT);
        clinic.fromPatient(row, NOW.minusHours(1), "First unread");
        thread.open(row.id());
        int line = newLine();
        assertThat(((ThreadRow.Bubble) thread.rows().get(line + 1)).item().text())
                .isEqualTo("First unread");
        thread.visible(true);
        thread.onScreen(clinic.nextSeq());
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "Another")));
        assertThat(newLine()).isEqualTo(line);
        assertThat(thread.rows().stream().filter(ThreadRow.New.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whatComesWhileReadingIsNotMarkedNew() {
        thread.open(row.id());
        thread.visible(true);
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "Live")));
        assertThat(newLine()).isNegative();
    }

    @Test
    void whatCameWhileTheUserWasAwayIsMarkedNewOnReturn() {
        thread.open(row.id());
        thread.visible(true);
        thread.visible(false);
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "Meanwhile")));
        thread.visible(true);
        assertThat(newLine()).isNotNegative();
    }

    @Test
    void itIsMarkedReadOnlyWhenTrulySeen() {
        Message first = clinic.fromPatient(row, NOW, "First");
        Message second = clinic.fromPatient(row, NOW, "Second");
        thread.open(row.id());
        thread.onScreen(second.seq());
        assertThat(thread.lastSeenSeq(row.id())).as("behind another window").isZero();
        assertThat(clinic.api.asked).doesNotContain("markRead " + second.seq());
        thread.onScreen(first.seq());
        thread.visible(true);
        assertThat(thread.lastSeenSeq(row.id())).isEqualTo(first.seq());
        assertThat(clinic.api.asked).contains("markRead " + first.seq()).doesNotContain("markRead " + second.seq());
        thread.onScreen(second.seq());
        thread.onScreen(second.seq());
        assertThat(clinic.api.asked.stream().filter(("markRead " + second.seq())::equals))
                .hasSize(1);
        assertThat(thread.lastSeenSeq(new UUID(0, 5))).isZero();
    }

    @Test
    void scrollingUpUnseesNothing() {
        Message first = clinic.fromPatient(row, NOW, "First");
        Message second = clinic.fromPatient(row, NOW, "Second");
        thread.open(row.id());
        thread.visible(true);
        thread.onScreen(second.seq());
        thread.onScreen(first.seq());
        assertThat(thread.lastSeenSeq(row.id())).isEqualTo(second.seq());
    }

    @Test
    void whatCouldNotBeMarkedReadIsTriedAgainOnceTheLineIsBack() {
        Message message = clinic.fromPatient(row, NOW, "First");
        thread.open(row.id());
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        thread.visible(true);
        thread.onScreen(message.seq());
        clinic.api.failing = null;
        clinic.live.connection(new ConnectionState.Online());
        assertThat(clinic.api.asked.stream().filter(("markRead " + message.seq())::equals))
                .hasSize(2);
    }

    @Test
    void whatIReadElsewhereIsNotMarkedAgain() {
        Message message = clinic.fromPatient(row, NOW, "First");
        thread.open(row.id());
        clinic.live.send(new Event.StaffRead(clinic.nextSeq(), row.id(), ME.id(), message.seq()));
        thread.visible(true);
        thread.onScreen(message.seq());
        assertThat(clinic.api.asked).doesNotContain("markRead " + message.seq());
    }

    @Test
    void notesAndLinesAreNoMessages() {
        clinic.note(row, CHEN, NOW, "Call her");
        clinic.line(row, CHEN, NOW, MessageKind.URGENT, null, "");
        thread.open(row.id());
        assertThat(newLine())
                .as("what the patient has not written is not marked new")
                .isNegative();
        assertThat(items())
                .allSatisfy(item -> assertThat(item.state()).as("no tick").isNull());
        Message note = clinic.note(row, CHEN, NOW, "She called");
        clinic.live.send(clinic.stored(note));
        assertThat(items().getLast())
                .returns(MessageKind.NOTE, ThreadItem::kind)
                .returns("She called", ThreadItem::text);
        thread.visible(true);
        thread.onScreen(note.seq());
        assertThat(clinic.api.asked).as("a note is read, too (T8)").contains("markRead " + note.seq());
    }

    @Test
    void whatIMarkAsUnreadIsReadOnlyWhenIOpenItAgain() {
        Message message = clinic.fromPatient(row, NOW, "Hello");
        clinic.api.readSeq = message.seq();
        thread.open(row.id());
        thread.visible(true);
        Message mark = clinic.line(row, ME, NOW, MessageKind.MARKED_UNREAD, null, "");
        clinic.live.send(clinic.stored(mark));
        thread.onScreen(mark.seq());
        assertThat(clinic.api.asked).doesNotContain("markRead " + mark.seq());
        thread.close();
        thread.open(row.id());
        thread.onScreen(mark.seq());
        assertThat(clinic.api.asked).contains("markRead " + mark.seq());
    }
}
