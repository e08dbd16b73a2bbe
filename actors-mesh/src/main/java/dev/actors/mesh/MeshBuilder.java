package dev.actors.mesh;

import dev.actors.ActorSpec;
import dev.actors.Node;
import dev.actors.NodeIdentity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import javax.net.ssl.SSLContext;

/** Collects the settings of a mesh. */
public final class MeshBuilder {

    private final Node node;
    private final NodeIdentity identity;
    private final List<MeshListener> listeners = new ArrayList<>();
    private List<String> peers = List.of();
    private @Nullable String dns;
    private @Nullable SSLContext ssl;
    private WireTypes types = WireTypes.builder().build();
    private WireFormat format = WireFormat.CBOR;
    private int maxFrame = 4 * 1_024 * 1_024;
    private long linkBudget = 8 * 1_024 * 1_024;
    private int minimumSize = 1;
    private BiFunction<String, @Nullable Object, ActorSpec> behaviors =
            (behavior, _) -> {
                throw new IllegalArgumentException(
                        "This node spawns nothing for others. It would have to know '"
                                + behavior
                                + "'.");
            };

    MeshBuilder(Node node, NodeIdentity identity) {
        if (!identity.name().equals(node.name())) {
            throw new IllegalArgumentException(
                    "The identity is that of " + identity.name() + ", not of " + node.name());
        }
        this.node = node;
        this.identity = identity;
    }

    /**
     * Gives nodes to look for. One of them that is there is enough.
     *
     * @param names {@code HOST:PORT} each; the node's own may be among them
     * @return this
     * @throws IllegalArgumentException if one has another form; the message does not repeat it
     */
    public MeshBuilder peers(List<String> names) {
        peers = names.stream().map(MeshBuilder::nodeName).toList();
        return this;
    }

    /** Who writes an identity in its place writes a cookie: it would not be kept a secret. */
    private static String nodeName(String peer) {
        try {
            if (!peer.contains("@")) {
                return NodeIdentity.parse("x@" + peer).name();
            }
        } catch (IllegalArgumentException _) {
            // said below, since a peer is no identity
        }
        throw new IllegalArgumentException(
                "A peer is HOST:PORT without a cookie, for instance 10.0.0.7:4711. The given one is"
                        + " not repeated here, since it may hold a secret");
    }

    /**
     * Looks for nodes at all addresses of a DNS name, such as that of a headless service of
     * Kubernetes, at this node's port. It takes the place of the peers.
     *
     * @param name the name
     * @return this
     */
    public MeshBuilder dns(String name) {
        dns = name;
        return this;
    }

    /**
     * Puts all traffic into TLS, in which both sides show a certificate. The cookie is needed all
     * the same.
     *
     * @param context with this node's key and the authorities that it trusts
     * @return this
     */
    public MeshBuilder ssl(SSLContext context) {
        ssl = context;
        return this;
    }

    /**
     * Says which types messages may have.
     *
     * @param known the same on all nodes
     * @return this
     */
    public MeshBuilder types(WireTypes known) {
        types = known;
        return this;
    }

    /**
     * Says how messages are written.
     *
     * @param wireFormat the same on all nodes; {@link WireFormat#CBOR} unless it is called
     * @return this
     */
    public MeshBuilder format(WireFormat wireFormat) {
        format = wireFormat;
        return this;
    }

    /**
     * Bounds a message.
     *
     * @param bytes how long one may be when it is written; 4 MiB unless it is called
     * @return this
     */
    public MeshBuilder maxFrame(int bytes) {
        maxFrame = positive(bytes);
        return this;
    }

    /**
     * Bounds what waits to be sent to one node.
     *
     * @param bytes after how many senders wait; 8 MiB unless it is called
     * @return this
     */
    public MeshBuilder linkBudget(int bytes) {
        linkBudget = positive(bytes);
        return this;
    }

    /**
     * Turns the mesh's names and keyed actors off on the smaller side of a mesh that has fallen
     * apart.
     *
     * @param nodes how many have to reach each other, this one included; more than half of all. 1
     *     unless it is called: names and keyed actors are always on
     * @return this
     */
    public MeshBuilder minimumSize(int nodes) {
        minimumSize = positive(nodes);
        return this;
    }

    /**
     * Says what this node spawns for others.
     *
     * @param maker makes a specification of a behaviour's name and its arguments, or throws with
     *     the reason why not
     * @return this
     */
    public MeshBuilder behaviors(BiFunction<String, @Nullable Object, ActorSpec> maker) {
        behaviors = maker;
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener hears what happens to the mesh
     * @return this
     */
    public MeshBuilder listener(MeshListener listener) {
        listeners.add(listener);
        return this;
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("At least 1, not " + number);
        }
        return number;
    }

    /**
     * Makes the mesh.
     *
     * @return a mesh that is not started
     */
    public Mesh build() {
        return new Mesh(
                node,
                new MeshSettings(
                        identity,
                        peers,
                        dns,
                        ssl,
                        types,
                        format,
                        maxFrame,
                        linkBudget,
                        minimumSize,
                        behaviors,
                        new Listeners(List.copyOf(listeners))));
    }
}
