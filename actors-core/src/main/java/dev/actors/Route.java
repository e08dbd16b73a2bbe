package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * A way to actors that a node does not hold itself: over a mesh of nodes, or over HTTP. A node
 * takes it by {@link Node#addRoute}; what comes back the other way goes in through {@link
 * Node#arrivals}.
 *
 * <p>No method waits: who may wait for room does so in the kernel, between two calls of {@link
 * #send}. What one thread passes to an address gets there in that order or not at all, whether it
 * is a message, an ask, a link or an exit; so does what one actor passes. The methods may be called
 * from any thread, with locks of the kernel held: a route calls back into {@link Arrivals}, {@link
 * Watcher}s or futures while it holds no lock of its own that its methods take.
 */
public interface Route {

    /**
     * Tells whether it is the way to an address. Quick; the same answer for the same address, be
     * there a connection or not. The way to the address of a key is to the node where it belongs at
     * the time.
     *
     * @param to an address that is not of the node
     * @return whether the other methods may be called with it
     */
    boolean leadsTo(Address to);

    /**
     * Passes a message on, if there is room for it on the way. It is lost if there is no
     * connection; the route makes a dead letter of it by {@link Arrivals#lost}.
     *
     * @param to an actor, a name, or where an ask waits for its answer
     * @param message isolated; the route must have written it down when it returns
     * @return false if there is no room now: nothing was passed on
     * @throws IllegalMessageException if it cannot be written down; see {@link Failure}
     */
    boolean send(Address to, Object message);

    /**
     * Has an action run each time there may be room again.
     *
     * @param to where to
     * @param action quick; runs on any thread
     * @return ends it
     */
    Runnable whenRoom(Address to, Runnable action);

    /**
     * Passes a question on, if there is room for it on the way.
     *
     * @param to whom to ask
     * @param message as in {@link #send}
     * @return the answer once it comes, or an {@link ActorException} as {@link Failure#toException}
     *     makes it, at once if there is no connection or as soon as it is lost; the node cancels it
     *     when nobody waits any more. Null if there is no room now
     * @throws IllegalMessageException if it cannot be written down; see {@link Failure}
     */
    @Nullable CompletableFuture<@Nullable Object> ask(Address to, Object message);

    /**
     * Watches an actor.
     *
     * @param actor the actor
     * @param watcher hears of its end once: at once if it is dead, or {@link
     *     ExitReason.NoConnection} if there is no connection, or as soon as it is lost
     * @return ends it
     */
    Runnable monitor(Address actor, Watcher watcher);

    /**
     * Tells the other side of a link. If the actor there is dead or cannot be reached, the link is
     * broken by {@link Arrivals#exit}; when the connection is lost, by {@link
     * Arrivals#disconnected}.
     *
     * @param from an actor of the node
     * @param to the actor that it has linked itself to
     * @param node where that one is, also if it is a key's that moves meanwhile: with the
     *     connection to this node the link is lost; null if the route is to none
     */
    void link(Address from, Address to, @Nullable String node);

    /**
     * Tells the other side that a link is no more.
     *
     * @param from an actor of the node
     * @param to the actor that it has unlinked itself from
     */
    void unlink(Address from, Address to);

    /**
     * Tells the other side of a link that it is broken.
     *
     * @param from an actor of the node, which has ended
     * @param to the actor that it was linked to
     * @param reason how it ended
     */
    void exit(Address from, Address to, ExitReason reason);

    /**
     * Has an actor ended; nothing happens if it is dead or cannot be reached.
     *
     * @param actor the actor
     * @param order how
     */
    void end(Address actor, EndOrder order);
}
