package dev.actors.mesh;

import dev.actors.ActorOperations;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.NodeIdentity;
import dev.actors.topic.Topics;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several nodes that are one system: while it is started, addresses of the other nodes' actors work
 * on this node as those of its own do.
 *
 * <p>Nodes find each other by the peers or the DNS name that they are given, and need the same
 * cookie. When a node is lost, links to its actors break and monitors on them fire, with {@link
 * dev.actors.ExitReason.NoConnection}. If it comes back in the same life, their addresses work
 * again; if it was restarted, they are dead.
 *
 * <p>A message to another node waits in an outbox, bounded in bytes; while that is full, its
 * senders wait and then fail as for a full mailbox. A message that finds its receiver's mailbox
 * full is a dead letter there, and is counted here. All methods may be called from any thread.
 */
public final class Mesh implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Node node;
    private final MeshSettings settings;
    private final AtomicInteger turns = new AtomicInteger();

    /** Changes under this object's monitor, and is read without: routers do for each message. */
    private volatile @Nullable MeshLife life;

    Mesh(Node node, MeshSettings settings) {
        this.node = node;
        this.settings = settings;
    }

    /**
     * Begins the making of a mesh.
     *
     * @param node the node that is to take part
     * @param identity the node's identity, for its cookie
     * @return its settings
     * @throws IllegalArgumentException if it is another node's identity
     */
    public static MeshBuilder builder(Node node, NodeIdentity identity) {
        return new MeshBuilder(node, identity);
    }

    /**
     * Joins the other nodes, or waits for them to join. It blocks for about a second where it finds
     * nobody. Does nothing while it is started.
     *
     * @throws MeshException if the node cannot listen at its name's host and port
     */
    public synchronized void start() {
        if (life == null) {
            life = MeshLife.start(node, settings);
        }
    }

    /**
     * Gives the keys of this node to the others: its keyed actors end, each between two messages,
     * and go on there with their state, and with what waited in their mailboxes. To be called
     * before the node is closed; {@link #close} does it for a node that goes on. It blocks until
     * all has got there, for 10 seconds at most. From then on until the next start no key belongs
     * to this node. Does nothing while the mesh is not started.
     */
    public void handOver() {
        MeshLife known = life;
        if (known != null) {
            known.handOver();
        }
    }

    /**
     * Leaves the other nodes; they hear of it at once. Its keys are handed over before. The node
     * itself goes on.
     */
    @Override
    public void close() {
        handOver();
        leave();
    }

    /** Leaves with nothing handed over. */
    synchronized void leave() {
        MeshLife known = life;
        if (known != null) {
            known.close();
            life = null;
        }
    }

    private MeshLife life() {
        MeshLife known = life;
        if (known == null) {
            throw new MeshException(
                    "The mesh of node "
                            + node.name()
                            + " is not started, or closed. In a Spring application it starts once"
                            + " all singletons are made: use it from an ApplicationRunner, or"
                            + " later.",
                    null);
        }
        return known;
    }

    /**
     * The other nodes that can be reached now.
     *
     * @return their names, {@code HOST:PORT}, in order
     */
    public SortedSet<String> nodes() {
        return life().links.nodes();
    }

    /**
     * How the node stands to its mesh.
     *
     * @return its state
     */
    public MeshState state() {
        MeshLife known = life;
        return known == null ? MeshState.DOWN : known.standing.state();
    }

    /**
     * Why the others refuse this node.
     *
     * @return what is wrong and what to do; empty if nothing is known to be
     */
    public Optional<String> refusal() {
        MeshLife known = life;
        return Optional.ofNullable(known)
                .map(present -> present.standing.refusal())
                .filter(text -> !text.isEmpty());
    }

    /**
     * What has come of messages so far.
     *
     * @return counters since the start; all zero while it is not started
     */
    public MeshCounts counts() {
        MeshLife known = life;
        return known == null ? MeshCounts.NONE : known.counts();
    }

    // Spawning elsewhere

    /**
     * Spawns a behaviour on a node, and waits until it has started there.
     *
     * @param where the node's name; this node's own, too
     * @param behavior the behaviour's name there
     * @param arguments what it is given; null if nothing
     * @return its address
     * @throws dev.actors.Refusal if the node has no such behaviour, or the arguments do not fit
     * @throws dev.actors.ActorException as an ask does
     */
    public Address spawn(String where, String behavior, @Nullable Object arguments) {
        return spawn(node, where, behavior, arguments);
    }

    /**
     * The same, waiting as an actor does.
     *
     * @param self the actor's context
     * @param where the node's name
     * @param behavior the behaviour's name there
     * @param arguments what it is given; null if nothing
     * @return its address
     * @throws dev.actors.ActorException as an ask does
     */
    public Address spawn(
            ActorOperations self, String where, String behavior, @Nullable Object arguments) {
        Address actor =
                self.ask(
                        Clerk.on(where),
                        new Word.Spawn(behavior, arguments),
                        Address.class,
                        PATIENCE);
        if (actor == null) {
            throw new MeshException(
                    "The node " + where + " gave no address for " + behavior + ".", null);
        }
        return actor;
    }

    /**
     * The node whose turn it is, for those who {@link #spawn} on all in turn.
     *
     * @return the name of one that can be reached, or of this node
     */
    public String nextNode() {
        List<String> all = allNodes();
        return all.get(Math.floorMod(turns.getAndIncrement(), all.size()));
    }

    /**
     * A node chosen at random, by this node's source of random numbers.
     *
     * @return the name of one that can be reached, or of this node
     */
    public String anyNode() {
        List<String> all = allNodes();
        return all.get(node.random().nextInt(all.size()));
    }

    private List<String> allNodes() {
        SortedSet<String> all = nodes();
        all.add(node.name());
        return List.copyOf(all);
    }

    // Names

    /**
     * Gives an actor of this node a name throughout the mesh: Erlang's {@code
     * global:register_name}. The oldest node is asked first, so that of two who want a name one is
     * told at once. It is free again when the actor has ended, or its node is lost.
     *
     * <p>Two halves of a mesh that cannot reach each other may both give a name away. When they
     * come together, the registration that is older by its node's clock stays, and the loser gets a
     * {@link NameConflict}.
     *
     * @param name the name
     * @param actor an actor of this node
     * @return false if another actor has it, or the mesh is smaller than its minimum size
     * @throws IllegalArgumentException if the actor is not a living one of this node
     * @throws dev.actors.ActorException as an ask does
     */
    public boolean register(String name, Address actor) {
        if (!node.isAlive(actor)) {
            throw new IllegalArgumentException(
                    "Only a living actor of node "
                            + node.name()
                            + " is registered here, not "
                            + actor
                            + ". Have its own node register it.");
        }
        MeshLife present = life();
        if (!present.hasNames()) {
            return false;
        }
        Word.NameEntry entry = new Word.NameEntry(name, actor, System.currentTimeMillis());
        boolean isSettled = false;
        try {
            boolean isOwn =
                    node.ask(Clerk.on(present.eldest()), new Word.Claim(entry), PATIENCE) == null
                            && Boolean.TRUE.equals(
                                    node.ask(present.clerk, new Clerk.Note.Own(entry), PATIENCE));
            isSettled = true;
            return isOwn;
        } finally {
            if (!isSettled) { // not known what came of it: nobody shall take the name for given
                node.sendOrDrop(present.clerk, new Clerk.Note.Withdraw(entry));
            }
        }
    }

    /**
     * Takes a name from the actor of this node that has it.
     *
     * @param name the name
     * @return false if no actor of this node has it
     */
    public boolean unregister(String name) {
        return Boolean.TRUE.equals(node.ask(life().clerk, new Clerk.Note.Disown(name), PATIENCE));
    }

    /**
     * Finds an actor by its name in the mesh. It asks nobody and does not wait.
     *
     * @param name the name
     * @return its address; empty if nobody has the name, or the mesh is smaller than its minimum
     *     size
     */
    public Optional<Address> whereis(String name) {
        MeshLife present = life();
        return present.hasNames()
                ? Optional.ofNullable(present.clerks.find(name)).map(Word.NameEntry::actor)
                : Optional.empty();
    }

    /**
     * All names that actors of the mesh have.
     *
     * @return the names in order; none while the mesh is smaller than its minimum size
     */
    public SortedSet<String> registered() {
        MeshLife present = life();
        return present.hasNames() ? present.clerks.names() : Collections.emptySortedSet();
    }

    /**
     * Where whoever has a name on a node is reached, as {@link Node#named} gives it for this node.
     *
     * @param where the node's name
     * @param name the name that was registered there
     * @return the name's address
     */
    public Address named(String where, String name) {
        return Addresses.named(where, name);
    }

    // Topics

    /**
     * Publishes an event to the subscribers of a topic on all nodes that can be reached. A node
     * without such a topic takes no notice. It waits for room in the topic of this node only.
     *
     * @param topic the topic's name
     * @param payload isolated like a message, and able to travel
     * @throws dev.actors.ActorException as {@link dev.actors.topic.Topic#publish} does
     */
    public void publish(String topic, Object payload) {
        Word word = new Word.Publish(topic, payload);
        life().links.nodes().forEach(other -> node.sendOrDrop(Herald.on(other), word));
        new Topics(node).topic(topic).publish(payload);
    }

    /** Shows the node and its state. */
    @Override
    public String toString() {
        return "Mesh of " + node.name() + ", " + state();
    }
}
