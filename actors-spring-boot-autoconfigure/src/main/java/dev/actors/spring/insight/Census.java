package dev.actors.spring.insight;

import dev.actors.ActorGlance;
import dev.actors.Address;
import dev.actors.BehaviorStatistics;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All living actors of a node at one moment, with what they did since the census before. It holds
 * on to the actors, so it is for a second, not for keeping.
 */
public final class Census {

    private static final double NANOS = 1e9;

    private final Instant at;
    private final long nanoTime;
    private final List<ActorGlance> actors;
    private final float @Nullable [] rates;
    private final SortedMap<String, BehaviorFigures> behaviors = new TreeMap<>();
    private final Map<String, Totals> totals;

    /** What has been counted of a behaviour by now. */
    private record Totals(long handled, HandlingTimes.@Nullable Total times) {}

    /** What is being counted of a behaviour's living actors. */
    private static final class Tally {
        private long alive;
        private long mailboxTotal;
        private int mailboxLargest;
        private long handled;
    }

    private Census(
            Node node, HandlingTimes times, @Nullable Census before, Instant at, long nanoTime) {
        this.at = at;
        this.nanoTime = nanoTime;
        actors = node.glances();
        rates = before == null ? null : rates(before);
        Map<String, Tally> tallies = tallies();
        totals = new HashMap<>();
        for (BehaviorStatistics statistics : node.statistics()) {
            String name = statistics.behavior();
            Tally tally = tallies.getOrDefault(name, new Tally());
            Totals now = new Totals(statistics.handledByEnded() + tally.handled, times.of(name));
            totals.put(name, now);
            behaviors.put(name, figures(statistics, tally, now, before));
        }
    }

    /**
     * Looks at all actors.
     *
     * @param node whose actors
     * @param times how long messages take
     * @param before what to compare with; null for nothing
     * @param at the time
     * @param nanoTime the same by a ticker
     */
    static Census take(
            Node node, HandlingTimes times, @Nullable Census before, Instant at, long nanoTime) {
        return new Census(node, times, before, at, nanoTime);
    }

    /** Both lists are in the order of the actors' numbers. */
    private float[] rates(Census before) {
        double seconds = secondsSince(before);
        float[] result = new float[actors.size()];
        int old = 0;
        for (int i = 0; i < result.length; i++) {
            ActorGlance actor = actors.get(i);
            while (old < before.size() && before.actors.get(old).number() < actor.number()) {
                old++;
            }
            boolean isKnown =
                    old < before.size() && before.actors.get(old).number() == actor.number();
            long since = isKnown ? before.actors.get(old).handled() : 0;
            result[i] = (float) (Math.max(0, actor.handled() - since) / seconds);
        }
        return result;
    }

    private Map<String, Tally> tallies() {
        Map<String, Tally> tallies = new HashMap<>();
        String behavior = "";
        Tally tally = new Tally();
        for (ActorGlance actor : actors) {
            if (!actor.behavior().equals(behavior)) {
                behavior = actor.behavior();
                tally = tallies.computeIfAbsent(behavior, _ -> new Tally());
            }
            tally.alive++;
            tally.mailboxTotal += actor.mailboxSize();
            tally.mailboxLargest = Math.max(tally.mailboxLargest, actor.mailboxSize());
            tally.handled += actor.handled();
        }
        return tallies;
    }

    private BehaviorFigures figures(
            BehaviorStatistics statistics, Tally tally, Totals now, @Nullable Census before) {
        String name = statistics.behavior();
        Totals then = before == null ? null : before.totals.get(name);
        long handledThen = then == null ? 0 : then.handled();
        return new BehaviorFigures(
                name,
                tally.alive,
                tally.mailboxTotal,
                tally.mailboxLargest,
                before == null
                        ? null
                        : Double.valueOf(
                                Math.max(0, now.handled() - handledThen) / secondsSince(before)),
                now.times() == null
                        ? null
                        : now.times().meanMicrosSince(then == null ? null : then.times()),
                Arrays.stream(ExitReason.Kind.values()).mapToLong(statistics::restarts).sum(),
                Arrays.stream(DeadLetter.Reason.values()).mapToLong(statistics::deadLetters).sum());
    }

    double secondsSince(Census before) {
        return Math.max(1, nanoTime - before.nanoTime) / NANOS;
    }

    /**
     * When it was taken.
     *
     * @return by the wall clock
     */
    public Instant at() {
        return at;
    }

    /**
     * How many live.
     *
     * @return their number
     */
    public int size() {
        return actors.size();
    }

    /**
     * The actors.
     *
     * @return oldest first
     */
    public List<ActorGlance> actors() {
        return actors;
    }

    /**
     * The messages that an actor has taken per second since the census before.
     *
     * @param index its place in {@link #actors}
     * @return null if this was the first census
     */
    public @Nullable Double messagesPerSecond(int index) {
        return rates == null ? null : Double.valueOf(rates[index]);
    }

    /** The same for an actor; null if it was not there. */
    @Nullable Double messagesPerSecond(Address actor) {
        for (int i = 0; i < actors.size(); i++) {
            if (actors.get(i).address().equals(actor)) {
                return messagesPerSecond(i);
            }
        }
        return null;
    }

    /**
     * What behaviours do, all that have run on the node.
     *
     * @return by their names, in order
     */
    public SortedMap<String, BehaviorFigures> behaviors() {
        return Collections.unmodifiableSortedMap(behaviors);
    }
}
