package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stands in a patient's chart stays known through whatever else becomes of a message. */
class TimelineTest extends ThreadFixture {
    private final Timeline timeline = new Timeline();

    private Message of(Message message) {
        return Objects.requireNonNull(timeline.message(message.id()));
    }

    @Test
    void whatIsFiledStaysSoThroughItsOtherChanges() {
        Message filed = clinic.fromStaff(row, CHEN, NOW, "Results", DeliveryState.SENT);
        Message other = clinic.fromStaff(row, CHEN, NOW, "Other", DeliveryState.SENT);
        timeline.add(filed);
        timeline.add(other);
        timeline.filed(List.of(filed.id(), clinic.id()), 4711L);
        timeline.deliver(List.of(filed.id()), DeliveryState.READ);
        timeline.takeBack(filed.id(), 4712L);
        assertThat(of(filed))
                .returns(4711L, Message::filedAt)
                .returns(4712L, Message::takenBackAt)
                .returns(DeliveryState.READ, Message::delivery);
        assertThat(of(other).filedAt()).isNull();
    }
}
