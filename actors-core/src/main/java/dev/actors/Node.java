package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The local runtime: it runs actors, finds them and carries messages between them.
 *
 * <p>A node has a name, {@code HOST:PORT}, and a life from each {@link #open} to the next {@link
 * #close}, with a creation number of its own. All methods may be called from any thread.
 */
public final class Node extends NodeLife implements ActorOperations {

    private final NodeBuilder.Settings settings;
    private final Engine engine;
    private final Events events;
    private final Registry registry = new Registry(this);
    private final Routes routes = new Routes(this);
    private final Arrivals arrivals = new Arrivals(this);
    private final Messaging messaging;
    private final Asking asking;
    private final KeyedActors keyed;

    /** Not volatile: senders need not see at once that somebody watches, or watches no more. */
    private @Nullable Stamps stamps;

    /** Guarded by itself. */
    private final List<FlowObserver> flow = new ArrayList<>();

    /** The timers of those who are no actors. */
    private final Holdings holdings = new Holdings(false);

    private final Numbers numbers = new Numbers();

    Node(
            NodeBuilder.Settings settings,
            Engine engine,
            Events events,
            @Nullable KeyedStore store,
            Placement placement) {
        this.settings = settings;
        this.engine = engine;
        this.events = events;
        keyed = new KeyedActors(this, store, placement);
        stamps = stamps(List.of());
        messaging = new Messaging(this, settings.isolator(), settings.sendTimeout());
        asking = new Asking(this, settings.sendTimeout());
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

    @Override
    public Address spawn(ActorSpec spec) {
        return spawn(spec, null, null);
    }

    Cell spawn(ActorSpec spec, @Nullable Cell parent, @Nullable CompletableFuture<Address> start) {
        return spawn(spec, parent, start, _ -> {});
    }

    Cell spawn(
            ActorSpec spec,
            @Nullable Cell parent,
            @Nullable CompletableFuture<Address> start,
            Consumer<Cell> beforeLaunch) {
        return create(
                spec,
                parent,
                start,
                cell -> {
                    beforeLaunch.accept(cell);
                    return true;
                });
    }

    /**
     * Spawns. Who closes the node says so before it looks at the actors, and this looks whether the
     * node is open after it has added the actor: so either the actor is refused here, or it is seen
     * and waited for there.
     *
     * @param isToRun sees the actor before it runs; false if somebody else launches it
     */
    Cell create(
            ActorSpec spec,
            @Nullable Cell parent,
            @Nullable CompletableFuture<Address> start,
            Predicate<Cell> isToRun) {
        if (!admits(spec, parent)) {
            throw new NodeClosedException(name());
        }
        Home born = home();
        Cell cell = new Cell(born, nextNumber(), spec.isolated(this), parent, start);
        if (spec.name() != null) {
            cell.life().register(spec.name());
        }
        registry.add(cell);
        cell.kind().statistics().countSpawn(); // also of one that ends before it runs
        if (!admits(spec, parent) || home() != born) {
            cell.finish(new ExitReason.Shutdown());
            throw new NodeClosedException(name());
        }
        if (isToRun.test(cell)) {
            cell.launch();
        }
        return cell;
    }

    @Override
    public Address start(ActorSpec spec) {
        CompletableFuture<Address> start = new CompletableFuture<>();
        return Ends.started(start, spawn(spec, null, start), null);
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
     * Sends a message if there is room for it, and never waits. It is for messages that nobody
     * waits for, and that come in numbers: a behaviour that was idle may begin some 0.3 ms later
     * than after {@link #send}, so that not each message wakes a thread.
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
        return asking.ask(to, message, timeout, Turn.caller(this));
    }

    @Override
    public CompletableFuture<@Nullable Object> askAsync(
            Address to, Object message, Duration timeout) {
        return asking.askAsync(to, message, timeout, null);
    }

    @Override
    public void sendOrDrop(Address to, Object message) {
        messaging.sendOrDrop(to, message, null, null);
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
        return asking.gather(actors, message, timeout, Turn.caller(this));
    }

    /**
     * Where the actor of a key is reached, wherever it lives. The first message starts it; when it
     * has been idle it is passivated, and the next message starts it again, with the state that it
     * has kept: see {@link Keyed}. Nobody but a message or an ask starts it: to kill, monitor or
     * await an actor that is not there is as with a dead one.
     *
     * @param behavior the name of a {@link KeyedBehavior}
     * @param key any text that is not empty
     * @return the key's address, the same on every node
     * @throws IllegalArgumentException if it makes no address
     */
    public Address keyed(String behavior, String key) {
        KeyedBehavior.requireName(behavior);
        return new WrittenAddress(
                new Address.Form.OfKey(behavior, AddressParser.requireEncoded(key)));
    }

    /**
     * The node's actors that are reached by keys.
     *
     * @return what is served, and what is kept
     */
    public KeyedActors keyedActors() {
        return keyed;
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
     * Gives the node a way to actors that it does not hold. Of several the first that leads to an
     * address is taken. Without one, what is sent elsewhere is a dead letter.
     *
     * @param route the way
     */
    public void addRoute(Route route) {
        routes.add(route);
    }

    /**
     * Takes a way from the node again. Links over it stay until {@link Arrivals#disconnected}.
     *
     * @param route the way
     */
    public void removeRoute(Route route) {
        routes.remove(route);
    }

    /**
     * Where what comes from elsewhere goes in, for whoever brings it.
     *
     * @return the way in to the node's actors
     */
    public Arrivals arrivals() {
        return arrivals;
    }

    ReplyAddress newReplyAddress(Ask ask) {
        return new ReplyAddress(ask, new Address.Form.OfReply(home().life(), nextNumber()));
    }

    /** A number unlike all others of this node. */
    long nextNumber() {
        return numbers.next();
    }

    @Override
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

    @Override
    Routes routes() {
        return routes;
    }

    Messaging messaging() {
        return messaging;
    }

    Asking asking() {
        return asking;
    }

    /** What goes along with messages; null if nothing does. */
    @Nullable Stamps stamps() {
        return stamps;
    }

    private @Nullable Stamps stamps(List<FlowObserver> flow) {
        return Stamps.of(settings.time(), settings.metered(), settings.interceptor(), flow);
    }

    /**
     * Has an observer told of the messages between behaviours from now on, beside others who are.
     * While there is none, nothing is spent on it. Senders come to know of the change soon, not at
     * once.
     *
     * @param observer is told
     * @return to be run once, to end it
     */
    public Runnable observeFlow(FlowObserver observer) {
        changeFlow(() -> flow.add(observer));
        return () -> changeFlow(() -> flow.remove(observer));
    }

    private void changeFlow(Runnable change) {
        synchronized (flow) {
            change.run();
            stamps = stamps(List.copyOf(flow));
        }
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
