package ca.chartside.desktop.actions;

import static ca.chartside.desktop.fake.Samples.CHEN;
import static ca.chartside.desktop.fake.Samples.RITA;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom one can pick, and what it does. */
class PickModelTest extends ActionsFixture {
    private static final StaffUser ANDRE =
            new StaffUser(id(3), "andre.roy@medicalclinic.example.ca", "Dr. André Roy", Role.DOCTOR, false, null);

    private PickModel assign() {
        api.staff.addFirst(ANDRE);
        PickModel model = PickModel.assign(api, ui, actions, RITA, row(101));
        model.load();
        return model;
    }

    private static List<String> names(PickModel model) {
        return model.choices().stream()
                .map(choice -> choice.user() == null ? "nobody" : choice.user().displayName())
                .toList();
    }

    @Test
    void meFirstThenTheOthersByName() {
        assertThat(names(assign())).containsExactly("Rita Desk", "Dr. André Roy", "Dr. Mei Chen");
    }

    @Test
    void whoOwnsItAlreadyIsNotThereAndNobodyIsLast() {
        api.act(id(101), new ConversationAction.Assign(CHEN.id(), ""));

        assertThat(names(assign())).containsExactly("Rita Desk", "Dr. André Roy", "nobody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            andre       | Dr. André Roy
            CHEN mei    | Dr. Mei Chen
            rita.desk@  | Rita Desk
            zz          | ''
            """)
    void typingLeavesWhoHasItsWords(String typed, String left) {
        api.act(id(101), new ConversationAction.Assign(id(99), ""));
        PickModel model = assign();

        model.query(typed);

        assertThat(String.join(",", names(model))).isEqualTo(left);
    }

    @Test
    void assigningTellsTheServerAndTheReason() {
        PickModel model = assign();
        background.hold();
        model.choose(model.choices().getLast(), "  her patient ");
        model.choose(model.choices().getLast(), "twice");
        assertThat(model.busy()).isTrue();
        assertThat(model.done()).as("before it is stored").isFalse();

        background.answer();
        assertThat(model.done()).isTrue();
        assertThat(acts()).containsExactly("act " + new ConversationAction.Assign(CHEN.id(), "her patient"));
        assertThat(stored.getLast().ownerName()).isEqualTo("Dr. Mei Chen");
    }

    @Test
    void itCanBeMadeNobodys() {
        api.act(id(101), new ConversationAction.Assign(CHEN.id(), ""));
        PickModel model = assign();

        model.choose(model.choices().getLast(), "");

        assertThat(row(101).ownerId()).isNull();
    }

    @Test
    void whatFailsIsSaidAndCanBeChosenAgain() {
        PickModel model = assign();
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.choose(model.choices().getFirst(), "");
        assertThat(model.done()).isFalse();
        assertThat(model.busy()).isFalse();
        assertThat(Objects.requireNonNull(model.error()).kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(row(101).ownerId()).isNull();

        api.failing = null;
        model.choose(model.choices().getFirst(), "");
        assertThat(model.done()).isTrue();
        assertThat(model.error()).isNull();
    }

    @Test
    void whoTakesPartAlreadyCannotBeAdded() {
        api.staff.add(ANDRE);
        PickModel model = PickModel.add(
                api,
                ui,
                actions,
                RITA,
                row(101),
                List.of(new MemberList.Member(RITA.id(), "Rita Desk", Role.MOA, Samples.at(20, 9, 0))));
        model.load();
        assertThat(names(model)).containsExactly("Dr. André Roy", "Dr. Mei Chen");

        model.choose(model.choices().getFirst(), "");
        assertThat(acts()).containsExactly("act " + new ConversationAction.AddMember(ANDRE.id()));
    }
}
