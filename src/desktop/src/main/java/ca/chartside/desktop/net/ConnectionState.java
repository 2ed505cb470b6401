package ca.chartside.desktop.net;

import java.time.Instant;

/** Whether news from the server arrives. */
public sealed interface ConnectionState {
    record Online() implements ConnectionState {}

    /** @param since when the last sign of the server was seen */
    record Offline(Instant since) implements ConnectionState {}

    record SignedOut() implements ConnectionState {}
}
