package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.Outbox.Entry;
import ca.chartside.desktop.net.Outbox.State;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Test
    void whatWaitsForAServerThatNoRequestReachesIsTakenBackAndNeverLeaves() throws Exception {
        server.answer = request -> {
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE, "", Map.of(ApiException.NOT_REACHED, true));
        };
        SendRequest first = Wire.request(ANNA, "first");
        SendRequest second = Wire.request(ANNA, "behind it");
        SendingOutbox outbox = outbox(files());
        send(outbox, first);
        send(outbox, second);
        until(() -> outbox.entries().stream().allMatch(Entry::waits));

        // Between two attempts: while one is under way it is not taken back.
        until(() -> {
            outbox.undo(first.messageId());
            outbox.undo(second.messageId());
            return outbox.entries().isEmpty();
        });
        server.answer = Wire::result;
        int before = server.received.size();
        send(outbox, Wire.request(ANNA, "instead"));

        next(sent);
        assertThat(server.texts().subList(before, server.texts().size())).containsExactly("instead");
        threads.get(1).submit(() -> {}).get();
        assertThat(filesLeft(".message")).isZero();
    }

    @Test
    void whatTheServerMayHaveIsNotTakenBack() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        server.answer = request -> {
            asked.countDown();
            awaitQuietly(answered);
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
        };
        SendRequest request = Wire.request(ANNA, "perhaps");
        SendingOutbox outbox = outbox(files());
        send(outbox, request);
        asked.await();
        assertThat(onEventThread(() -> outbox.canUndo(request.messageId())))
                .as("under way")
                .isFalse();
        answered.countDown();
        until(() -> outbox.entries().getFirst().waits());

        assertThat(onEventThread(() -> outbox.canUndo(request.messageId())))
                .as("after a request without an answer")
                .isFalse();
        assertThat(onEventThread(() -> {
                    outbox.undo(request.messageId());
                    return outbox.entries();
                }))
                .hasSize(1);
    }

    @Test
    void whatWasRefusedAndGoesAgainCanBeTakenBackWhileItIsCountedDown() throws Exception {
        server.answer = request -> {
            throw new ApiException(ErrorKind.NEWER_MESSAGE);
        };
        SendRequest request = Wire.request(ANNA, "surely not there");
        SendingOutbox outbox = outbox(files());
        send(outbox, request);
        until(() -> outbox.entries().getFirst().state() == State.NOT_SENT);
        undoSeconds = 1000;

        again(outbox, request);

        assertThat(onEventThread(() -> outbox.entries().getFirst().state())).isEqualTo(State.HELD);
        assertThat(onEventThread(() -> outbox.canUndo(request.messageId()))).isTrue();
        assertThat(onEventThread(() -> {
                    outbox.undo(request.messageId());
                    return outbox.entries();
                }))
                .isEmpty();
    }

    @Test
    void whatTheServerMayHaveFromBeforeIsNotCountedDown() throws Exception {
        server.answer = request -> {
            throw new ApiException(
                    server.received.size() == 1 ? ErrorKind.SERVER_UNREACHABLE : ErrorKind.NEWER_MESSAGE);
        };
        SendRequest request = Wire.request(ANNA, "perhaps");
        SendingOutbox outbox = outbox(files());
        send(outbox, request);
        until(() -> outbox.entries().getFirst().state() == State.NOT_SENT);
        undoSeconds = 1000;

        again(outbox, request);

        assertThat(onEventThread(() -> outbox.entries().getFirst().state())).isNotEqualTo(State.HELD);
    }

    /** As the thread does with what was refused for a newer message. */
    private void again(SendingOutbox outbox, SendRequest request) throws Exception {
        onEventThread(() -> {
            outbox.discard(request.messageId());
            outbox.send(request);
            return true;
        });
    }

    @Test
    void whatAnEarlierRunMayHaveSentIsNotTakenBack() throws Exception {
        server.answer = request -> {
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE, "", Map.of(ApiException.NOT_REACHED, true));
        };
        SendRequest request = Wire.request(ANNA, "perhaps");
        send(outbox(files()), request);
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);

        SendingOutbox again = outbox(files());

        until(() -> again.entries().stream().anyMatch(Entry::waits));
        assertThat(onEventThread(() -> again.canUndo(request.messageId()))).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void until(Callable<Boolean> reached) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!onEventThread(reached)) {
            assertThat(System.nanoTime()).as("within five seconds").isLessThan(end);
        }
    }
}
