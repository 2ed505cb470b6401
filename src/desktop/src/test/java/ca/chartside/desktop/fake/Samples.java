package ca.chartside.desktop.fake;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented people and what they write. Times are UTC; "now" is 2026-11-24, a Tuesday, 09:40. */
public final class Samples {
    public static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 9, 40);
    public static final StaffUser RITA =
            new StaffUser(id(1), "rita.desk@medicalclinic.example.ca", "Rita Desk", Role.MOA, false, "100002");
    public static final StaffUser CHEN =
            new StaffUser(id(2), "mei.chen@medicalclinic.example.ca", "Dr. Mei Chen", Role.DOCTOR, false, null);
    public static final ClinicInfo CLINIC =
            new ClinicInfo("medicalclinic", "Medical Clinic", null, true, List.of("https://oscar.example.ca/oscar"));
    public static final Patient ANNA = patient(1, "Anna", "TESTERSON", "1985-03-14", 41, "F", "3225");
    public static final Patient ROBERT = patient(2, "Robert", "FAKENAME", "1978-07-02", 48, "M", "7781");
    public static final Patient SIOBHAN = patient(3, "Siobhan", "O’SAMPLE", "1991-11-30", 34, "F", "0418");

    private Samples() {}

    public static UUID id(int number) {
        return new UUID(0x7000, number);
    }

    private static Patient patient(
            int number, String first, String last, String born, int age, String sex, String hin) {
        return new Patient(
                number, first, last, born, age, sex, hin, "someone@example.org", "905-555-0199", null, "en", "AC");
    }

    public static long at(int day, int hour, int minute) {
        return LocalDateTime.of(2026, 11, day, hour, minute)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** A patient's message that waits since it came. */
    public static ConversationRow waiting(int number, Patient patient, String text, long at, boolean unread) {
        return row(number, patient, ConversationStatus.OPEN, at, text, null, at, unread, false);
    }

    /** @param author null: the patient */
    public static ConversationRow row(
            int number,
            Patient patient,
            ConversationStatus status,
            @Nullable Long since,
            String text,
            @Nullable StaffUser author,
            long at,
            boolean unread,
            boolean notDelivered) {
        return new ConversationRow(
                id(number),
                patient,
                status,
                since,
                text,
                author == null ? AuthorKind.PATIENT : AuthorKind.STAFF,
                author == null ? patient.firstName() : author.displayName(),
                author == null ? null : author.id(),
                at,
                number,
                unread,
                notDelivered,
                2,
                false,
                null,
                null,
                false);
    }

    /** The mock-ups' list. */
    public static FakeApi clinic() {
        FakeApi api = new FakeApi();
        ConversationStatus closed = ConversationStatus.CLOSED;
        api.put(waiting(101, ANNA, "Do I still need to come in on Thursday?", at(24, 9, 31), false));
        api.put(waiting(102, ANNA, "Could I get a copy of my referral letter?", at(24, 9, 12), true));
        api.put(waiting(103, SIOBHAN, "The rash has spread since last night and it is very sore.", at(24, 9, 3), true));
        api.put(waiting(104, ROBERT, "The pharmacy says I have no refills left, who can help?", at(23, 16, 20), true));
        api.put(row(105, SIOBHAN, closed, at(23, 17, 5), "Your results are in.", RITA, at(23, 17, 5), false, true));
        api.put(waiting(106, ROBERT, "Thank you. Is Friday still good?", at(23, 17, 40), false));
        api.put(row(
                107,
                ROBERT,
                ConversationStatus.OPEN,
                null,
                "Please bring the form.",
                CHEN,
                at(24, 8, 31),
                false,
                false));
        api.put(waiting(108, SIOBHAN, "Here is the form, signed.", at(24, 8, 31), false));
        api.put(row(109, ANNA, closed, null, "See you then!", RITA, at(17, 11, 2), false, false));
        return api;
    }
}
