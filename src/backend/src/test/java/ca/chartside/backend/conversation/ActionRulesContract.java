package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What staff do to conversations beside writing, the same on every engine. */
@Timeout(60)
abstract class ActionRulesContract extends StartedConversationFixture {
    @Test
    void aRowSaysThatItsConversationHasFilesFromTheFirstOnWhoeverSentThem() {
        UUID staffs = ids.next();
        send(doctor, staffs, SendMode.ALLOW_REPLIES, ALL);
        assertThat(conversations.row(doctor, staffs).hasFiles()).isFalse();
        UUID letter = uploaded(moa, "letter.pdf");
        messages.send(moa, new SendRequest(ids.next(), staffs, 1, "", SendMode.SEND, ALL, List.of(letter)));
        assertThat(conversations.row(doctor, staffs).hasFiles()).isTrue();
        send(doctor, staffs, SendMode.SEND, ALL);
        reply(staffs);
        actions.act(doctor, staffs, new ConversationAction.Close(ALL));
        assertThat(conversations.row(doctor, staffs).hasFiles())
                .as("what comes behind")
                .isTrue();

        UUID patients = ids.next();
        send(doctor, patients, SendMode.ALLOW_REPLIES, ALL);
        UUID photo = uploadedBy(1, "photo.jpg");
        messages.reply(clinic, 1, patients, ids.next(), "Here it is.", List.of(photo));
        assertThat(conversations.row(doctor, patients).hasFiles()).isTrue();

        UUID first = ids.next();
        UUID form = uploaded(moa, "form.pdf");
        messages.send(moa, new SendRequest(ids.next(), first, 1, "", SendMode.SEND, ALL, List.of(form)));
        UUID none = ids.next();
        send(doctor, none, SendMode.SEND, ALL);
        assertThat(conversations.page(doctor, "patient", 1, null, 10).rows().stream()
                        .filter(ConversationRow::hasFiles)
                        .map(ConversationRow::id))
                .containsExactlyInAnyOrder(staffs, patients, first);
        assertThat(conversations.page(doctor, "mine", null, null, 10).rows().stream()
                        .filter(row -> !row.hasFiles())
                        .map(ConversationRow::id))
                .containsExactlyInAnyOrder(none, conversation);
        assertThat(conversations.page(moa, "triage", null, null, 10).rows().stream()
                        .filter(ConversationRow::hasFiles)
                        .map(ConversationRow::id))
                .containsExactly(patients);
    }

    @Test
    void closingTakesOutOfTriageAndTellsThePatientWithoutAName() {
        reply();
        act(moa, new ConversationAction.Urgent(true));
        act(moa, new ConversationAction.Close(ALL));
        ConversationRow row = row(doctor);
        assertThat(row.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(row.needsActionSince()).isNull();
        assertThat(row.urgent()).isFalse();
        assertThat(entries().getLast())
                .extracting(Message::kind, Message::authorName)
                .containsExactly(MessageKind.CLOSED, "Rita Desk");
        Message line = seenByThePatient().messages().getLast();
        assertThat(line.kind()).isEqualTo(MessageKind.CLOSED);
        assertThat(line.toString()).doesNotContain("Rita", moa.user().id().toString());
        refused(this::reply, ErrorKind.CONVERSATION_CLOSED);
    }

    @Test
    void reopeningIsSilentAndLetsThePatientReply() {
        act(moa, new ConversationAction.Close(ALL));
        long notices = notices();
        act(doctor, new ConversationAction.Reopen());
        assertThat(row(doctor).status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(notices()).isEqualTo(notices);
        assertThat(linesForThePatient()).as("no word of it above the box").isEmpty();
        act(moa, new ConversationAction.Close(ALL));
        assertThat(linesForThePatient()).as("nobody wrote between").containsExactly(MessageKind.CLOSED);
        act(doctor, new ConversationAction.Reopen());
        assertThat(reply()).isNotNull();
        assertThat(linesForThePatient())
                .as("behind a message all of it is past")
                .containsExactly(MessageKind.CLOSED, MessageKind.REOPENED, MessageKind.CLOSED, MessageKind.REOPENED);
        act(moa, new ConversationAction.Close(ALL));
        assertThat(linesForThePatient()).endsWith(MessageKind.REOPENED, MessageKind.CLOSED);
    }

    private List<MessageKind> linesForThePatient() {
        return seenByThePatient().messages().stream()
                .map(Message::kind)
                .filter(MessageKind::isLine)
                .toList();
    }

    @Test
    void markingUnreadIsForTheClinicAndNeverTouchesThePatientsReading() {
        Message asked = send(doctor, SendMode.SEND, ALL);
        messages.patientRead(clinic, 1, conversation, asked.seq());
        conversations.markRead(moa, conversation, new ReadRequest(ALL));
        assertThat(row(moa).unread()).isFalse();
        act(doctor, new ConversationAction.MarkUnread(null));
        assertThat(row(moa).unread()).isTrue();
        assertThat(row(doctor).unread()).isTrue();
        assertThat(row(moa).needsActionSince()).isEqualTo(clock.millis());
        assertThat(conversations.counts(moa).number()).isEqualTo(1);
        assertThat(seenByThePatient().messages()).allMatch(message -> message.kind() == MessageKind.MESSAGE);
        assertThat(entries().get(1).delivery()).isEqualTo(ca.chartside.protocol.DeliveryState.READ);
        conversations.markRead(
                moa, conversation, new ReadRequest(entries().getLast().seq()));
        assertThat(row(moa).unread()).isFalse();
        assertThat(row(moa).needsActionSince()).as("reading takes nothing out").isNotNull();
        act(moa, new ConversationAction.MarkUnread(null));
        assertThat(row(moa).unread()).as("read, and marked once more").isTrue();
    }

    @Test
    void noReplyNeededTakesOutOfTriageWithoutAnAnswer() {
        reply();
        act(moa, new ConversationAction.NoReplyNeeded(ALL));
        assertThat(row(moa).needsActionSince()).isNull();
        assertThat(row(moa).status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(kinds()).endsWith(MessageKind.NO_REPLY_NEEDED);
    }

    @Test
    void whatThePatientWroteUnseenStaysInTriageWhateverIsChosenForWhatWasSeen() {
        reply();
        long seen = row(moa).lastSeq();
        reply();
        long since = row(moa).needsActionSince();
        refused(() -> act(moa, new ConversationAction.NoReplyNeeded(seen)), ErrorKind.PATIENT_WROTE);
        refused(() -> act(moa, new ConversationAction.Close(seen)), ErrorKind.PATIENT_WROTE);
        assertThat(row(moa).needsActionSince()).isEqualTo(since);
        assertThat(row(moa).status()).isEqualTo(ConversationStatus.OPEN);
        send(doctor, SendMode.SEND, ALL);
        act(moa, new ConversationAction.MarkUnread(null));
        act(moa, new ConversationAction.NoReplyNeeded(row(moa).lastSeq() - 1));
        assertThat(row(moa).needsActionSince())
                .as("what a colleague wrote holds nobody back")
                .isNull();
    }

    @Test
    void undoneItHasWaitedAsLongAsBefore() {
        reply();
        Long since = row(moa).needsActionSince();
        clock.advance(Duration.ofDays(3));
        act(moa, new ConversationAction.NoReplyNeeded(ALL));
        act(moa, new ConversationAction.MarkUnread(since));
        assertThat(row(moa).needsActionSince()).isEqualTo(since);
        act(moa, new ConversationAction.NoReplyNeeded(ALL));
        act(moa, new ConversationAction.MarkUnread(Long.MAX_VALUE));
        assertThat(row(moa).needsActionSince()).as("not in days to come").isEqualTo(clock.millis());
    }

    @Test
    void urgentComesFirstInTriageOverPagesToo() {
        List<UUID> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID each = started();
            actions.act(moa, each, new ConversationAction.MarkUnread(null));
            waiting.add(each);
        }
        actions.act(moa, waiting.get(3), new ConversationAction.Urgent(true));
        actions.act(moa, waiting.get(4), new ConversationAction.Urgent(true));
        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = conversations.page(moa, "triage", null, cursor, 1);
            page.rows().forEach(row -> seen.add(row.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen)
                .containsExactly(waiting.get(3), waiting.get(4), waiting.get(0), waiting.get(1), waiting.get(2));
    }

    @Test
    void anAssignmentMakesAnOwnerAMemberAndAnUnreadForThem() {
        act(doctor, new ConversationAction.Assign(moa.user().id(), "Please book a visit"));
        ConversationRow row = row(moa);
        assertThat(row.ownerId()).isEqualTo(moa.user().id());
        assertThat(row.ownerName()).isEqualTo("Rita Desk");
        assertThat(row.unread()).isTrue();
        assertThat(row(doctor).unread()).isFalse();
        assertThat(conversations.counts(moa).number()).isEqualTo(1);
        assertThat(entries().getLast())
                .extracting(Message::kind, Message::authorName, Message::about, Message::text)
                .containsExactly(MessageKind.ASSIGNED, "Dr. Mei Chen", "Rita Desk", "Please book a visit");
        assertThat(actions.members(doctor, conversation).members())
                .extracting(MemberList.Member::name)
                .containsExactly("Dr. Mei Chen", "Rita Desk");
        assertThat(actions.members(doctor, conversation).since())
                .isEqualTo(actions.members(doctor, conversation)
                        .members()
                        .getFirst()
                        .since());
        act(doctor, new ConversationAction.Assign(null, ""));
        assertThat(row(moa).ownerId()).isNull();
    }

    @Test
    void nobodyIsAssignedWhoIsNotHere() {
        Principal stranger = user(otherClinic(), "rita.desk@medicalclinic.example.ca", "Other Rita", Role.MOA);
        refused(() -> act(doctor, new ConversationAction.Assign(stranger.user().id(), "")), ErrorKind.USER_NOT_FOUND);
        refused(
                () -> act(
                        doctor, new ConversationAction.AddMember(stranger.user().id())),
                ErrorKind.USER_NOT_FOUND);
        refused(() -> act(stranger, new ConversationAction.Close(ALL)), ErrorKind.CONVERSATION_NOT_FOUND);
        accounts.disableUser(clinic, moa.user().username());
        refused(() -> act(doctor, new ConversationAction.Assign(moa.user().id(), "")), ErrorKind.USER_NOT_FOUND);
        assertThat(actions.staff(doctor).users())
                .extracting(StaffUser::displayName)
                .containsExactly("Dr. Mei Chen");
        assertThat(kinds()).containsExactly(MessageKind.MESSAGE);
    }

    @Test
    void membersComeAndGo() {
        act(doctor, new ConversationAction.AddMember(moa.user().id()));
        assertThat(row(doctor).memberCount()).isEqualTo(3);
        assertThat(conversations.page(moa, "mine", null, null, 10).rows()).hasSize(1);
        act(doctor, new ConversationAction.RemoveMember(moa.user().id()));
        assertThat(row(doctor).memberCount()).isEqualTo(2);
        assertThat(conversations.page(moa, "mine", null, null, 10).rows()).isEmpty();
        assertThat(kinds()).endsWith(MessageKind.MEMBER_ADDED, MessageKind.MEMBER_REMOVED);
    }

    @Test
    void whatIsDoneAlreadyChangesNothing() {
        reply();
        for (ConversationAction action : List.of(
                new ConversationAction.Urgent(true),
                new ConversationAction.NoReplyNeeded(ALL),
                new ConversationAction.MarkUnread(null),
                new ConversationAction.Assign(moa.user().id(), ""),
                new ConversationAction.AddMember(moa.user().id()),
                new ConversationAction.RemoveMember(moa.user().id()),
                new ConversationAction.Close(ALL),
                new ConversationAction.Reopen())) {
            act(moa, action);
            int before = entries().size();
            act(doctor, action);
            assertThat(entries()).as(action.toString()).hasSize(before);
        }
    }

    @Test
    void whatIsTakenBackIsGoneForThePatientAndKeptForTheRecord() {
        Message sent = send(doctor, SendMode.SEND, ALL);
        long notices = notices();
        refused(() -> messages.takeBack(moa, sent.id(), 1), ErrorKind.NOT_YOUR_MESSAGE);
        refused(() -> messages.takeBack(doctor, sent.id(), 2), ErrorKind.WRONG_PATIENT);
        Message taken = messages.takeBack(doctor, sent.id(), 1);
        assertThat(taken.takenBackAt()).isEqualTo(clock.millis());
        assertThat(messages.takeBack(doctor, sent.id(), 1)).isEqualTo(taken);
        assertThat(notices()).as("a notice that has not left is not sent").isEqualTo(notices - 1);
        assertThat(seenByThePatient().messages().getLast())
                .extracting(Message::text, Message::takenBackAt)
                .containsExactly("", clock.millis());
        assertThat(entries().getLast().text()).isEqualTo("How are you?");
    }

    @Test
    void whetherTheWordsWereReadBeforeTheyWereTakenBackStaysInTheRecord() {
        Message read = send(doctor, SendMode.ALLOW_REPLIES, ALL);
        messages.patientRead(clinic, 1, conversation, read.seq());
        Message unread = send(doctor, SendMode.SEND, ALL);
        messages.takeBack(doctor, read.id(), 1);
        messages.takeBack(doctor, unread.id(), 1);
        Message after = send(doctor, SendMode.SEND, ALL);
        messages.patientRead(clinic, 1, conversation, after.seq());
        messages.noticeAccepted(clinic, conversation, List.of(read.id(), unread.id(), after.id()));

        assertThat(entries().stream()
                        .filter(entry -> entry.kind() == MessageKind.MESSAGE && entry.author() == AuthorKind.STAFF))
                .extracting(Message::id, entry -> entry.delivery() == DeliveryState.READ)
                .contains(tuple(read.id(), true), tuple(unread.id(), false), tuple(after.id(), true));
    }

    @Test
    void listsShowNoWordsOfWhatWasTakenBackWhileItIsTheNewest() {
        Message first = send(doctor, SendMode.ALLOW_REPLIES, ALL);
        Message second = send(doctor, SendMode.SEND, ALL);
        messages.takeBack(doctor, first.id(), 1);
        assertThat(row(moa).snippet()).as("an earlier one").isEqualTo("How are you?");
        messages.takeBack(doctor, second.id(), 1);
        assertThat(row(moa)).returns("", ConversationRow::snippet).returns(second.seq(), ConversationRow::lastSeq);
        send(moa, SendMode.SEND, ALL);
        assertThat(row(doctor).snippet()).isEqualTo("How are you?");
    }

    @Test
    void whoHasNotSeenWhatAColleagueDidIsStopped() {
        long seen = entries().getLast().seq();
        send(moa, SendMode.SEND, ALL);
        refused(() -> send(doctor, SendMode.SEND, seen), ErrorKind.NEWER_MESSAGE);
        long now = entries().getLast().seq();
        note(moa, "A note stops nobody");
        send(doctor, SendMode.SEND, now);
        send(doctor, SendMode.SEND, now);
        act(moa, new ConversationAction.Close(ALL));
        refused(() -> send(doctor, SendMode.ALLOW_REPLIES, now), ErrorKind.NEWER_MESSAGE);
        assertThat(row(doctor).status()).isEqualTo(ConversationStatus.CLOSED);
    }

    @Test
    void pagesHoldMessagesAndNotesInTheirOrder() {
        for (int i = 0; i < 4; i++) {
            note(moa, "Note " + i);
            send(doctor, SendMode.SEND, ALL);
        }
        List<Message> all = entries();
        List<Message> paged = new ArrayList<>();
        long before = ALL;
        boolean more = true;
        while (more) {
            var page = conversations.messages(doctor, conversation, before, 2);
            paged.addAll(0, page.messages());
            before = page.messages().getFirst().seq();
            more = page.more();
        }
        assertThat(paged).isEqualTo(all).hasSize(9);
        assertThat(paged).isSortedAccordingTo(java.util.Comparator.comparingLong(Message::seq));
    }

    @Test
    void pagesOfFilesHoldWhatHasFilesAndNothingElse() {
        List<UUID> withFiles = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            note(moa, "No file");
            NoteRequest note = new NoteRequest(ids.next(), 1, "", List.of(uploaded(moa, "ours.pdf")));
            withFiles.add(actions.note(moa, conversation, note).id());
            send(doctor, SendMode.SEND, ALL);
            withFiles.add(messages.reply(clinic, 1, conversation, ids.next(), "", List.of(uploadedBy(1, "theirs.pdf")))
                    .id());
        }
        var newest = conversations.files(doctor, conversation, ALL, 3);
        assertThat(newest.more()).isTrue();
        assertThat(newest.messages()).extracting(Message::id).isEqualTo(withFiles.subList(1, 4));
        assertThat(newest.messages()).allMatch(message -> message.files().size() == 1);
        var oldest = conversations.files(
                doctor, conversation, newest.messages().getFirst().seq(), 3);
        assertThat(oldest.more()).isFalse();
        assertThat(oldest.messages()).extracting(Message::id).isEqualTo(withFiles.subList(0, 1));
        Principal stranger = user(otherClinic(), "rita.desk@medicalclinic.example.ca", "Other Rita", Role.MOA);
        refused(() -> conversations.files(stranger, conversation, ALL, 10), ErrorKind.CONVERSATION_NOT_FOUND);
    }

    @Test
    void everythingDoneIsAuditedWithoutAWordOfIt() {
        note(doctor, "Ask about the rash");
        act(doctor, new ConversationAction.Assign(moa.user().id(), "Please book a visit"));
        act(doctor, new ConversationAction.Close(ALL));
        List<AuditLog.Entry> entries = store.read(clinic, tx -> new AuditLog(tx).after(0, 1000));
        assertThat(entries)
                .extracting(AuditLog.Entry::action)
                .containsSubsequence("note.add", "conversation.assigned", "conversation.closed");
        assertThat(entries)
                .noneMatch(entry -> (entry.subject() + entry.detail()).matches(".*(rash|visit|Rita|Chen).*"));
        assertThat(store.<Long>read(clinic, tx -> new AuditLog(tx).firstBroken()))
                .isZero();
    }
}
