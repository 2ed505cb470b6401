package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft becomes a message while the disk takes the message no more (K2, M12). */
class FullDiskTest extends OutboxFixture {
    private static final Patient PATIENT =
            new Patient(1, "Anna", "Testerson", "1985-03-14", 41, "F", "3225", null, null, null, "en", "AC");

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
    private final ObjectMapper mapper = new ObjectMapper();
    private final SendRequest request = Wire.request(ANNA, "How is the hand?");
    private final Draft draft = new Draft(request.messageId(), ANNA, PATIENT, false, request.text(), 1, List.of());
    private Path messages;
    private DiskDrafts drafts;
    private SendingOutbox outbox;

    @BeforeEach
    void start() throws Exception {
        threads.add(worker);
        threads.add(disk);
        messages = folder.resolve("messages");
        OutboxFiles files = new OutboxFiles(messages, KEY, mapper);
        drafts = new DiskDrafts(folder, KEY, mapper, files, disk);
        outbox = new SendingOutbox(
                server.api(),
                files,
                drafts,
                eventThread,
                worker,
                disk,
                Clock.systemUTC(),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), new Random(1)),
                new Countdown(worker, eventThread, () -> 0, Duration.ofMillis(20)));
        server.answer = FullDiskTest::unreachable;
        outbox.load();
        outbox.resume();
        drafts.keep(draft);
        drafts.flush();
    }

    private static SendResult unreachable(SendRequest request) {
        throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
    }

    private void full() throws Exception {
        Files.createFile(messages);
    }

    private void send() throws Exception {
        onEventThread(() -> {
            outbox.send(request, List.of());
            drafts.sent(draft.id());
            return true;
        });
        written();
    }

    /** Twice: what is written may ask for more to be. */
    private void written() throws Exception {
        disk.submit(() -> {}).get();
        disk.submit(() -> {}).get();
    }

    private List<Draft> draftsOfTheNextStart() {
        return new DiskDrafts(folder, KEY, mapper, new OutboxFiles(messages, KEY, mapper), disk).found();
    }

    @Test
    void whatTheDiskTakesIsAMessageAndNoDraft() throws Exception {
        send();

        assertThat(onEventThread(outbox::lost)).isEmpty();
        assertThat(filesLeft(".draft")).isZero();
        assertThat(new OutboxFiles(messages, KEY, mapper).load().whole()).hasSize(1);
    }

    @Test
    void whatItRefusesIsSaidToBeLostAndItsDraftStaysUntilItIsSent() throws Exception {
        full();
        onEventThread(() -> {
            outbox.addListener(new Outbox.Listener() {
                @Override
                public void changed(Outbox.Entry entry) {}

                @Override
                public void sent(SendResult result) {
                    sent.add(result);
                }
            });
            return true;
        });

        send();

        assertThat(onEventThread(outbox::lost))
                .extracting(entry -> entry.request().text())
                .containsExactly("How is the hand?");
        assertThat(draftsOfTheNextStart()).containsExactly(draft);

        server.answer = Wire::result;
        next(sent);
        written();
        assertThat(onEventThread(outbox::lost)).isEmpty();
        assertThat(draftsOfTheNextStart()).as("it is no draft any more").isEmpty();
    }

    @Test
    void onceTheDiskTakesItTheDraftIsNoMoreAndNothingIsLost() throws Exception {
        full();
        send();

        Files.delete(messages);
        server.answer = message -> {
            throw new ApiException(ErrorKind.NEWER_MESSAGE);
        };
        onEventThread(() -> {
            outbox.addListener(new Outbox.Listener() {
                @Override
                public void changed(Outbox.Entry entry) {
                    changes.add(entry);
                }

                @Override
                public void sent(SendResult result) {}
            });
            return true;
        });
        while (next(changes).state() != Outbox.State.NOT_SENT) {
            // It is sent again and again until then.
        }
        written();

        assertThat(onEventThread(outbox::lost)).isEmpty();
        assertThat(filesLeft(".draft")).isZero();
        assertThat(new OutboxFiles(messages, KEY, mapper).load().whole()).hasSize(1);
    }
}
