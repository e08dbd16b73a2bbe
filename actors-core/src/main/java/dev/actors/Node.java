package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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
public final class Node implements ActorOperations, AutoCloseable {

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

    /** The timers of those who are no actors. */
    private final Holdings holdings = new Holdings(false);

    private final AtomicLong lastId = new AtomicLong();
    private volatile Address.Life life;
    private volatile boolean closing = true;

    Node(NodeBuilder.Settings settings, Engine engine, Events events) {
        this.settings = settings;
        this.engine = engine;
        this.events = events;
        messaging = new Messaging(this, settings.isolator(), settings.sendTimeout());
        life = new Address.Life(settings.identity().name(), 0);
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
        if (closing) {
            long now = time().now().toEpochMilli();
            life =
                    new Address.Life(
                            name(), LAST_CREATION.updateAndGet(last -> Math.max(last + 1, now)));
            closing = false;
            holdings.renew();
        }
    }

    /**
     * Tells whether the node takes new work.
     *
     * @return false before {@link #open} and from {@link #close} on
     */
    public boolean isRunning() {
        return !closing;
    }

    /**
     * Tells all actors to stop, latest first, and waits until they have ended. New actors are
     * refused from the start; messages that are left in mailboxes are dead letters.
     *
     * @throws InterruptedWaitException if the thread was interrupted while it waited; the actors
     *     end all the same
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        holdings.release();
        List<Cell> latestFirst = registry.living().reversed();
        int messages = latestFirst.stream().mapToInt(cell -> cell.mailbox.size()).sum();
        for (List<Cell> rest = latestFirst; !rest.isEmpty(); rest = registry.living().reversed()) {
            rest.forEach(cell -> cell.life.stop(false));
            for (Cell cell : rest) {
                Futures.settled(
                        cell.life.termination(), new Waiting("the end", cell), this, null, null);
            }
        }
        events.closed(name(), latestFirst.size(), messages);
    }

    @Override
    public Address spawn(ActorSpec spec) {
        return spawn(spec, null, null).address();
    }

    Cell spawn(ActorSpec spec, @Nullable Cell parent, @Nullable CompletableFuture<Address> start) {
        return spawn(spec, parent, start, _ -> {});
    }

    /**
     * Spawns.
     *
     * @param beforeLaunch sees the actor before it runs
     */
    Cell spawn(
            ActorSpec spec,
            @Nullable Cell parent,
            @Nullable CompletableFuture<Address> start,
            Consumer<Cell> beforeLaunch) {
        if (closing) {
            throw new NodeClosedException(name());
        }
        Address.Life born = life;
        Address from = parent == null ? null : parent.address();
        Cell cell = new Cell(this, nextNumber(), spec.isolated(this), from, start);
        if (spec.name() != null) {
            cell.register(spec.name());
        }
        if (closing || !life.equals(born)) {
            cell.releaseNames();
            throw new NodeClosedException(name());
        }
        registry.add(cell);
        beforeLaunch.accept(cell);
        cell.launch();
        if (closing || !life.equals(born)) {
            cell.life.stop(false);
        }
        return cell;
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
        return messaging.askAsync(to, message, timeout);
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
     * The end of an actor, without waiting for it.
     *
     * @param actor the actor
     * @return its exit reason once it has ended for good; at once if it is dead or not known on
     *     this node; completed on a thread of its own
     */
    public CompletableFuture<ExitReason> termination(Address actor) {
        Cell cell = registry.findCell(actor);
        return cell == null
                ? CompletableFuture.completedFuture(new ExitReason.Unknown())
                : Futures.apart(cell.life.termination(), engine);
    }

    /**
     * Kills an actor: raises {@link Killed} in it, and interrupts it if it blocks. It returns at
     * once. A supervised actor may be restarted; {@link #stop} ends it for good. An actor that has
     * not ended after the node's grace period is abandoned. Killing a dead or unknown actor, or one
     * that is about to be restarted, does nothing.
     *
     * @param actor the actor
     */
    public void kill(Address actor) {
        if (registry.find(actor) instanceof Cell cell) {
            cell.life.kill();
        }
    }

    /**
     * Stops an actor for good, supervised or not. It finishes the message in hand; its next receive
     * ends it. After the node's shutdown time-out it is killed. The messages left are dead letters.
     * It returns at once; stopping a dead or unknown actor does nothing.
     *
     * @param actor the actor
     */
    public void stop(Address actor) {
        if (registry.find(actor) instanceof Cell cell) {
            cell.life.stop(false);
        }
    }

    /**
     * Kills an actor and ends it for good, supervised or not: OTP's {@code brutal_kill}. It returns
     * at once.
     *
     * @param actor the actor
     */
    public void terminate(Address actor) {
        if (registry.find(actor) instanceof Cell cell) {
            cell.life.stop(true);
        }
    }

    /**
     * Gives an actor a name. The name is free again when the actor has ended.
     *
     * @param name the name
     * @param actor an actor on this node
     * @throws NameTakenException if another living actor has it
     * @throws DeadActorException if the actor is dead or not known on this node
     */
    public void register(String name, Address actor) {
        registry.requireCell(actor).register(name);
    }

    /**
     * Takes a name from the actor that has it.
     *
     * @param name the name
     * @return false if no living actor had it
     */
    public boolean unregister(String name) {
        Cell cell = registry.named(name);
        return cell != null && cell.unregister(name);
    }

    /**
     * Finds an actor by its name.
     *
     * @param name the name
     * @return its address, if a living actor has the name
     */
    public Optional<Address> whereis(String name) {
        return Optional.ofNullable(registry.named(name)).map(Cell::address);
    }

    /**
     * All names that are registered: Erlang's {@code registered()}.
     *
     * @return the names in order
     */
    public SortedSet<String> registered() {
        return registry.registered();
    }

    /**
     * The arguments that an actor was spawned with.
     *
     * @param actor the actor
     * @return its own isolated arguments; empty if the actor is not known on this node
     */
    public List<@Nullable Object> arguments(Address actor) {
        List<@Nullable Object> arguments = new ArrayList<>();
        Cell cell = registry.findCell(actor);
        if (cell != null) {
            Collections.addAll(arguments, cell.spec.arguments());
        }
        return Collections.unmodifiableList(arguments);
    }

    /**
     * Looks at one actor.
     *
     * @param actor the actor
     * @return what is known of it; empty if it is not known on this node
     */
    public Optional<ActorInfo> info(Address actor) {
        return Optional.ofNullable(registry.findCell(actor)).map(Reports::info);
    }

    /**
     * The messages that wait for an actor, for those who choose the least busy one.
     *
     * @param actor the actor
     * @return how many; zero if it is dead or not known on this node
     */
    public int mailboxSize(Address actor) {
        return registry.find(actor) instanceof Cell cell ? cell.mailbox.size() : 0;
    }

    /**
     * Where an actor's code is now. It looks at the actor's thread, which is stopped for that
     * moment.
     *
     * @param actor the actor
     * @return its stack, innermost call first; empty if no thread runs it, as between the messages
     *     of a behaviour
     */
    public List<StackTraceElement> stack(Address actor) {
        Thread thread =
                registry.find(actor) instanceof Cell cell ? cell.life.incarnation().thread() : null;
        return thread == null ? List.of() : List.of(thread.getStackTrace());
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

    /**
     * Looks at all living actors. It takes time and memory in proportion to their number and stops
     * none of them.
     *
     * @return what is known of each, oldest first
     */
    public List<ActorInfo> snapshot() {
        return registry.living().stream().map(Reports::info).toList();
    }

    /**
     * The counters of all behaviours that have run on the node.
     *
     * @return live counters, in no order
     */
    public List<BehaviorStatistics> statistics() {
        return events.statistics();
    }

    /**
     * Reads an actor's published state. One published on demand is made anew, behind the messages
     * sent before; if that takes longer than the patience given, the last one is returned.
     *
     * @param actor the actor
     * @param patience how long to wait for a new view
     * @return the state; null if none was published; completed on a thread of its own
     */
    public CompletableFuture<@Nullable PublishedState> state(Address actor, Duration patience) {
        Cell cell = registry.findCell(actor);
        if (cell == null || !cell.view().isOnDemand() || !cell.view().admitQuery()) {
            return CompletableFuture.completedFuture(cell == null ? null : cell.view().last());
        }
        CompletableFuture<@Nullable PublishedState> result = new CompletableFuture<>();
        Runnable cancel = time().schedule(patience, () -> result.complete(cell.view().last()));
        Futures.whenDone(result, cancel);
        cell.deliver(new Envelope(new StateQuery(cell, result), null), null, null);
        return Futures.apart(result, engine);
    }

    /**
     * Tells whether instances of a class can be sent, or given as arguments, on this node.
     *
     * @param type the class
     * @return false if every instance would be refused; true if some, or all, can be isolated
     */
    public boolean canIsolate(Class<?> type) {
        return settings.isolator().canIsolate(type);
    }

    boolean isClosing() {
        return closing;
    }

    Address newActorAddress(Cell cell) {
        return new Address(new Address.Form.OfActor(life, cell.id), cell);
    }

    Address newReplyAddress(Ask ask) {
        return new Address(new Address.Form.OfReply(life, nextNumber()), ask);
    }

    /** A number unlike all others of this node. */
    long nextNumber() {
        return lastId.incrementAndGet();
    }

    Holdings holdings() {
        return holdings;
    }

    Engine engine() {
        return engine;
    }

    TimeSource time() {
        return settings.time();
    }

    Events events() {
        return events;
    }

    Registry registry() {
        return registry;
    }

    Messaging messaging() {
        return messaging;
    }

    NodeBuilder.Settings settings() {
        return settings;
    }

    /** Shows the name, never the cookie. */
    @Override
    public String toString() {
        return "Node " + name();
    }
}
