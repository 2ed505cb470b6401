package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Principal;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.SendMode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An open conversation of the first patient that the doctor has begun, and what staff do to it. */
abstract class StartedConversationFixture extends ConversationFixture {
    UUID conversation;

    @BeforeEach
    final void start() {
        conversation = started();
    }

    UUID started() {
        UUID id = ids.next();
        send(doctor, id, SendMode.ALLOW_REPLIES, ALL);
        return id;
    }

    Message send(Principal sender, SendMode mode, long seen) {
        return send(sender, conversation, mode, seen).message();
    }

    Message reply() {
        return reply(conversation);
    }

    void act(Principal who, ConversationAction action) {
        actions.act(who, conversation, action);
    }

    Message note(Principal who, String text) {
        return actions.note(who, conversation, new NoteRequest(ids.next(), 1, text));
    }

    ConversationRow row(Principal reader) {
        return conversations.row(reader, conversation);
    }

    List<Message> entries() {
        return conversations.messages(doctor, conversation, ALL, 100).messages();
    }

    List<MessageKind> kinds() {
        return entries().stream().map(Message::kind).toList();
    }

    PatientView.Thread seenByThePatient() {
        return store.read(clinic, tx -> new PatientView(tx, 1).thread(conversation, ALL, 100));
    }

    long notices() {
        return store.<Long>read(clinic, tx -> tx.sql().number("SELECT COUNT(*) FROM notice"));
    }
}
