package ca.chartside.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EventTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everyEventComesBackAsItself() throws Exception {
        UUID id = new UUID(1, 2);
        Message message = new Message(id, id, 7, AuthorKind.PATIENT, null, "Anna", "Hello", 1, null);
        List<Event> events = List.of(
                new Event.MessageStored(7, 1, ConversationStatus.OPEN, message),
                new Event.DeliveryChanged(8, id, List.of(id), DeliveryState.READ),
                new Event.MessageTakenBack(9, id, id, 1_700_000_000_000L),
                new Event.StaffRead(10, id, id, 7),
                new Event.PatientChanged(11, 1),
                new Event.ClinicChanged(12),
                new Event.SavedRepliesChanged(12),
                new Event.FilingChanged(12, id, id, FilingState.FILED, List.of(id), 1_700_000_000_000L),
                new Event.FilingChanged(13, id, id, FilingState.FAILED, List.of(), null));
        for (Event event : events) {
            assertThat(json.readValue(json.writeValueAsString(event), Event.class))
                    .isEqualTo(event);
        }
    }

    @Test
    void anEventFromANewerServerIsUnknownAndKeepsItsNumber() throws Exception {
        String newer = "{\"type\":\"conversationPainted\",\"seq\":12,\"colour\":\"red\"}";
        assertThat(json.readValue(newer, Event.class)).isEqualTo(new Event.Unknown(12));
    }

    @Test
    void anOlderClientPassesOverANewField() throws Exception {
        String newer = "{\"type\":\"patientChanged\",\"seq\":12,\"demographicNo\":4,\"why\":\"moved\"}";
        assertThat(json.readValue(newer, Event.class)).isEqualTo(new Event.PatientChanged(12, 4));
    }
}
