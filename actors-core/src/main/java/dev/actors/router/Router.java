package dev.actors.router;

import dev.actors.ActorSpec;
import dev.actors.Overflow;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import java.util.function.Function;

/**
 * The description of an actor that spreads its messages over a pool of actors that are all alike,
 * its routees. Immutable; spawn or start its {@link #spec}.
 *
 * <p><b>Messages.</b> What is sent to the router reaches a routee as it came, and in order where it
 * goes to the same routee. An ask is answered by the routee, straight to the asker. A router never
 * waits for room in a mailbox, since that would hold up all other messages: a strategy that may
 * choose passes a full routee by and takes the next one in order. A message that finds no room is a
 * dead letter, and the asker of an ask gets a {@link dev.actors.MailboxFullException} at once.
 *
 * <p><b>Ends.</b> Each routee is restarted on its own, by the {@link #restartPolicy}, and keeps its
 * messages meanwhile. One that ends for good, or cannot start, leaves the pool, which goes on with
 * the others: it is not replaced, as its restarts were meant to do that. A router without routees
 * ends with an error; one that is itself supervised then begins again with a full pool. When a
 * router ends or begins again, its routees are stopped: each finishes the message in hand, which
 * nobody waits for, and what is in its mailbox is dead letters.
 *
 * <p>The routees are the actors that the router {@linkplain dev.actors.ActorInfo#monitors
 * monitors}.
 */
public final class Router {

    private final int size;
    private final ActorSpec routee;
    private final RestartPolicy restarts;
    private final Routing routing;

    private Router(int size, ActorSpec routee, RestartPolicy restarts, Routing routing) {
        this.size = size;
        this.routee = routee;
        this.restarts = restarts;
        this.routing = routing;
    }

    private static Router of(int size, ActorSpec routee, Routing routing) {
        if (size < 1) {
            throw new IllegalArgumentException("A router has at least one routee, not " + size);
        }
        return new Router(size, routee, RestartPolicy.otp(RestartType.PERMANENT), routing);
    }

    /**
     * A router that gives its messages to one routee after the other.
     *
     * @param size how many routees, at least 1
     * @param routee what each runs, without a registered name
     * @return the description
     */
    public static Router roundRobin(int size, ActorSpec routee) {
        return of(size, routee, (message, pool) -> pool.giveFrom(pool.nextTurn(), message));
    }

    /**
     * A router that gives each message to a routee chosen at random, by the node's source of random
     * numbers.
     *
     * @param size how many routees, at least 1
     * @param routee what each runs, without a registered name
     * @return the description
     */
    public static Router random(int size, ActorSpec routee) {
        return of(size, routee, (message, pool) -> pool.giveFrom(pool.anyOne(), message));
    }

    /**
     * A router that gives each message to the routee with the fewest messages in its mailbox, the
     * first of them where there are several. The message that a routee has in hand does not count.
     *
     * @param size how many routees, at least 1
     * @param routee what each runs, without a registered name
     * @return the description
     */
    public static Router smallestMailbox(int size, ActorSpec routee) {
        return of(size, routee, (message, pool) -> pool.giveFrom(pool.leastBusy(), message));
    }

    /**
     * A router that gives each message to all routees; one without room misses it. An ask takes one
     * answer, and here would have many: it is refused, and no routee sees it.
     *
     * @param size how many routees, at least 1
     * @param routee what each runs, without a registered name
     * @return the description
     */
    public static Router broadcast(int size, ActorSpec routee) {
        return of(size, routee, (message, pool) -> pool.giveAll(message));
    }

    /**
     * A router that gives messages of the same key to the same routee, in order; also after its own
     * restart. When a routee leaves the pool, its keys are spread over the others, which keep
     * theirs; a larger pool takes for its further routees an even share from all (Thaler and
     * Ravishankar, "Using Name-Based Mappings to Increase Hit Rates", 1998). If the routee of a key
     * is full, no other one stands in for it.
     *
     * @param size how many routees, at least 1
     * @param routee what each runs, without a registered name
     * @param key gives a message's key, by whose {@code hashCode} it goes; called on the router's
     *     thread. What it throws crashes the router
     * @return the description
     */
    public static Router consistentHash(int size, ActorSpec routee, Function<Object, ?> key) {
        return of(size, routee, (message, pool) -> pool.giveByKey(key.apply(message), message));
    }

    /**
     * Says how often each routee is restarted, in place of any supervision that its specification
     * has.
     *
     * @param policy for each routee on its own; {@link RestartPolicy#otp} for permanent actors
     *     unless it is called
     * @return a changed copy
     */
    public Router restartPolicy(RestartPolicy policy) {
        return new Router(size, routee, policy, routing);
    }

    /**
     * The router as an actor. The mailbox bounds of router and routees are those of their
     * specifications; a full routee fails its sender at once, whatever its {@link Overflow} was.
     *
     * @return what to spawn, with the behaviour name {@code router}
     */
    public ActorSpec spec() {
        ActorSpec pooled = routee.overflow(Overflow.FAIL).supervised(restarts::newSupervision);
        return ActorSpec.process(self -> new Pool(self).run(size, pooled, routing))
                .behaviorName("router");
    }
}
