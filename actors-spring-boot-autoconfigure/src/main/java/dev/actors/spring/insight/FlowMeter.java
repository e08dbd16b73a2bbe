package dev.actors.spring.insight;

import dev.actors.FlowObserver;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the messages between behaviours while somebody watches them. Where many are sent it counts
 * one in so many, chosen at random, so that it counts about ten thousand a second and the others
 * cost their senders a few nanoseconds.
 */
public final class FlowMeter implements FlowObserver {

    private static final int COUNTED_PER_SECOND = 10_000;
    private static final int LEAST_RATE = 1;
    private static final int MOST_IN_ONE = 1 << 16;
    private static final int MAX_EDGES = 1_000;

    /** Samples after which a way that nobody goes is forgotten. */
    private static final int FORGOTTEN_AFTER = 60;

    private final Node node;
    private final Map<Way, Count> counts = new ConcurrentHashMap<>();
    private volatile List<Edge> edges = List.of();
    private volatile int oneIn = LEAST_RATE;
    private int watchers;
    private Runnable end = () -> {};

    private record Way(@Nullable String from, String to) {}

    private static final class Count {
        private final LongAdder messages = new LongAdder();
        private int idle;
    }

    /**
     * How much one behaviour sends to another.
     *
     * @param from the sender's behaviour; null for those who are no actors
     * @param to the receiver's behaviour
     * @param messagesPerSecond messages per second
     */
    public record Edge(@Nullable String from, String to, double messagesPerSecond) {}

    FlowMeter(Node node) {
        this.node = node;
    }

    /** Somebody watches. */
    synchronized void open() {
        if (watchers++ == 0) {
            end = node.observeFlow(this);
        }
    }

    /** And no longer does. */
    synchronized void close() {
        if (--watchers == 0) {
            end.run();
            counts.clear();
            edges = List.of();
            oneIn = LEAST_RATE;
        }
    }

    @Override
    public void sent(@Nullable String from, String to) {
        int every = oneIn;
        if (every > 1 && (ThreadLocalRandom.current().nextInt() & (every - 1)) != 0) {
            return;
        }
        Way way = new Way(from, to);
        Count known = counts.get(way);
        if (known == null && counts.size() < MAX_EDGES) {
            known = counts.computeIfAbsent(way, _ -> new Count());
        }
        if (known != null) {
            known.messages.add(every);
        }
    }

    /** Makes rates of what was counted in so many seconds. */
    synchronized void tick(double seconds) {
        if (watchers == 0) {
            return;
        }
        edges =
                counts.keySet().stream()
                        .map(way -> edge(way, seconds))
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparingDouble(Edge::messagesPerSecond).reversed())
                        .toList();
        double all = edges.stream().mapToDouble(Edge::messagesPerSecond).sum();
        int next = LEAST_RATE;
        while (all / next > COUNTED_PER_SECOND && next < MOST_IN_ONE) {
            next *= 2;
        }
        oneIn = next;
    }

    private @Nullable Edge edge(Way way, double seconds) {
        Count count = counts.get(way);
        if (count == null) {
            return null;
        }
        long messages = count.messages.sumThenReset();
        count.idle = messages == 0 ? count.idle + 1 : 0;
        if (count.idle > FORGOTTEN_AFTER) {
            counts.remove(way);
            return null;
        }
        return new Edge(way.from(), way.to(), messages / seconds);
    }

    /**
     * The ways that messages go, in the last second.
     *
     * @return most used first
     */
    public List<Edge> edges() {
        return edges;
    }

    /**
     * Every how many-th message is counted.
     *
     * @return 1 for each
     */
    public int oneIn() {
        return oneIn;
    }

    /**
     * Tells whether somebody watches, so that messages are counted.
     *
     * @return whether somebody does
     */
    public synchronized boolean isOpen() {
        return watchers > 0;
    }
}
