package dev.actors;

import dev.actors.isolation.Isolation;
import dev.actors.isolation.Isolator;
import dev.actors.isolation.MessageCopier;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Collects the settings of a node. */
public final class NodeBuilder {

    private final NodeIdentity identity;
    private final List<NodeListener> listeners = new ArrayList<>();
    private final Map<Class<?>, MessageCopier<?>> copiers = new HashMap<>();
    private Isolation isolation = Isolation.COPY;
    private int mailboxCapacity = 100_000;
    private Duration sendTimeout = Duration.ofSeconds(5);
    private Duration shutdownTimeout = Duration.ofSeconds(5);
    private Duration killGrace = Duration.ofSeconds(5);
    private TimeSource time = SystemTime.INSTANCE;
    private @Nullable Engine engine;
    private @Nullable Function<String, @Nullable MessageMeter> meters;
    private @Nullable MessageInterceptor interceptor;
    private @Nullable KeyedStore store;
    private Placement placement = Placement.LOCAL;

    /** The settings as a node keeps them. */
    record Settings(
            NodeIdentity identity,
            Isolator isolator,
            TimeSource time,
            boolean metered,
            @Nullable MessageInterceptor interceptor,
            int mailboxCapacity,
            Duration sendTimeout,
            Duration shutdownTimeout,
            Duration killGrace) {}

    NodeBuilder(NodeIdentity identity) {
        this.identity = identity;
    }

    /**
     * Bounds the mailboxes of actors that say nothing else.
     *
     * @param capacity messages, at least 1; 100,000 unless it is called
     * @return this
     */
    public NodeBuilder mailboxCapacity(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A mailbox holds at least one message, not " + capacity);
        }
        mailboxCapacity = capacity;
        return this;
    }

    /**
     * Says how long a sender waits for room in a full mailbox.
     *
     * @param timeout 5 seconds unless it is called; zero to fail at once
     * @return this
     */
    public NodeBuilder sendTimeout(Duration timeout) {
        sendTimeout = notNegative(timeout);
        return this;
    }

    /**
     * Says how long a stopped actor may go on with what it is doing before it is killed.
     *
     * @param timeout 5 seconds unless it is called
     * @return this
     */
    public NodeBuilder shutdownTimeout(Duration timeout) {
        shutdownTimeout = notNegative(timeout);
        return this;
    }

    /**
     * Says how long a killed actor may take to end before it is abandoned.
     *
     * @param grace 5 seconds unless it is called
     * @return this
     */
    public NodeBuilder killGrace(Duration grace) {
        killGrace = notNegative(grace);
        return this;
    }

    private static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A time-out is zero or more, not " + duration);
        }
        return duration;
    }

    /**
     * Says how messages are kept apart from their senders.
     *
     * @param mode {@link Isolation#COPY} unless it is called
     * @return this
     */
    public NodeBuilder isolation(Isolation mode) {
        isolation = mode;
        return this;
    }

    /**
     * Registers a copier for messages that the node cannot copy by itself.
     *
     * @param type the exact class of the messages
     * @param copier copies them
     * @param <T> the class
     * @return this
     */
    public <T> NodeBuilder copier(Class<T> type, MessageCopier<T> copier) {
        copiers.put(type, copier);
        return this;
    }

    /**
     * Gives the node another time than the machine's.
     *
     * @param source the time
     * @return this
     */
    public NodeBuilder time(TimeSource source) {
        time = source;
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener hears what happens to the node's actors
     * @return this
     */
    public NodeBuilder listener(NodeListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Measures how long messages wait and take. It costs three readings of the clock and a stamp
     * per message; without it nothing is measured.
     *
     * @param factory gives the meter of a behaviour, by its name; null for one that shall not be
     *     measured
     * @return this
     */
    public NodeBuilder meters(Function<String, @Nullable MessageMeter> factory) {
        meters = factory;
        return this;
    }

    /**
     * Has messages accompanied from where they are sent to where they are handled. Without it, and
     * without meters, nothing goes along with a message.
     *
     * @param companion accompanies the messages
     * @return this
     */
    public NodeBuilder interceptor(MessageInterceptor companion) {
        interceptor = companion;
        return this;
    }

    /**
     * Says where the state of keyed actors is kept while they are passivated.
     *
     * @param keeper {@link KeyedStore#inMemory} unless it is called
     * @return this
     */
    public NodeBuilder keyedStore(KeyedStore keeper) {
        store = keeper;
        return this;
    }

    /**
     * Says where the actors of keys live.
     *
     * @param places {@link Placement#LOCAL} unless it is called
     * @return this
     */
    public NodeBuilder placement(Placement places) {
        placement = places;
        return this;
    }

    /** Runs the node's actors elsewhere than on virtual threads. */
    NodeBuilder engine(Engine other) {
        engine = other;
        return this;
    }

    /**
     * Builds the node and opens it.
     *
     * @return a running node
     */
    public Node open() {
        Node node = build();
        node.open();
        return node;
    }

    /**
     * Builds the node for somebody else to open.
     *
     * @return a node that takes no work yet
     */
    public Node build() {
        Isolator isolator =
                new Isolator(
                        isolation,
                        copiers,
                        Set.of(
                                Address.class,
                                Cell.class,
                                ReplyAddress.class,
                                WrittenAddress.class,
                                ActorSpec.class,
                                Supervised.class));
        return new Node(
                new Settings(
                        identity,
                        isolator,
                        time,
                        meters != null,
                        interceptor,
                        mailboxCapacity,
                        sendTimeout,
                        shutdownTimeout,
                        killGrace),
                engine == null ? new Threads(identity.name()) : engine,
                new Events(listeners, meters == null ? _ -> null : meters),
                store,
                placement);
    }
}
