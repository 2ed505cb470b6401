package ca.chartside.desktop.app;

import java.util.Optional;

/** This computer, as a list of sign-ins names it. */
final class Computer {
    private Computer() {}

    /** From the environment: asking the network for it can take seconds. */
    static String name() {
        return Optional.ofNullable(System.getenv("COMPUTERNAME"))
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .orElse(System.getProperty("os.name"));
    }
}
