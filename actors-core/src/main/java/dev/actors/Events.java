package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What happens on a node, counted, logged and told to its listeners. Message contents are never
 * logged.
 */
final class Events {

    /** The behaviour name of dead letters whose target is not known here. */
    static final String NONE = "none";

    private static final Logger LOGGER = System.getLogger("dev.actors");

    private final Map<String, BehaviorStatistics> statistics = new ConcurrentHashMap<>();
    private final Map<Object, Kind> kinds = new ConcurrentHashMap<>();
    private final LongAdder abandoned = new LongAdder();
    private final List<NodeListener> listeners;
    private final Function<String, @Nullable MessageMeter> meterFactory;

    Events(List<NodeListener> listeners, Function<String, @Nullable MessageMeter> meterFactory) {
        this.listeners = new CopyOnWriteArrayList<>(listeners);
        this.meterFactory = meterFactory;
    }

    BehaviorStatistics statisticsOf(String behavior) {
        BehaviorStatistics known = statistics.get(behavior);
        if (known != null) {
            return known;
        }
        synchronized (statistics) {
            BehaviorStatistics fresh = new BehaviorStatistics(behavior);
            BehaviorStatistics raced = statistics.putIfAbsent(behavior, fresh);
            if (raced != null) {
                return raced;
            }
            tell(listener -> listener.behaviorSeen(fresh));
            return fresh;
        }
    }

    /**
     * Adds a listener, which hears at once, and once, of each behaviour that is known already.
     *
     * @return takes it away again; nothing if it was there before
     */
    Runnable add(NodeListener listener) {
        synchronized (statistics) {
            if (listeners.contains(listener)) {
                return () -> {};
            }
            listeners.add(listener);
            statistics.values().forEach(known -> tell(listener, l -> l.behaviorSeen(known)));
            return () -> listeners.remove(listener);
        }
    }

    /**
     * What is known of a behaviour.
     *
     * @param key its name, or what else tells behaviours of the same name apart
     * @param behavior its name
     */
    Kind kindOf(Object key, String behavior) {
        Kind known = kinds.get(key);
        return known != null
                ? known
                : kinds.computeIfAbsent(
                        key,
                        _ -> new Kind(this, statisticsOf(behavior), meterFactory.apply(behavior)));
    }

    void measured(MessageMeter meter, long nanos) {
        try {
            meter.processed(nanos);
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "A meter failed", e);
        }
    }

    void waited(MessageMeter meter, long nanos) {
        try {
            meter.waited(nanos);
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "A meter failed", e);
        }
    }

    List<BehaviorStatistics> statistics() {
        return List.copyOf(statistics.values());
    }

    /** An actor crashes. What accompanies the message in hand is on the thread still. */
    static void logCrash(Cell actor, @Nullable Object lost, Throwable cause) {
        String over = lost == null ? "" : " over " + Envelope.messageType(lost);
        LOGGER.log(Level.WARNING, Reports.name(actor) + " crashed" + over, cause);
    }

    /** An incarnation has ended, by itself or with an actor that it was linked to. */
    void runEnded(Cell actor, ExitReason reason, boolean byItself, @Nullable Object lost) {
        if (byItself && reason instanceof ExitReason.Failed failed && !listeners.isEmpty()) {
            CrashReport report = crash(actor, failed.cause(), lost);
            tell(listener -> listener.crashed(report));
        }
    }

    private static CrashReport crash(Cell actor, Throwable cause, @Nullable Object lost) {
        return new CrashReport(
                Activity.info(actor),
                cause,
                lost == null ? null : Envelope.message(lost),
                lost == null ? null : Envelope.sender(lost));
    }

    void restarted(ActorInfo actor, ExitReason reason) {
        LOGGER.log(
                Level.INFO,
                "{0} restarted after {1}, for the {2}. time",
                Reports.name(actor),
                Reports.label(reason),
                actor.restarts());
        tell(listener -> listener.restarted(actor, reason));
    }

    /** Tells whether anybody is to hear of such an end. */
    boolean isTold(ExitReason reason) {
        return !listeners.isEmpty()
                || reason instanceof ExitReason.Failed
                || LOGGER.isLoggable(Level.DEBUG);
    }

    void ended(ActorInfo actor, ExitReason reason) {
        if (actor.restarts() > 0 && reason instanceof ExitReason.Failed) {
            LOGGER.log(
                    Level.WARNING,
                    "{0} gave up after {1} restarts",
                    Reports.name(actor),
                    actor.restarts());
        }
        LOGGER.log(Level.DEBUG, "{0} ended: {1}", Reports.name(actor), Reports.label(reason));
        tell(listener -> listener.ended(actor, reason));
    }

    void deadLetter(DeadLetter letter, BehaviorStatistics target) {
        target.countDeadLetter(letter.reason());
        if (LOGGER.isLoggable(Level.DEBUG)) {
            LOGGER.log(
                    Level.DEBUG,
                    "Dead letter to {0}: {1} ({2})",
                    letter.behavior(),
                    Envelope.typeOf(letter.message()),
                    letter.reason());
        }
        tell(listener -> listener.deadLetter(letter));
    }

    void viewFailed(String actor, Throwable cause) {
        LOGGER.log(
                Level.WARNING,
                "The state view of " + actor + " failed; the last view stays",
                cause);
    }

    void notKept(String actor, Throwable cause) {
        LOGGER.log(
                Level.WARNING,
                actor + " is idle, but its state cannot be kept; it goes on, and tries again",
                cause);
    }

    void notHandedOver(Address key, String node, Throwable cause) {
        Afterwards.tell(() -> logNotHandedOver(key, node, cause));
    }

    private static void logNotHandedOver(Address key, String node, Throwable cause) {
        LOGGER.log(
                Level.WARNING,
                "The state of "
                        + key
                        + " has not got to "
                        + node
                        + ", where the key belongs; it is kept here until it does. If its type is"
                        + " no type of the mesh, register it",
                cause);
    }

    void surpassed(Address key) {
        Afterwards.tell(
                () ->
                        LOGGER.log(
                                Level.WARNING,
                                "Two sides of the mesh had a state of {0}. The one that is here"
                                    + " goes on; the one that came from another node is dropped",
                                key));
    }

    void supervisionFailed(String actor, Throwable cause) {
        LOGGER.log(Level.ERROR, "The supervision of " + actor + " failed; the actor ends", cause);
    }

    void abandoned(String actor, Duration grace, @Nullable Thread thread) {
        abandoned.increment();
        LOGGER.log(
                Level.ERROR,
                "{0} was killed and still runs after {1}; it is abandoned. Its code must not catch"
                    + " Killed, ignore interrupts or loop without calling its context. It runs in"
                    + " {2}",
                actor,
                grace,
                thread);
    }

    /** How many actors have been abandoned. */
    long abandoned() {
        return abandoned.sum();
    }

    void closed(CloseReport report) {
        LOGGER.log(Level.INFO, report::toString);
    }

    private void tell(Consumer<NodeListener> event) {
        if (!listeners.isEmpty()) {
            Afterwards.tell(() -> listeners.forEach(listener -> tell(listener, event)));
        }
    }

    private static void tell(NodeListener listener, Consumer<NodeListener> event) {
        try {
            event.accept(listener);
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "A listener failed", e);
        }
    }
}
