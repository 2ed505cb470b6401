package ca.chartside.backend.conversation;

import ca.chartside.protocol.DeliveryState;
import org.jspecify.annotations.Nullable;

/** Derives what a staff message shows (M11), in this one place: the furthest that it has come. */
final class Delivery {
    private Delivery() {}

    /** @param stored what the notice has come to; null for a patient's message, which shows nothing */
    static @Nullable DeliveryState of(@Nullable DeliveryState stored, long seq, long patientReadSeq) {
        return stored == null || seq > patientReadSeq ? stored : DeliveryState.READ;
    }
}
