package ca.chartside.desktop.actions;

import static ca.chartside.desktop.fake.Samples.CHEN;
import static ca.chartside.desktop.fake.Samples.RITA;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.MemberList.Member;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who takes part (M9). */
class GroupModelTest extends ActionsFixture {
    private GroupModel group() {
        api.act(id(101), new ConversationAction.Assign(CHEN.id(), ""));
        api.act(id(101), new ConversationAction.AddMember(RITA.id()));
        api.asked.clear();
        GroupModel model = new GroupModel(api, ui, live, actions, RITA, row(101));
        model.load();
        return model;
    }

    @Test
    void thePatientIsCountedAndTheOwnerAndMeAreKnown() {
        GroupModel model = group();

        assertThat(model.count()).isEqualTo(3);
        assertThat(model.members()).extracting(Member::name).containsExactly("Dr. Mei Chen", "Rita Desk");
        assertThat(model.isOwner(model.members().getFirst())).isTrue();
        assertThat(model.isMe(model.members().getLast())).isTrue();
    }

    @Test
    void nobodyIsRemovedUnasked() {
        GroupModel model = group();
        model.remove();
        model.askToRemove(model.members().getLast());
        assertThat(acts()).isEmpty();
        model.keep();
        model.remove();
        assertThat(acts()).isEmpty();

        model.askToRemove(model.members().getLast());
        model.remove();
        assertThat(acts()).containsExactly("act " + new ConversationAction.RemoveMember(RITA.id()));
        assertThat(model.members()).extracting(Member::name).containsExactly("Dr. Mei Chen");
        assertThat(model.asked()).isNull();
    }

    @Test
    void anOwnerWhoIsRemovedOwnsItNoLonger() {
        GroupModel model = group();
        model.askToRemove(model.members().getFirst());

        model.remove();

        assertThat(row(101).ownerId()).isNull();
        assertThat(model.members()).extracting(Member::name).containsExactly("Rita Desk");
    }

    @Test
    void whatFailsLeavesEverybodyThereAndSaysWhy() {
        GroupModel model = group();
        model.askToRemove(model.members().getLast());
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.remove();

        assertThat(model.members()).hasSize(2);
        assertThat(model.busy()).isFalse();
        assertThat(Objects.requireNonNull(model.error()).kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(model.asked()).as("it can be tried again").isNotNull();
    }

    @Test
    void whoComesMeanwhileIsThereUntilItIsClosed() {
        GroupModel model = group();
        api.asked.clear();
        live.send(line(id(102)));
        assertThat(api.asked).as("another conversation").isEmpty();

        live.send(line(id(101)));
        assertThat(api.asked).contains("members");

        model.close();
        api.asked.clear();
        live.send(line(id(101)));
        assertThat(api.asked).isEmpty();
    }

    private static Event line(UUID conversation) {
        return new Event.MessageStored(
                300,
                1,
                ConversationStatus.OPEN,
                new Message(
                        new UUID(8, 1),
                        conversation,
                        300,
                        AuthorKind.STAFF,
                        CHEN.id(),
                        "Dr. Mei Chen",
                        "",
                        0,
                        null,
                        MessageKind.MEMBER_ADDED,
                        "Rita Desk",
                        null));
    }

    @Test
    void whoIsAddedIsThereOnceItIsStored() {
        GroupModel model = group();
        model.askToRemove(model.members().getLast());
        model.remove();
        PickModel pick = model.pick();
        pick.load();

        pick.choose(pick.choices().getFirst(), "");
        model.load();

        assertThat(model.members()).extracting(Member::name).containsExactly("Dr. Mei Chen", "Rita Desk");
    }
}
