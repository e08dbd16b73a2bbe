package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A mesh from its start to its close. */
final class MeshLife implements AutoCloseable, Cluster.Observer, Links.Observer {

    private static final Logger LOGGER = System.getLogger(MeshLife.class.getName());

    /** More in such a time, and something is wrong that does not pass. */
    private static final int RESTARTS = 20;

    private static final Duration RESTART_PERIOD = Duration.ofSeconds(10);

    final Links links;
    final Standing standing;
    final Clerk clerks;
    final Address clerk;
    private final Node node;
    private final MeshSettings settings;
    private final Codec codec;
    private final MeshRoute route;
    private final Keys keys;
    private final KeyRoute keyRoute;
    private final Inbound inbound;
    private final Cluster cluster;
    private final Address supervisor;
    private volatile String eldest;
    private volatile boolean closing;

    private MeshLife(Node node, MeshSettings settings) throws Exception {
        this.node = node;
        this.settings = settings;
        eldest = node.name();
        codec = new Codec(settings.types(), settings.format(), settings.maxFrame());
        links = new Links(this::link, this);
        standing = new Standing(settings, links);
        route = new MeshRoute(node, links);
        keys = new Keys(node, links, settings);
        keyRoute = new KeyRoute(node, links, keys);
        inbound = new Inbound(node.arrivals(), links, codec);
        clerks = new Clerk(node, settings.behaviors(), settings.listeners(), links);
        cluster = new Cluster(settings, node.creation(), this);
        clerk = Clerk.on(node.name());
        supervisor =
                node.start(
                        Supervisor.of(Strategy.ONE_FOR_ONE)
                                .intensity(RESTARTS, RESTART_PERIOD)
                                .child("clerk", clerks.spec())
                                .child("herald", Herald.spec())
                                .child("keys", keys.spec())
                                .spec());
    }

    static MeshLife start(Node node, MeshSettings settings) {
        try {
            MeshLife life = new MeshLife(node, settings);
            life.connect();
            return life;
        } catch (Exception e) {
            throw new MeshException(
                    "The node "
                            + node.name()
                            + " cannot take part in a mesh: "
                            + e.getMessage()
                            + ". Its name is where it listens: is the port free, and the host one"
                            + " of this machine's addresses?",
                    e);
        }
    }

    private void connect() throws Exception {
        node.addRoute(route);
        node.addRoute(keyRoute);
        node.keyedActors().join(keys);
        try {
            cluster.connect();
            standing.start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    private Link link(Member member, long number) {
        Outbox outbox =
                new Outbox(
                        "mesh-" + member.node(),
                        settings.linkBudget(),
                        batch -> cluster.send(member.address(), batch),
                        frame -> unsent(member.node(), codec.decode(frame, 0, frame.length)));
        return new Link(member, number, outbox, codec);
    }

    /** Asks and watches are told by the link itself. */
    private void unsent(String to, Frame frame) {
        if (frame instanceof Frame.Message message) {
            node.arrivals().lost(message.to(), message.message(), Link.unreachable(to));
        }
    }

    /** The oldest node that is known: the one that is asked first. */
    String eldest() {
        return eldest;
    }

    /** Tells whether there are enough nodes for names of the mesh. */
    boolean hasNames() {
        return links.nodes().size() + 1 >= settings.minimumSize();
    }

    /** Gives all keys to the other nodes. */
    void handOver() {
        keys.handOver();
    }

    MeshCounts counts() {
        return new MeshCounts(
                links.all().stream().mapToLong(link -> link.outbox().bytes()).sum(),
                inbound.refused(),
                inbound.overflowed(),
                inbound.overflowedElsewhere());
    }

    // What the group says

    @Override
    public void members(List<Member> members) {
        eldest = members.isEmpty() ? node.name() : members.getFirst().node();
        List<Member> others =
                members.stream()
                        .filter(member -> !member.address().equals(cluster.address()))
                        .filter(member -> !member.node().equals(node.name()))
                        .toList();
        keys.members(others.stream().map(Member::node).collect(Collectors.toUnmodifiableSet()));
        links.members(others);
    }

    @Override
    public void frame(org.jgroups.Address from, byte[] bytes, int offset, int length) {
        inbound.frame(from, bytes, offset, length);
    }

    @Override
    public void endOfBatch(org.jgroups.Address from) {
        inbound.endOfBatch(from);
    }

    // What becomes of links

    @Override
    public void opened(Link link) {
        String name = link.member.node();
        LOGGER.log(Level.INFO, "The node {0} reaches {1}", node.name(), name);
        node.sendOrDrop(clerk, new Clerk.Note.Up(name));
        keys.opened(link);
        settings.listeners().tell(listener -> listener.nodeUp(name));
    }

    @Override
    public void lost(Link link) {
        String name = link.member.node();
        keys.lost(name);
        node.arrivals().disconnected(name);
        if (!closing) {
            LOGGER.log(Level.WARNING, "The node {0} has lost {1}", node.name(), name);
            node.sendOrDrop(clerk, new Clerk.Note.Lost(name));
        }
        settings.listeners().tell(listener -> listener.nodeDown(name));
    }

    @Override
    public void close() {
        closing = true;
        standing.close();
        links.all().forEach(link -> link.outbox().drain());
        cluster.close();
        links.close();
        keys.close();
        node.keyedActors().part(keys);
        node.removeRoute(keyRoute);
        node.removeRoute(route);
        node.terminate(supervisor);
    }
}
