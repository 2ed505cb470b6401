package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.PatientCount;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The numbers on the icons in OSCAR's charts, and whether something urgent is among them (C1, T8). */
abstract class IconNumbersContract extends ConversationFixture {
    private static final List<Integer> BOTH = List.of(1, 2, 3);

    private UUID answered() {
        UUID conversation = ids.next();
        send(doctor, conversation, SendMode.ALLOW_REPLIES, ALL);
        reply(conversation);
        return conversation;
    }

    private void urgent(UUID conversation, boolean on) {
        actions.act(doctor, conversation, new ConversationAction.Urgent(on));
    }

    private List<PatientCount> of(Principal reader, Integer... patients) {
        return conversations.counts(reader, List.of(patients)).patients();
    }

    @Test
    void aPatientsNumberIsHowManyOfTheirsAreUnreadForWhoAsks() {
        UUID first = answered();
        answered();
        send(doctor, ids.next(), ids.next(), 2, "No answer yet", SendMode.SEND, ALL);
        assertThat(of(doctor, 1, 2, 3)).containsExactly(new PatientCount(1, 2, false));
        assertThat(of(moa, 1, 2, 3)).as("of whom nobody has read any").containsExactly(new PatientCount(1, 2, false));

        conversations.markRead(doctor, first, new ReadRequest(ALL));
        assertThat(of(doctor, 1)).containsExactly(new PatientCount(1, 1, false));
        assertThat(of(moa, 1)).containsExactly(new PatientCount(1, 2, false));
        assertThat(conversations.page(doctor, "patient", 1, null, 50).rows().stream()
                        .filter(row -> row.unread()))
                .as("as many as are bold in the list")
                .hasSize(1);
        assertThat(conversations.counts(doctor).patients()).isEmpty();
    }

    @Test
    void anotherClinicsPatientOfThatNumberHasItsOwn() {
        answered();
        ClinicId other = otherClinic();
        Principal there = user(other, "x@otherclinic.example.ca", "X", Role.DOCTOR);
        assertThat(conversations.counts(there, BOTH).patients()).isEmpty();
    }

    @Test
    void whatIsUrgentIsToldOfWhatIsCountedAlone() {
        UUID first = answered();
        UUID second = answered();
        assertThat(conversations.counts(doctor, BOTH).urgent()).isFalse();
        urgent(first, true);
        Counts now = conversations.counts(doctor, BOTH);
        assertThat(now.urgent()).isTrue();
        assertThat(now.patients()).containsExactly(new PatientCount(1, 2, true));
        assertThat(conversations.counts(moa, BOTH).urgent()).as("in Triage").isTrue();

        conversations.markRead(doctor, first, new ReadRequest(ALL));
        assertThat(conversations.counts(doctor, BOTH).urgent())
                .as("what is urgent is read")
                .isFalse();
        assertThat(of(doctor, 1)).containsExactly(new PatientCount(1, 1, false));
        urgent(second, true);
        assertThat(conversations.counts(doctor, BOTH).urgent()).isTrue();
        urgent(second, false);
        assertThat(conversations.counts(doctor, BOTH).urgent()).isFalse();
    }
}
