package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UiExecutorTest {
    private final List<String> outcome = new ArrayList<>();

    private void call(Supplier<String> work) {
        new UiExecutor(Runnable::run, Runnable::run)
                .call(work, outcome::add, e -> outcome.add(e.kind().name()));
    }

    @Test
    void whateverHappensOneOutcomeComesBack() {
        call(() -> "done");
        call(() -> {
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
        });
        call(() -> {
            throw new IllegalStateException("a fault of the program");
        });

        assertThat(outcome).containsExactly("done", "SERVER_UNREACHABLE", "INTERNAL");
    }
}
