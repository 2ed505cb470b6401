package ca.chartside.testkit.oscar;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What makes this OSCAR slow, or answer with errors, where a test or a demonstration asks for it. For any thread. */
final class Faults {
    private record Failure(String pathPart, int status) {}

    private record Held(String pathPart, CountDownLatch released) {}

    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final List<Held> held = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Duration slowness = Duration.ZERO;

    void slow(Duration each) {
        slowness = each;
    }

    void fail(String pathPart, int status) {
        failures.add(new Failure(pathPart, status));
    }

    /** @return what lets the requests go on */
    Runnable hold(String pathPart) {
        Held one = new Held(pathPart, new CountDownLatch(1));
        held.add(one);
        return () -> {
            held.remove(one);
            one.released().countDown();
        };
    }

    void heal() {
        failures.clear();
        slowness = Duration.ZERO;
    }

    /** Waits as it is to. @return the status to fail with */
    OptionalInt meet(String path) {
        try {
            if (!slowness.isZero() && closed.await(slowness.toMillis(), TimeUnit.MILLISECONDS)) {
                return OptionalInt.of(503);
            }
            for (Held one : held) {
                if (path.contains(one.pathPart())) {
                    one.released().await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.of(503);
        }
        return failures.stream()
                .filter(failure -> path.contains(failure.pathPart()))
                .mapToInt(Failure::status)
                .findFirst();
    }

    /** Nobody waits any longer. */
    void close() {
        closed.countDown();
        held.forEach(one -> one.released().countDown());
    }
}
