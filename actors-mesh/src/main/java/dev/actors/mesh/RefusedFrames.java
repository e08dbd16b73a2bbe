package dev.actors.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The frames that have come by one link and are not understood: logged with who and why, at most
 * one of a kind a minute, since a peer may send many. For one thread at a time.
 */
final class RefusedFrames {

    private static final Logger LOGGER = System.getLogger(RefusedFrames.class.getName());
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String peer;
    private final LongSupplier nanos;
    private long count;
    private final Map<WireException.Kind, Long> logged = new EnumMap<>(WireException.Kind.class);

    /**
     * Those of a peer.
     *
     * @param nanos the ticker
     */
    RefusedFrames(String peer, LongSupplier nanos) {
        this.peer = peer;
        this.nanos = nanos;
    }

    /** A frame is refused. */
    void refuse(WireException why) {
        count++;
        if (isTimeToLog(why.kind())) {
            LOGGER.log(
                    Level.WARNING,
                    "A frame from node {0} is refused. {1} ({2} refused so far)",
                    peer,
                    why.getMessage(),
                    count);
        }
    }

    private boolean isTimeToLog(WireException.Kind kind) {
        long now = nanos.getAsLong();
        Long last = logged.get(kind);
        if (last != null && now - last < PAUSE) {
            return false;
        }
        logged.put(kind, now);
        return true;
    }
}
