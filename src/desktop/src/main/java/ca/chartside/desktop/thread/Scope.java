package ca.chartside.desktop.thread;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events are about the conversation that is open. */
final class Scope {
    private Scope() {}

    static boolean concerns(Event event, @Nullable UUID open, @Nullable ConversationRow row) {
        return switch (event) {
            case Event.MessageStored stored -> stored.message().conversationId().equals(open);
            case Event.DeliveryChanged delivery -> delivery.conversationId().equals(open);
            case Event.MessageTakenBack taken -> taken.conversationId().equals(open);
            case Event.StaffRead read -> read.conversationId().equals(open);
            case Event.PatientChanged patient ->
                row != null && row.patient().demographicNo() == patient.demographicNo();
            case Event.ClinicChanged clinic -> false;
            case Event.AccessChanged access -> false;
            case Event.SavedRepliesChanged replies -> false;
            case Event.FilingChanged filing -> filing.conversationId().equals(open);
            case Event.Unknown unknown -> open != null;
        };
    }
}
