package dev.actors.spring.insight;

import dev.actors.Address;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is shown of a node. While somebody watches, one {@link Census} a second serves all who look;
 * while nobody does, there is nothing, and each look takes a census of its own.
 */
public final class NodeModel {

    private static final int HISTORY = 300;
    private static final long FRESH_NANOS = 1_000_000_000;

    private final Supplier<Node> nodes;
    private final HandlingTimes times;
    private final InstantSource clock;
    private final LongSupplier ticker;
    private final Deque<NodeSample> history = new ArrayDeque<>();

    /** The shared census; null while nobody watches. */
    private volatile @Nullable Census shared;

    private volatile @Nullable NodeSample sample;

    private @Nullable SortedMap<String, BehaviorFigures> figures;
    private long figuresAt;

    /**
     * The model of a node.
     *
     * @param nodes gives the node, when it is first looked at
     * @param times how long messages take
     */
    public NodeModel(Supplier<Node> nodes, HandlingTimes times) {
        this(nodes, times, InstantSource.system(), System::nanoTime);
    }

    NodeModel(Supplier<Node> nodes, HandlingTimes times, InstantSource clock, LongSupplier ticker) {
        this.nodes = nodes;
        this.times = times;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * The node.
     *
     * @return whose model it is
     */
    public Node node() {
        return nodes.get();
    }

    /**
     * All living actors: the shared census while somebody watches, else a new one. A new one takes
     * time in proportion to the number of actors.
     *
     * @return a census, at most a few seconds old
     */
    public Census census() {
        Census known = shared;
        return known == null ? take(null) : known;
    }

    private Census take(@Nullable Census before) {
        return Census.take(node(), times, before, clock.instant(), ticker.getAsLong());
    }

    /**
     * The messages that an actor takes per second.
     *
     * @param actor the actor
     * @return null while nobody watches, or if it was not there in the last second
     */
    public @Nullable Double messagesPerSecond(Address actor) {
        Census known = shared;
        return known == null ? null : known.messagesPerSecond(actor);
    }

    /**
     * Tells whether the handling of messages is timed.
     *
     * @return whether it is
     */
    public boolean isTimed() {
        return times != HandlingTimes.NONE;
    }

    /**
     * Who has spawned whom.
     *
     * @param census the actors
     * @return the tree of them
     */
    public ActorTree tree(Census census) {
        return new ActorTree(census, node()::isAlive);
    }

    /**
     * The figures of all behaviours, for those who ask for one after another: they are at most a
     * second old, or as old as the shared census.
     *
     * @return by their names, in order
     */
    public SortedMap<String, BehaviorFigures> behaviors() {
        Census known = shared;
        return known == null ? recentFigures() : known.behaviors();
    }

    /** The figures alone are kept: a census would hold on to actors. */
    private synchronized SortedMap<String, BehaviorFigures> recentFigures() {
        long now = ticker.getAsLong();
        SortedMap<String, BehaviorFigures> known = figures;
        if (known == null || now - figuresAt > FRESH_NANOS) {
            known = take(null).behaviors();
            figures = known;
            figuresAt = now;
        }
        return known;
    }

    /**
     * The actors that live. It counts none of them.
     *
     * @return how many
     */
    public long alive() {
        return node().statistics().stream().mapToLong(behavior -> behavior.alive()).sum();
    }

    /**
     * What the node does now.
     *
     * @return the last sample while somebody watches, else one without rates
     */
    public NodeSample sample() {
        NodeSample known = sample;
        return known == null ? NodeSample.of(take(null), null, 0) : known;
    }

    /**
     * The samples of the last minutes in which somebody watched.
     *
     * @return oldest first
     */
    public List<NodeSample> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** Takes the next shared census; gives the seconds since the last one, zero for none. */
    double next(int watchers) {
        Census before = shared;
        Census now = take(before);
        NodeSample next = NodeSample.of(now, before, watchers);
        shared = now;
        sample = next;
        synchronized (history) {
            history.addLast(next);
            if (history.size() > HISTORY) {
                history.removeFirst();
            }
        }
        return before == null ? 0 : now.secondsSince(before);
    }

    /** Nobody watches any more: nothing is held on to but the history. */
    void rest() {
        shared = null;
        sample = null;
    }
}
