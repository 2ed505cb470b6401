package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.Outbox.Entry;
import ca.chartside.desktop.net.Outbox.State;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendingOutboxTest extends OutboxFixture {
    private static SendResult unreachable(SendRequest request) {
        throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
    }

    @Test
    void aMessageIsOnTheDiskBeforeItLeavesAndGoneWhenTheServerHasIt() throws Exception {
        CountDownLatch look = new CountDownLatch(1);
        BlockingQueue<Long> seen = new LinkedBlockingQueue<>();
        server.answer = request -> {
            try {
                seen.add(filesLeft(".message"));
                look.await();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Wire.result(request);
        };
        SendingOutbox outbox = outbox(files());

        send(outbox, Wire.request(ANNA, "Bring your card"));

        assertThat(next(seen)).isEqualTo(1);
        look.countDown();
        next(sent);
        assertThat(onEventThread(outbox::entries)).isEmpty();
        threads.get(1).submit(() -> {}).get();
        assertThat(filesLeft("")).isZero();
    }

    @Test
    void whatIsKnownOfItsFilesComesBackWithAMessageOfAnEarlierRun() throws Exception {
        DraftFile form = new DraftFile(
                new StoredFile(UUID.randomUUID(), "Form.pdf", "application/pdf", 9), true, "/home/x/Form.pdf", 5);
        server.answer = request -> {
            throw new ApiException(ErrorKind.NEWER_MESSAGE);
        };
        SendingOutbox first = outbox(files());
        onEventThread(() -> {
            first.send(Wire.request(ANNA, "Here it is"), List.of(form));
            return true;
        });
        assertThat(next(changes).files()).containsExactly(form);
        assertThat(next(changes).state()).isEqualTo(State.NOT_SENT);
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);

        outbox(files());

        Entry found = next(changes);
        assertThat(found.state()).isEqualTo(State.NOT_SENT);
        assertThat(found.files()).containsExactly(form);
    }

    @Test
    void theServerGoneInMidSendIsTriedAgainWithTheSameIdUntilItAnswers() throws Exception {
        int[] failures = {3};
        server.answer = request -> failures[0]-- > 0 ? unreachable(request) : Wire.result(request);
        SendRequest request = Wire.request(ANNA, "Thursday at 10:15");

        send(outbox(files()), request);

        assertThat(next(sent).message().id()).isEqualTo(request.messageId());
        assertThat(server.received).hasSize(4).containsOnly(request);
        assertThat(next(changes).error()).isNull();
        assertThat(next(changes).error()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(changes).isEmpty();
    }

    @Test
    void whatAKilledClientLeftGoesAtTheNextStartInOrder() throws Exception {
        server.answer = SendingOutboxTest::unreachable;
        SendingOutbox killed = outbox(files());
        send(killed, Wire.request(ANNA, "first"));
        send(killed, Wire.request(ANNA, "second"));
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);
        for (ExecutorService thread : threads) {
            assertThat(thread.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
        server.received.clear();
        server.answer = Wire::result;

        outbox(files());

        assertThat(next(sent).message().text()).isEqualTo("first");
        assertThat(next(sent).message().text()).isEqualTo("second");
        assertThat(server.texts()).containsExactly("first", "second");
    }

    @Test
    void twoProgramsOverTheSameFolderSendTheSameMessage() throws Exception {
        server.answer = SendingOutboxTest::unreachable;
        SendRequest request = Wire.request(ANNA, "once");
        send(outbox(files()), request);
        threads.get(1).submit(() -> {}).get();
        outbox(files());
        server.answer = Wire::result;

        assertThat(next(sent).message().id()).isEqualTo(request.messageId());
        assertThat(next(sent).message().id()).isEqualTo(request.messageId());
        assertThat(server.received).containsOnly(request);
    }

    @Test
    void aRefusedMessageKeepsItsTextOverARestartAndGoesWhenRetried() throws Exception {
        server.answer = request -> {
            throw new ApiException(ErrorKind.NEWER_MESSAGE);
        };
        SendRequest request = Wire.request(ANNA, "kept");
        send(outbox(files()), request);
        next(changes);
        assertThat(next(changes).state()).isEqualTo(State.NOT_SENT);
        threads.get(1).submit(() -> {}).get();

        SendingOutbox restarted = outbox(files());
        Entry found = next(changes);
        assertThat(found.request()).isEqualTo(request);
        assertThat(found.state()).isEqualTo(State.NOT_SENT);
        assertThat(found.error()).isEqualTo(ErrorKind.NEWER_MESSAGE);
        assertThat(server.received).as("a refused one does not go by itself").hasSize(1);

        server.answer = Wire::result;
        onEventThread(() -> {
            restarted.retry(request.messageId());
            return true;
        });
        assertThat(next(sent).message().id()).isEqualTo(request.messageId());
    }

    @Test
    void oneThatTheServerStumblesOverHoldsBackOnlyItsOwnConversation() throws Exception {
        server.answer = request -> {
            if (request.text().equals("stumble")) {
                throw new ApiException(ErrorKind.INTERNAL, "4f2a91c0", Map.of("status", 500));
            }
            return Wire.result(request);
        };
        SendingOutbox outbox = outbox(files());
        onEventThread(() -> {
            outbox.send(Wire.request(ANNA, "stumble"));
            outbox.send(Wire.request(ANNA, "behind it"));
            outbox.send(Wire.request(ROBERT, "another's"));
            return true;
        });

        assertThat(next(sent).message().text()).isEqualTo("another's");
        assertThat(server.texts()).doesNotContain("behind it");
        assertThat(onEventThread(outbox::entries)).extracting(Entry::number).containsExactly("4f2a91c0", null);
    }

    @Test
    void aSignInThatEndedKeepsTheMessageForTheNext() throws Exception {
        server.answer = request -> {
            throw new ApiException(ErrorKind.TOKEN_REVOKED);
        };
        SendingOutbox outbox = outbox(files());
        send(outbox, Wire.request(ANNA, "waits"));
        threads.get(1).submit(() -> {}).get();
        threads.get(0).submit(() -> {}).get();
        assertThat(onEventThread(outbox::entries)).extracting(Entry::state).containsExactly(State.SENDING);

        server.answer = Wire::result;
        outbox.resume();

        assertThat(next(sent).message().text()).isEqualTo("waits");
    }

    @Test
    void aDamagedFileIsSetAsideToldAndStopsNoOther() throws Exception {
        server.answer = SendingOutboxTest::unreachable;
        SendingOutbox first = outbox(files());
        SendRequest whole = Wire.request(ANNA, "whole");
        SendRequest broken = Wire.request(ROBERT, "broken");
        send(first, whole);
        send(first, broken);
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);
        Path file = folder.resolve(broken.messageId() + ".message");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        server.answer = Wire::result;

        SendingOutbox second = outbox(files());

        assertThat(next(sent).message().text()).isEqualTo("whole");
        assertThat(onEventThread(() -> second.loaded().damaged())).isEqualTo(1);
        assertThat(filesLeft(".damaged")).isEqualTo(1);
    }

    @Test
    void whatTheDiskDoesNotGiveNowStaysForTheNextStart() throws Exception {
        server.answer = SendingOutboxTest::unreachable;
        SendRequest request = Wire.request(ANNA, "not now");
        send(outbox(files()), request);
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);
        Path file = folder.resolve(request.messageId() + ".message");
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        // Whatever is read from it, there is an error.
        Files.createDirectory(file);

        SealedFiles.Found<Outbox.Entry> found = files().load();

        assertThat(found.unread()).isEqualTo(1);
        assertThat(found.damaged()).isZero();
        assertThat(filesLeft(".damaged")).isZero();
        Files.delete(file);
        Files.move(elsewhere, file);
        assertThat(files().load().whole())
                .extracting(entry -> entry.request().text())
                .containsExactly("not now");
    }

    @Test
    void nothingOnTheDiskCanBeReadAndNoFileStandsForAnother() throws Exception {
        server.answer = SendingOutboxTest::unreachable;
        SendRequest request = Wire.request(ANNA, "Left hand is her dominant one");
        send(outbox(files()), request);
        threads.get(1).submit(() -> {}).get();
        threads.forEach(ExecutorService::shutdownNow);
        Path file = folder.resolve(request.messageId() + ".message");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("dominant");

        Files.move(file, folder.resolve(UUID.randomUUID() + ".message"));
        assertThat(files().load().damaged()).isEqualTo(1);
    }

    @Test
    void withoutAKeyringNothingIsWritten() throws Exception {
        server.answer = SendingOutboxTest::unreachable;
        SendingOutbox outbox = outbox(null);

        send(outbox, Wire.request(ANNA, "in memory"));
        next(changes);
        next(changes);

        assertThat(onEventThread(outbox::lost)).hasSize(1);
        assertThat(filesLeft("")).isZero();
        assertThat(onEventThread(outbox::entries)).hasSize(1);
    }
}
