package dev.actors;

import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;

/** What can be done to a node's actors from outside: ending them, and naming them. */
abstract sealed class NodeControl extends NodeInsight permits NodeLife {

    NodeControl() {}

    abstract Routes routes();

    /**
     * The end of an actor, without waiting for it.
     *
     * @param actor the actor
     * @return its exit reason once it has ended for good; at once if it is dead, not known, or
     *     cannot be reached; completed on a thread of its own
     */
    public CompletableFuture<ExitReason> termination(Address actor) {
        Cell cell = registry().findCell(actor);
        return Futures.apart(
                cell == null
                        ? routes().termination(actor)
                        : cell.life().termination().thenApply(cell.node().messaging()::isolate),
                engine());
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
        end(actor, EndOrder.KILL);
    }

    private void end(Address actor, EndOrder order) {
        if (registry().find(actor) instanceof Cell cell) {
            order.on(cell);
        } else {
            routes().end(actor, order);
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
        end(actor, EndOrder.STOP);
    }

    /**
     * Kills an actor and ends it for good, supervised or not: OTP's {@code brutal_kill}. It returns
     * at once.
     *
     * @param actor the actor
     */
    public void terminate(Address actor) {
        end(actor, EndOrder.TERMINATE);
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
        registry().requireCell(actor).life().register(name);
    }

    /**
     * Takes a name from the actor that has it.
     *
     * @param name the name
     * @return false if no living actor had it
     */
    public boolean unregister(String name) {
        Cell cell = registry().named(name);
        return cell != null && cell.life().unregister(name);
    }

    /**
     * Finds an actor by its name.
     *
     * @param name the name
     * @return its address, if a living actor has the name
     */
    public Optional<Address> whereis(String name) {
        return Optional.ofNullable(registry().named(name)).map(cell -> cell);
    }

    /**
     * Where whoever has a name is reached: Erlang's {@code {Name, Node}}. It is looked up anew at
     * each use, so it may be made before there is such an actor, and leads to the next one that
     * gets the name, in this life of the node and in those to come. While nobody has the name, what
     * is sent there is a dead letter and an ask fails at once.
     *
     * @param name the name
     * @return the name's address; it equals no actor's own address
     * @throws IllegalArgumentException if the name is empty or no Unicode text
     */
    public Address named(String name) {
        return registry().addressOf(name);
    }

    /**
     * All names that are registered: Erlang's {@code registered()}.
     *
     * @return the names in order
     */
    public SortedSet<String> registered() {
        return registry().registered();
    }
}
