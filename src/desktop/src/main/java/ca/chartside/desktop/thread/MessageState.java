package ca.chartside.desktop.thread;

import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.DeliveryState;

/** What stands at the bottom right of a staff message (M11): one state, derived here and nowhere else. */
enum MessageState {
    HELD,
    SENDING,
    WAITING,
    STORED,
    SENT,
    READ,
    NOT_SENT,
    NOT_DELIVERED,
    NO_CONTACT;

    /** Of a message that the server does not have yet. */
    static MessageState of(Outbox.Entry entry) {
        return switch (entry.state()) {
            case HELD -> HELD;
            case SENDING -> entry.waits() ? WAITING : SENDING;
            case NOT_SENT -> NOT_SENT;
        };
    }

    /** Of a message that the server has. */
    static MessageState of(DeliveryState state) {
        return switch (state) {
            case STORED -> STORED;
            case SENT -> SENT;
            case READ -> READ;
            case NOT_DELIVERED -> NOT_DELIVERED;
            case NO_CONTACT -> NO_CONTACT;
        };
    }

    boolean failed() {
        return this == NOT_SENT || this == NOT_DELIVERED || this == NO_CONTACT;
    }
}
