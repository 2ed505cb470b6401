package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ME;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import java.util.ArrayList;
import java.util.List;

/** A composer over a clinic that a test plays, and what its listener was told. */
abstract class ComposerFixture {
    final FakeClinic clinic = new FakeClinic();
    final ComposerModel composer = new ComposerModel(
            clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));
    final List<ConversationRow> started = new ArrayList<>();
    final List<ConversationRow> continued = new ArrayList<>();
    final List<Message> added = new ArrayList<>();
    int withdrawn;
    int focusWanted;

    ComposerFixture() {
        composer.addListener(new ComposerListener() {
            @Override
            public void conversationStarted(ConversationRow conversation) {
                started.add(conversation);
            }

            @Override
            public void focusWanted() {
                focusWanted++;
            }

            @Override
            public void conversationWithdrawn() {
                withdrawn++;
            }

            @Override
            public void noteAdded(Message note) {
                added.add(note);
            }

            @Override
            public void conversationContinued(ConversationRow conversation) {
                continued.add(conversation);
            }
        });
    }

    ConversationRow conversation(Patient patient, ConversationStatus status) {
        return clinic.conversation(patient, status);
    }

    SendRequest sent() {
        return clinic.outbox.requests.getLast();
    }
}
