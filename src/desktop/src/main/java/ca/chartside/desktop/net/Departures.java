package ca.chartside.desktop.net;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages may have reached the server. The worker that sends and the user who takes one back meet here: of the two
 * exactly one gets it. Any thread; nothing here waits.
 */
final class Departures {
    private final Set<UUID> mayHaveLeft = new HashSet<>();
    private final Set<UUID> stopped = new HashSet<>();
    private @Nullable UUID underWay;

    /** An earlier run may have sent it. */
    synchronized void mayHaveLeft(UUID id) {
        mayHaveLeft.add(id);
    }

    /** A request of it begins. @return false where the user has taken it back */
    synchronized boolean start(UUID id) {
        if (stopped.remove(id)) {
            return false;
        }
        underWay = id;
        return true;
    }

    /** @param reached whether the server may have the message by it */
    synchronized void end(UUID id, boolean reached) {
        underWay = null;
        if (reached) {
            mayHaveLeft.add(id);
        }
    }

    synchronized boolean canStop(UUID id) {
        return !id.equals(underWay) && !mayHaveLeft.contains(id);
    }

    /** The user takes it back: no request of it begins any more. @return false where it is too late */
    synchronized boolean stop(UUID id) {
        return canStop(id) && stopped.add(id);
    }
}
