package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.SendMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Internal notes (M15), and what stays unread for who writes (T8), the same on every engine. */
@Timeout(60)
abstract class NoteRulesContract extends StartedConversationFixture {
    @Test
    void aNoteIsUnreadForTheOtherMembersAndNothingToAnybodyElse() {
        act(doctor, new ConversationAction.AddMember(moa.user().id()));
        conversations.markRead(moa, conversation, new ReadRequest(ALL));
        ConversationRow before = row(doctor);
        long notices = notices();
        Message note = note(doctor, "Ask about the rash");
        assertThat(row(moa).unread()).isTrue();
        assertThat(row(doctor)).isEqualTo(before);
        assertThat(row(moa).needsActionSince()).isNull();
        assertThat(notices()).isEqualTo(notices);
        assertThat(entries()).last().isEqualTo(note);
        refused(
                () -> actions.note(doctor, conversation, new NoteRequest(ids.next(), 2, "Wrong chart")),
                ErrorKind.WRONG_PATIENT);
        assertThat(actions.note(doctor, conversation, new NoteRequest(note.id(), 1, "Ask about the rash")))
                .isEqualTo(note);
        refused(
                () -> actions.note(doctor, conversation, new NoteRequest(note.id(), 1, "Other words")),
                ErrorKind.MESSAGE_ID_REUSED);
    }

    @Test
    void noMessageTakesTheIdOfANoteNorWhatItsFilesAre() {
        UUID file = uploaded(moa, "internal.pdf");
        Message note = actions.note(moa, conversation, new NoteRequest(ids.next(), 1, "For us alone", List.of(file)));
        act(moa, new ConversationAction.Urgent(true));
        UUID line = entries().getLast().id();
        for (UUID taken : List.of(note.id(), line)) {
            refused(
                    () -> send(doctor, taken, conversation, 1, "harmless", SendMode.SEND, ALL),
                    ErrorKind.MESSAGE_ID_REUSED);
            refused(
                    () -> send(doctor, taken, ids.next(), 2, "harmless", SendMode.SEND, 0),
                    ErrorKind.MESSAGE_ID_REUSED);
            refused(() -> messages.reply(clinic, 1, conversation, taken, "harmless"), ErrorKind.MESSAGE_ID_REUSED);
        }
        List<Message> asMessage = store.read(
                clinic, tx -> new FileRecords(tx).with(FileRecords.By.MESSAGE, List.of(note.withFiles(List.of()))));
        assertThat(asMessage.getFirst().files()).isEmpty();
        assertThat(store.<FileRecords.@Nullable Known>read(clinic, tx -> new PatientView(tx, 1).file(file)))
                .isNull();
        assertThat(entries().stream().filter(entry -> entry.id().equals(note.id())))
                .singleElement()
                .extracting(entry -> entry.files().size())
                .isEqualTo(1);
    }

    @Test
    void whatCameUnseenStaysUnreadForWhoWritesMeanwhile() {
        act(doctor, new ConversationAction.AddMember(moa.user().id()));
        long seen = entries().getLast().seq();
        note(moa, "He called twice");
        send(doctor, SendMode.SEND, seen);
        assertThat(row(doctor).unread()).isTrue();
        assertThat(conversations.counts(doctor).number()).isEqualTo(1);
        send(doctor, SendMode.SEND, entries().getLast().seq());
        assertThat(row(doctor).unread()).isFalse();

        seen = entries().getLast().seq();
        act(moa, new ConversationAction.Assign(doctor.user().id(), "Yours"));
        send(doctor, SendMode.SEND, seen);
        assertThat(row(doctor).unread()).isTrue();
        conversations.markRead(doctor, conversation, new ReadRequest(ALL));

        reply();
        note(doctor, "Not yet looked at");
        assertThat(row(doctor).unread()).isTrue();
        assertThat(conversations.counts(doctor).number()).isEqualTo(1);
    }

    @Test
    void aNoteDoesNotLeaveTriageAndNeverReachesThePatient() {
        reply();
        Message note = note(moa, "He called twice");
        act(moa, new ConversationAction.Assign(doctor.user().id(), "He is yours"));
        assertThat(row(moa).needsActionSince()).isNotNull();
        PatientView.Thread thread = seenByThePatient();
        assertThat(thread.messages()).hasSize(2);
        assertThat(thread.toString()).doesNotContain("called twice", note.id().toString(), "yours");
        assertThat(store.<List<PatientView.Item>>read(clinic, tx -> new PatientView(tx, 1).list())
                        .toString())
                .doesNotContain("called twice", "yours");
    }
}
