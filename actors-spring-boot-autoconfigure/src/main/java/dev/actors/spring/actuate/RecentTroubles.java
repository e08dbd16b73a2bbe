package dev.actors.spring.actuate;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.NodeListener;
import dev.actors.spring.ActorEvent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * The actors that gave up and those that were restarted: the last of each, so that many do not cost
 * memory. Guarded by its own monitor.
 */
public final class RecentTroubles implements NodeListener {

    private static final int KEPT = 20;

    private final Deque<ActorEvent.Exited> gaveUp = new ArrayDeque<>();
    private final SequencedSet<Address> restarted = new LinkedHashSet<>();
    private long gaveUpInAll;

    @Override
    public synchronized void restarted(ActorInfo actor, ExitReason reason) {
        restarted.addLast(actor.address());
        if (restarted.size() > KEPT) {
            restarted.removeFirst();
        }
    }

    @Override
    public synchronized void ended(ActorInfo actor, ExitReason reason) {
        restarted.remove(actor.address());
        ActorEvent.Exited exit = new ActorEvent.Exited(actor, reason);
        if (exit.gaveUp()) {
            gaveUpInAll++;
            gaveUp.addFirst(exit);
            if (gaveUp.size() > KEPT) {
                gaveUp.removeLast();
            }
        }
    }

    /** How many gave up since the application started. */
    synchronized long gaveUpInAll() {
        return gaveUpInAll;
    }

    /** The last that gave up, latest first. */
    synchronized List<ActorEvent.Exited> gaveUp() {
        return List.copyOf(gaveUp);
    }

    /** The last that were restarted and have not ended since, latest first. */
    synchronized List<Address> restarted() {
        return List.copyOf(restarted.reversed());
    }
}
