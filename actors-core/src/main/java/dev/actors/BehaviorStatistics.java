package dev.actors;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Live counters of one behaviour on one node, from the node's start on. Reading them never blocks
 * an actor; figures read one after another may belong to slightly different moments.
 */
public final class BehaviorStatistics {

    private final String behavior;
    private final LongAdder spawned = new LongAdder();
    private final LongAdder handledByEnded = new LongAdder();
    private final LongAdder askTimeouts = new LongAdder();
    private final LongAdder passivations = new LongAdder();
    private final Map<ExitReason.Kind, LongAdder> exits = adders(ExitReason.Kind.class);
    private final Map<ExitReason.Kind, LongAdder> restarts = adders(ExitReason.Kind.class);
    private final Map<DeadLetter.Reason, LongAdder> deadLetters = adders(DeadLetter.Reason.class);

    BehaviorStatistics(String behavior) {
        this.behavior = behavior;
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> keys) {
        Map<E, LongAdder> adders = new EnumMap<>(keys);
        for (E key : keys.getEnumConstants()) {
            adders.put(key, new LongAdder());
        }
        return adders;
    }

    /**
     * Whose counters these are.
     *
     * @return the behaviour's name
     */
    public String behavior() {
        return behavior;
    }

    /**
     * Actors that are alive, those that are being restarted included.
     *
     * @return their number
     */
    public long alive() {
        return Math.max(0, spawned.sum() - exits.values().stream().mapToLong(LongAdder::sum).sum());
    }

    /**
     * Actors spawned; a restart does not count.
     *
     * @return their number
     */
    public long spawned() {
        return spawned.sum();
    }

    /**
     * Actors that have ended for good.
     *
     * @param kind how they ended
     * @return their number
     */
    public long exits(ExitReason.Kind kind) {
        return counted(exits, kind).sum();
    }

    /**
     * The messages that those actors had taken that have ended for good.
     *
     * @return their number
     */
    public long handledByEnded() {
        return handledByEnded.sum();
    }

    /**
     * Restarts of supervised actors.
     *
     * @param cause how the incarnation before had ended
     * @return their number
     */
    public long restarts(ExitReason.Kind cause) {
        return counted(restarts, cause).sum();
    }

    /**
     * Messages to such actors that nobody handled.
     *
     * @param reason why
     * @return their number
     */
    public long deadLetters(DeadLetter.Reason reason) {
        return counted(deadLetters, reason).sum();
    }

    /**
     * Asks of such actors that got no reply in time.
     *
     * @return their number
     */
    public long askTimeouts() {
        return askTimeouts.sum();
    }

    /**
     * Actors of keys that were passivated, since they were idle.
     *
     * @return their number
     */
    public long passivations() {
        return passivations.sum();
    }

    void countPassivation() {
        passivations.increment();
    }

    void countSpawn() {
        spawned.increment();
    }

    void countExit(ExitReason.Kind kind, long handled) {
        counted(exits, kind).increment();
        handledByEnded.add(handled);
    }

    void countRestart(ExitReason.Kind cause) {
        counted(restarts, cause).increment();
    }

    void countDeadLetter(DeadLetter.Reason reason) {
        counted(deadLetters, reason).increment();
    }

    void countAskTimeout() {
        askTimeouts.increment();
    }

    private static <E> LongAdder counted(Map<E, LongAdder> adders, E key) {
        return Objects.requireNonNull(adders.get(key));
    }
}
