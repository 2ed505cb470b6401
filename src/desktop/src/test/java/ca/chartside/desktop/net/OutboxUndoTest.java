package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.Outbox.Entry;
import ca.chartside.desktop.net.Outbox.State;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** The seconds in which a message can be taken back (M14). */
class OutboxUndoTest extends OutboxFixture {
    @Test
    void aMessageIsOnTheDiskAndCountedDownBeforeItLeaves() throws Exception {
        undoSeconds = 3;

        send(outbox(files()), Wire.request(ANNA, "in a moment"));

        next(sent);
        assertThat(changes).extracting(Entry::state).containsExactly(State.HELD, State.HELD, State.HELD, State.SENDING);
        assertThat(changes).extracting(Entry::leavesIn).containsExactly(3, 2, 1, 0);
    }

    @Test
    void whatIsTakenBackInTimeNeverLeavesAndIsOffTheDisk() throws Exception {
        undoSeconds = 2;
        SendRequest request = Wire.request(ANNA, "taken back");
        SendingOutbox outbox = outbox(files());
        List<String> told = new ArrayList<>();
        onEventThread(() -> {
            outbox.addListener(new Outbox.Listener() {
                @Override
                public void changed(Entry entry) {}

                @Override
                public void sent(SendResult result) {}

                @Override
                public void undone(Entry entry) {
                    told.add("undone " + entry.request().text());
                }

                @Override
                public void discarded(Entry entry) {
                    told.add("discarded");
                }
            });
            outbox.send(request);
            outbox.undo(request.messageId());
            outbox.send(Wire.request(ANNA, "instead"));
            return true;
        });

        next(sent);
        assertThat(server.texts()).containsExactly("instead");
        assertThat(told).containsExactly("undone taken back", "discarded");
        threads.get(1).submit(() -> {}).get();
        assertThat(filesLeft(".message")).isZero();
        onEventThread(() -> {
            outbox.undo(request.messageId());
            return true;
        });
        assertThat(told).as("once").hasSize(2);
    }

    @Test
    void whoQuitsWithinTheSecondsKeepsItForTheNextStartWhereItLeaves() throws Exception {
        undoSeconds = 1_000_000;
        send(outbox(files()), Wire.request(ANNA, "kept"));
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);
        assertThat(server.received).isEmpty();

        outbox(files());

        assertThat(next(sent).message().text()).isEqualTo("kept");
    }
}
