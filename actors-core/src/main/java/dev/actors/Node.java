package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The local runtime: it runs actors, finds them and carries messages between them.
 *
 * <p>A node has a name, {@code HOST:PORT}, and a life from each {@link #open} to the next {@link
 * #close}, with a creation number of its own. All methods may be called from any thread.
 */
public final class Node extends NodeControl implements ActorOperations, AutoCloseable {

    /**
     * The number that the last life in this JVM was given; the clock alone could give two lives the
     * same.
     */
    private static final AtomicLong LAST_CREATION = new AtomicLong();

    private final NodeBuilder.Settings settings;
    private final Engine engine;
    private final Events events;
    private final Registry registry = new Registry(this);
    private final Messaging messaging;
    private final @Nullable Stamps stamps;

    /** The timers of those who are no actors. */
    private final Holdings holdings = new Holdings(false);

    private final AtomicLong lastId = new AtomicLong();
    private volatile Home home;
    private volatile Stage stage = Stage.CLOSED;

    /** Where it is in its life. */
    private enum Stage {
        OPEN,
        /** The actors finish what they have; only they spawn. */
        DRAINING,
        CLOSED
    }

    Node(NodeBuilder.Settings settings, Engine engine, Events events) {
        this.settings = settings;
        this.engine = engine;
        this.events = events;
        stamps = settings.stamps();
        messaging = new Messaging(this, settings.isolator(), settings.sendTimeout());
        home = new Home(this, new Address.Life(settings.identity().name(), 0));
    }

    /**
     * Begins the making of a node.
     *
     * @param identity {@code COOKIE@HOST:PORT}
     * @return its settings
     * @throws IllegalArgumentException if the identity has another form
     */
    public static NodeBuilder builder(String identity) {
        return new NodeBuilder(NodeIdentity.parse(identity));
    }

    /**
     * The node's name.
     *
     * @return {@code HOST:PORT}
     */
    public String name() {
        return settings.identity().name();
    }

    /** Begins a life, with a new creation number. Does nothing while the node runs. */
    public synchronized void open() {
        if (stage == Stage.CLOSED) {
            long now = time().now().toEpochMilli();
            long creation = LAST_CREATION.updateAndGet(last -> Math.max(last + 1, now));
            home = new Home(this, new Address.Life(name(), creation));
            engine.open();
            stage = Stage.OPEN;
            holdings.renew();
        }
    }

    /**
     * Tells whether the node takes new work.
     *
     * @return false before {@link #open} and from {@link #close} on
     */
    public boolean isRunning() {
        return stage == Stage.OPEN;
    }

    /**
     * Stops all actors and waits until they have ended, however long that takes: each has its
     * shutdown time-out and then the node's grace period. Messages that are left in mailboxes are
     * dead letters. New actors are refused from the start.
     *
     * <p>First end those that no living actor has spawned, latest first. Whoever was started by
     * {@link #start} or {@link #startAsync}, or has spawned others, is waited for before the next
     * one is told; a supervisor ends its children meanwhile. Then all the rest is told at once.
     *
     * <p>Called by an actor, it waits for all others and returns; that actor ends at its next
     * receive, or when its code returns. While another call closes the node, or once it is closed,
     * it does nothing.
     *
     * @throws InterruptedWaitException if the thread was interrupted while it waited; the actors
     *     end all the same
     */
    @Override
    public void close() {
        if (leaveOpen(Stage.CLOSED)) {
            events.closed(new Closing(this, null).run());
        }
    }

    /**
     * Lets the actors finish what is in their mailboxes, then stops them as {@link #close()} does,
     * and all within a given time.
     *
     * <p>Three quarters of the time are for the mailboxes; it goes on as soon as all are at rest.
     * Meanwhile nobody but actors may spawn, crashed actors are restarted, and messages are taken
     * from everybody. What still runs after seven eighths is killed, and at the end abandoned.
     *
     * <p>An actor is at rest when it waits for messages, or has neither a message in its mailbox
     * nor one in hand. What a timer or another system would send later is not waited for. The
     * calling actor, if there is one, is not waited for either.
     *
     * @param patience how long to take at most
     * @return what was lost; nothing if the node is not open
     * @throws InterruptedWaitException if the thread was interrupted while it waited; the actors
     *     end all the same
     */
    public CloseReport close(Duration patience) {
        return leaveOpen(Stage.DRAINING)
                ? new Closing(this, patience).run()
                : new CloseReport(name(), 0, 0, Map.of());
    }

    private synchronized boolean leaveOpen(Stage next) {
        boolean wasOpen = stage == Stage.OPEN;
        if (wasOpen) {
            stage = next;
            holdings.release();
        }
        return wasOpen;
    }

    /** From now on nobody spawns, and nobody is restarted. */
    void endDraining() {
        stage = Stage.CLOSED;
    }

    @Override
    public Address spawn(ActorSpec spec) {
        return spawn(spec, null, null);
    }

    Cell spawn(ActorSpec spec, @Nullable Cell parent, @Nullable CompletableFuture<Address> start) {
        return spawn(spec, parent, start, _ -> {});
    }

    /**
     * Spawns. Who closes the node says so before it looks at the actors, and this looks whether the
     * node is open after it has added the actor: so either the actor is refused here, or it is seen
     * and waited for there.
     *
     * @param beforeLaunch sees the actor before it runs
     */
    Cell spawn(
            ActorSpec spec,
            @Nullable Cell parent,
            @Nullable CompletableFuture<Address> start,
            Consumer<Cell> beforeLaunch) {
        requireAdmission(parent);
        Home born = home;
        Cell cell = new Cell(born, nextNumber(), spec.isolated(this), parent, start);
        if (spec.name() != null) {
            cell.life().register(spec.name());
        }
        registry.add(cell);
        if (!admits(parent) || home != born) {
            cell.kind().statistics().countSpawn();
            cell.finish(new ExitReason.Shutdown());
            throw new NodeClosedException(name());
        }
        beforeLaunch.accept(cell);
        cell.launch();
        return cell;
    }

    private void requireAdmission(@Nullable Cell parent) {
        if (!admits(parent)) {
            throw new NodeClosedException(name());
        }
    }

    private boolean admits(@Nullable Cell parent) {
        return switch (stage) {
            case OPEN -> true;
            case DRAINING -> parent != null;
            case CLOSED -> false;
        };
    }

    @Override
    public Address start(ActorSpec spec) {
        CompletableFuture<Address> start = new CompletableFuture<>();
        spawn(spec, null, start);
        return Ends.started(start, spec, this, null);
    }

    /**
     * Spawns an actor without waiting for its start.
     *
     * @param spec what to run
     * @return its address once it has started, or the exception that {@link #start(ActorSpec)}
     *     would have thrown; completed on a thread of its own
     * @throws NameTakenException if the specification's name is registered already
     * @throws IllegalMessageException if an argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    public CompletableFuture<Address> startAsync(ActorSpec spec) {
        CompletableFuture<Address> start = new CompletableFuture<>();
        spawn(spec, null, start);
        return Futures.apart(start, engine);
    }

    @Override
    public void send(Address to, Object message) {
        messaging.send(to, message, null);
    }

    /**
     * Sends a message if there is room for it, and never waits.
     *
     * @param to the receiver
     * @param message any value that can be isolated
     * @return false if the receiver's mailbox is full; the message was not sent
     * @throws IllegalMessageException if the message cannot be isolated
     */
    public boolean offer(Address to, Object message) {
        return messaging.offer(to, message);
    }

    @Override
    public @Nullable Object ask(Address to, Object message, Duration timeout) {
        return messaging.ask(to, message, timeout, null);
    }

    @Override
    public CompletableFuture<@Nullable Object> askAsync(
            Address to, Object message, Duration timeout) {
        return messaging.askAsync(to, message, timeout, null);
    }

    @Override
    public void sendOrDrop(Address to, Object message) {
        messaging.sendOrDrop(to, message, null);
    }

    @Override
    public TimerRef sendAfter(Duration delay, Address to, Object message) {
        return new Timer(this, null, to, message, null).start(delay);
    }

    @Override
    public TimerRef sendInterval(Duration interval, Address to, Object message) {
        return new Timer(this, null, to, message, interval).start(interval);
    }

    @Override
    public @Nullable Object await(Address actor) {
        return Ends.await(this, actor, null, null);
    }

    @Override
    public @Nullable Object await(Address actor, Duration timeout) {
        return Ends.await(this, actor, timeout, null);
    }

    @Override
    public List<@Nullable Object> awaitAll(Collection<Address> actors, Duration timeout) {
        return Ends.awaitAll(this, actors, timeout, null);
    }

    @Override
    public List<@Nullable Object> gather(
            Collection<Address> actors, Object message, Duration timeout) {
        return messaging.gather(actors, message, timeout, null);
    }

    /**
     * The source of random numbers for everything on the node that is left to chance. A simulated
     * node's repeats itself.
     *
     * @return a generator for the calling thread's use now
     */
    public RandomGenerator random() {
        return engine.random();
    }

    /** Tells whether its actors are being ended, or have been. */
    boolean isClosing() {
        return stage == Stage.CLOSED;
    }

    ReplyAddress newReplyAddress(Ask ask) {
        return new ReplyAddress(ask, new Address.Form.OfReply(home.life(), nextNumber()));
    }

    /** A number unlike all others of this node. */
    long nextNumber() {
        return lastId.incrementAndGet();
    }

    Holdings holdings() {
        return holdings;
    }

    @Override
    Engine engine() {
        return engine;
    }

    @Override
    TimeSource time() {
        return settings.time();
    }

    @Override
    Events events() {
        return events;
    }

    @Override
    Registry registry() {
        return registry;
    }

    Messaging messaging() {
        return messaging;
    }

    /** What goes along with messages; null if nothing does. */
    @Nullable Stamps stamps() {
        return stamps;
    }

    @Override
    NodeBuilder.Settings settings() {
        return settings;
    }

    /** Shows the name, never the cookie. */
    @Override
    public String toString() {
        return "Node " + name();
    }
}
