package dev.actors.mesh;

import dev.actors.ActorSpec;
import dev.actors.Rendezvous;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The description of an actor that spreads its messages over actors on several nodes of a mesh, its
 * routees. Immutable; spawn or start its {@link #spec}.
 *
 * <p><b>Messages.</b> What is sent to the router reaches a routee as it came, and in order where it
 * goes to the same routee. An ask is answered by the routee, straight to the asker. A router never
 * waits for room: a message that finds none, in a mailbox or on the way there, is a dead letter,
 * and an ask fails. While there is no routee, a message is a dead letter and an ask is refused.
 *
 * <p><b>Members.</b> A routee on a node that cannot be reached takes part no more, and again when
 * the node is back in the same life. One that is dead is left out. The router looks at the nodes
 * before each message. Unlike a {@link dev.actors.router.Router} it does not end while it has no
 * routees.
 *
 * <p><b>Routees of its own.</b> Where it spawns them on each node, one is spawned on each that
 * comes or comes back. It waits for them when it starts, for 5 seconds at most; one that is spawned
 * later takes part once it has started, however long that takes. Where a start fails, it is tried
 * again, at first after a second; not where the node refuses it. A routee is stopped when its
 * router ends, is restarted, or cannot be reached from there, also if it has not started by then.
 */
public final class MeshRouter {

    /** The choice of those who get a message, among all routees, of which there is one at least. */
    @FunctionalInterface
    interface Choice {
        List<String> of(MeshPool pool, Object message);
    }

    private final Mesh mesh;
    private final Routees routees;
    private final boolean takesAsks;
    private final Choice choice;

    private MeshRouter(Mesh mesh, Routees routees, boolean takesAsks, Choice choice) {
        this.mesh = mesh;
        this.routees = routees;
        this.takesAsks = takesAsks;
        this.choice = choice;
    }

    /**
     * A router that gives its messages to one routee after the other.
     *
     * @param mesh the mesh of the router's node
     * @param routees who gets them
     * @return the description
     */
    public static MeshRouter roundRobin(Mesh mesh, Routees routees) {
        return new MeshRouter(mesh, routees, true, (pool, _) -> List.of(pool.nextTurn()));
    }

    /**
     * A router that gives each message to a routee chosen at random, by the node's source of random
     * numbers.
     *
     * @param mesh the mesh of the router's node
     * @param routees who gets them
     * @return the description
     */
    public static MeshRouter random(Mesh mesh, Routees routees) {
        return new MeshRouter(mesh, routees, true, (pool, _) -> List.of(pool.anyOne()));
    }

    /**
     * A router that gives each message to all routees. An ask takes one answer, and here would have
     * many: it is refused, and no routee sees it.
     *
     * @param mesh the mesh of the router's node
     * @param routees who gets them
     * @return the description
     */
    public static MeshRouter broadcast(Mesh mesh, Routees routees) {
        return new MeshRouter(mesh, routees, false, (pool, _) -> List.copyOf(pool.members()));
    }

    /**
     * A router that gives messages of the same key to the same routee, as long as the same routees
     * are there; routers on all nodes choose the same. When one goes, its keys are spread over the
     * others, which keep theirs.
     *
     * @param mesh the mesh of the router's node
     * @param routees who gets them
     * @param key gives a message's key, by whose text it goes; called on the router's thread. What
     *     it throws crashes the router
     * @return the description
     */
    public static MeshRouter consistentHash(Mesh mesh, Routees routees, Function<Object, ?> key) {
        return new MeshRouter(
                mesh,
                routees,
                true,
                (pool, message) ->
                        List.of(
                                Rendezvous.choose(
                                        Set.copyOf(pool.members()),
                                        "router",
                                        String.valueOf(key.apply(message)))));
    }

    /**
     * The router as an actor.
     *
     * @return what to spawn, with the behaviour name {@code mesh-router}
     */
    public ActorSpec spec() {
        return ActorSpec.process(self -> new MeshPool(self, mesh, routees).run(choice, takesAsks))
                .behaviorName("mesh-router");
    }
}
