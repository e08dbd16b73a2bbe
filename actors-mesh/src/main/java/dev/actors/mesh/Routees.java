package dev.actors.mesh;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/** The actors that a {@link MeshRouter} gives its messages to, as far as they can be reached. */
public sealed interface Routees {

    /**
     * One on each node of the mesh, spawned by the router and stopped when it ends or cannot be
     * reached.
     *
     * @param behavior the behaviour's name on each node; one that has no such behaviour has no
     *     routee
     * @param arguments what each is given; null if nothing
     */
    record OnEachNode(String behavior, @Nullable Object arguments) implements Routees {}

    /**
     * Whoever has a name on each node of the mesh.
     *
     * @param name the name that is registered there
     */
    record Named(String name) implements Routees {}

    /**
     * Given actors.
     *
     * @param addresses of any nodes of the mesh
     */
    record Of(List<Address> addresses) implements Routees {

        /** Takes a copy. */
        public Of {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * One routee on each node of the mesh.
     *
     * @param behavior the behaviour's name on each node
     * @param arguments what each is given; null if nothing
     * @return the routees
     */
    static Routees onEachNode(String behavior, @Nullable Object arguments) {
        return new OnEachNode(behavior, arguments);
    }

    /**
     * Whoever has a name on each node of the mesh.
     *
     * @param name the name that is registered there
     * @return the routees
     */
    static Routees named(String name) {
        return new Named(name);
    }

    /**
     * Given actors.
     *
     * @param addresses of any nodes of the mesh
     * @return the routees
     */
    static Routees of(Collection<Address> addresses) {
        return new Of(List.copyOf(addresses));
    }
}
