package ca.chartside.desktop.net;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.StaffUser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import mockwebserver3.MockResponse;

/** Answers as the server gives them. */
final class Wire {
    static final StaffUser RITA =
            new StaffUser(UUID.randomUUID(), "rita.desk@medicalclinic.example.ca", "Rita Desk", Role.MOA, false, null);
    static final ClinicInfo CLINIC = new ClinicInfo("medicalclinic", "Medical Clinic", null, true);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Wire() {}

    static Session session(int n) {
        return new Session("access-" + n, 0, "refresh-" + n, RITA, CLINIC);
    }

    static Counts counts(int number) {
        return new Counts(number, number, number);
    }

    static SendRequest request(UUID conversation, String text) {
        return new SendRequest(UUID.randomUUID(), conversation, 1, text, SendMode.ALLOW_REPLIES, 0);
    }

    static SendResult result(SendRequest request) {
        return new SendResult(
                new Message(
                        request.messageId(),
                        request.conversationId(),
                        7,
                        AuthorKind.STAFF,
                        RITA.id(),
                        RITA.displayName(),
                        request.text(),
                        0,
                        DeliveryState.STORED),
                ConversationStatus.OPEN);
    }

    static MockResponse json(Object value) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(write(value))
                .build();
    }

    static MockResponse refusal(int status, String code) {
        return new MockResponse.Builder()
                .code(status)
                .body("{\"code\":\"" + code
                        + "\",\"message\":\"m\",\"correlationId\":\"c-1\",\"details\":{\"lockedUntil\":42}}")
                .build();
    }

    static String frame(long seq) {
        return "id: " + seq + "\nevent: patientChanged\ndata: " + write(new Event.PatientChanged(seq, 1)) + "\n\n";
    }

    /** The interface's own type, or Jackson leaves the {@code type} out. */
    private static String write(Object value) {
        try {
            return value instanceof Event
                    ? MAPPER.writerFor(Event.class).writeValueAsString(value)
                    : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
