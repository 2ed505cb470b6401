package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.Outbox.Entry;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** An outbox with real threads and a real folder, before a server that a test plays. */
abstract class OutboxFixture {
    static final UUID ANNA = UUID.randomUUID();
    static final UUID ROBERT = UUID.randomUUID();
    static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");

    @TempDir
    Path folder;

    final ExecutorService eventThread = Executors.newSingleThreadExecutor();
    final List<ExecutorService> threads = new ArrayList<>();
    final BlockingQueue<Entry> changes = new LinkedBlockingQueue<>();
    final BlockingQueue<SendResult> sent = new LinkedBlockingQueue<>();
    final FakeServer server = new FakeServer();
    int undoSeconds;

    @AfterEach
    void stop() {
        threads.forEach(ExecutorService::shutdownNow);
        eventThread.shutdownNow();
    }

    /** Sending alone: the rest of the API is not the outbox's. */
    static final class FakeServer {
        final List<SendRequest> received = new ArrayList<>();
        volatile Function<SendRequest, SendResult> answer = Wire::result;

        synchronized SendResult send(SendRequest request) {
            received.add(request);
            return answer.apply(request);
        }

        synchronized List<String> texts() {
            return received.stream().map(SendRequest::text).toList();
        }

        StaffApi api() {
            return (StaffApi) java.lang.reflect.Proxy.newProxyInstance(
                    StaffApi.class.getClassLoader(), new Class<?>[] {StaffApi.class}, (proxy, method, args) -> {
                        assertThat(method.getName()).isEqualTo("send");
                        return send((SendRequest) args[0]);
                    });
        }
    }

    SendingOutbox outbox(@Nullable OutboxFiles files) throws Exception {
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
        ExecutorService disk = Executors.newSingleThreadExecutor();
        threads.add(worker);
        threads.add(disk);
        SendingOutbox outbox = new SendingOutbox(
                server.api(),
                files,
                new MemoryDrafts(),
                eventThread,
                worker,
                disk,
                Clock.systemUTC(),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), new Random(1)),
                new Countdown(worker, eventThread, () -> undoSeconds, Duration.ofMillis(20)));
        onEventThread(() -> {
            outbox.addListener(new Outbox.Listener() {
                @Override
                public void changed(Entry entry) {
                    changes.add(entry);
                }

                @Override
                public void sent(SendResult result) {
                    sent.add(result);
                }
            });
            return true;
        });
        outbox.load();
        outbox.resume();
        return outbox;
    }

    OutboxFiles files() {
        return new OutboxFiles(folder, KEY, new ObjectMapper());
    }

    <T> T onEventThread(Callable<T> work) throws Exception {
        return eventThread.submit(work).get(5, TimeUnit.SECONDS);
    }

    void send(SendingOutbox outbox, SendRequest request) throws Exception {
        onEventThread(() -> {
            outbox.send(request);
            return true;
        });
    }

    <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(5, TimeUnit.SECONDS);
        assertThat(value).as("something within five seconds").isNotNull();
        return value;
    }

    long filesLeft(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }
}
