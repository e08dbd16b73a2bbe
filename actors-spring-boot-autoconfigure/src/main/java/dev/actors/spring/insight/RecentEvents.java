package dev.actors.spring.insight;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.CrashReport;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.NodeListener;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest dead letters and crashes of a node, and its restarts while somebody watches: so many
 * of each that they do not cost memory. Guarded by its own monitor, for a few instructions each.
 */
public final class RecentEvents implements NodeListener {

    private static final int LETTERS = 100;
    private static final int CRASHES = 200;
    private static final int RESTARTS = 100;

    private final InstantSource clock;
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final Map<Address, Crash> crashes = new LinkedHashMap<>();
    private List<Restart> restarts = new ArrayList<>();
    private int moreRestarts;
    private long letterCount;
    private boolean watched;

    /**
     * A dead letter.
     *
     * @param number its number, from 1 on
     * @param at when it became one
     * @param letter the letter
     */
    public record Letter(long number, Instant at, DeadLetter letter) {}

    /**
     * A crash.
     *
     * @param at when
     * @param cause what was thrown
     * @param messageType the simple name of the message's class; null if it had none in hand
     */
    public record Crash(Instant at, Throwable cause, @Nullable String messageType) {}

    /**
     * A restart.
     *
     * @param actor the actor, with its restart counted
     * @param reason how the run before had ended
     */
    public record Restart(ActorInfo actor, ExitReason reason) {}

    /**
     * Restarts since the last look.
     *
     * @param latest the first of them
     * @param more how many others there were
     */
    public record Restarts(List<Restart> latest, int more) {}

    /**
     * Nothing has happened yet.
     *
     * @param clock the time
     */
    public RecentEvents(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void deadLetter(DeadLetter letter) {
        letterCount++;
        letters.addFirst(new Letter(letterCount, clock.instant(), letter));
        if (letters.size() > LETTERS) {
            letters.removeLast();
        }
    }

    @Override
    public synchronized void crashed(CrashReport report) {
        Address actor = report.actor().address();
        crashes.remove(actor);
        crashes.put(actor, new Crash(clock.instant(), report.cause(), report.messageType()));
        if (crashes.size() > CRASHES) {
            crashes.remove(crashes.keySet().iterator().next());
        }
    }

    @Override
    public synchronized void restarted(ActorInfo actor, ExitReason reason) {
        if (!watched) {
            return;
        }
        if (restarts.size() < RESTARTS) {
            restarts.add(new Restart(actor, reason));
        } else {
            moreRestarts++;
        }
    }

    @Override
    public synchronized void ended(ActorInfo actor, ExitReason reason) {
        if (!crashes.isEmpty()) {
            crashes.remove(actor.address());
        }
    }

    /** Keeps restarts from now on, or no longer. */
    synchronized void watch(boolean on) {
        watched = on;
        Restarts unused = takeRestarts();
    }

    /** The restarts since the last call. */
    synchronized Restarts takeRestarts() {
        Restarts taken = new Restarts(restarts, moreRestarts);
        restarts = new ArrayList<>();
        moreRestarts = 0;
        return taken;
    }

    /**
     * The last dead letters.
     *
     * @return latest first
     */
    public synchronized List<Letter> letters() {
        return List.copyOf(letters);
    }

    /**
     * How many dead letters there have been since the application started.
     *
     * @return their number
     */
    public synchronized long letterCount() {
        return letterCount;
    }

    /**
     * What is known of the crash by which a run ended.
     *
     * @param actor whose run
     * @param end how it ended
     * @return null if it did not crash, or has crashed too long ago
     */
    public synchronized @Nullable Crash crash(Address actor, ExitReason end) {
        Crash crash = crashes.get(actor);
        return crash != null
                        && end instanceof ExitReason.Failed failed
                        && failed.cause() == crash.cause()
                ? crash
                : null;
    }
}
