package ca.chartside.desktop.app;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The one seam between the event thread and the rest: models hand it work that waits, and it hands the outcome back to the
 * event thread. Tests pass {@code Runnable::run} for both.
 */
public final class UiExecutor {
    private final Executor eventThread;
    private final Executor background;

    public UiExecutor(Executor eventThread, Executor background) {
        this.eventThread = eventThread;
        this.background = background;
    }

    /**
     * Runs {@code work} off the event thread, then one of the other two on it, whatever happens: a fault of the program is
     * logged and fails as {@link ErrorKind#INTERNAL}. Any thread may call.
     */
    public <T> void call(Supplier<T> work, Consumer<? super T> done, Consumer<? super ApiException> failed) {
        background.execute(() -> {
            T result;
            try {
                result = work.get();
            } catch (ApiException e) {
                eventThread.execute(() -> failed.accept(e));
                return;
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(UiExecutor.class).error("Work behind the window failed", e);
                eventThread.execute(() -> failed.accept(new ApiException(ErrorKind.INTERNAL)));
                return;
            }
            eventThread.execute(() -> done.accept(result));
        });
    }

    /** Runs on the event thread, later or now. Any thread may call. */
    public void onEventThread(Runnable task) {
        eventThread.execute(task);
    }
}
