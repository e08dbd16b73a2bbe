package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * An actor's view of the world, {@code self} by convention. Only the actor's own code may use it,
 * on the thread it is called on; hand out {@link #address} instead.
 *
 * <p>A call that waits throws {@link InterruptedWaitException} if its thread is interrupted by
 * somebody else than the node.
 *
 * <p>A context belongs to one incarnation of its actor. Once the actor is being killed or has been
 * replaced, every call throws {@link Killed}. One that is stopped may finish the message in hand;
 * its next receive throws.
 */
public abstract sealed class ActorContext extends Receiver implements ActorOperations
        permits Endable {

    ActorContext() {}

    /**
     * The actor's own address.
     *
     * @return its address, the same for all incarnations; that of its key, if it serves one
     */
    public Address address() {
        return cell().address();
    }

    /**
     * The key that the actor serves.
     *
     * @return its key, and what is kept of it; empty if it is not reached by a key
     */
    public Optional<Keyed> keyed() {
        incarnation().check();
        return Optional.ofNullable(incarnation().servedKey());
    }

    /**
     * The node that the actor lives on.
     *
     * @return the node
     */
    @Override
    public Node node() {
        return cell().node();
    }

    private Cell cell() {
        incarnation().check();
        return incarnation().cell;
    }

    /**
     * Says that the actor has started, for one that works before its first receive. Calling it
     * again does nothing.
     */
    public void ready() {
        incarnation().check();
        incarnation().markStarted();
    }

    /**
     * Says what the actor does as its last act, in place of what was said before. A restart is an
     * end of the incarnation that said it.
     *
     * @param act runs once, as {@link LastAct} says
     */
    public void onTerminate(LastAct act) {
        incarnation().check();
        incarnation().baggage().lastAct(act);
    }

    /**
     * Publishes a view of the actor's state for others to look at. It replaces the last one.
     *
     * @param view isolated like a message
     * @throws IllegalMessageException if the view cannot be isolated
     */
    public void publish(@Nullable Object view) {
        incarnation().check();
        incarnation().cell.life().view().publish(view);
    }

    /**
     * Publishes the view anew whenever somebody looks. It runs between messages, on the actor's
     * thread, behind the messages that were there before; if it throws, the last view stays.
     *
     * @param view makes the view, isolated like a message; it must not receive
     */
    public void publishOnDemand(Supplier<? extends @Nullable Object> view) {
        incarnation().check();
        incarnation().cell.life().view().publishOnDemand(view);
    }

    // Links, monitors and exits

    /**
     * Spawns an actor that is linked to this one from its first moment. If this actor is restarted,
     * it is stopped before.
     *
     * @param spec what to run
     * @return its address
     * @throws NameTakenException if the specification's name is registered already
     * @throws IllegalMessageException if an argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    public Address spawnLink(ActorSpec spec) {
        Cell self = cell();
        return node().spawn(spec, self, null, child -> Bonds.link(self, child));
    }

    /**
     * Spawns a linked actor in process style.
     *
     * @param function its code; what a lambda captures is not isolated
     * @return its address
     * @throws NodeClosedException if the node is closing
     */
    public Address spawnLink(ProcessFunction function) {
        return spawnLink(ActorSpec.process(function));
    }

    /**
     * Spawns an actor with a monitor on it from its first moment.
     *
     * @param spec what to run
     * @return its address and the monitor
     * @throws NameTakenException if the specification's name is registered already
     * @throws IllegalMessageException if an argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    public Monitored spawnMonitor(ActorSpec spec) {
        Cell self = cell();
        Monitor[] monitor = new Monitor[1];
        Address address =
                node().spawn(spec, self, null, child -> monitor[0] = monitor(child, false));
        return new Monitored(address, monitor[0].ref);
    }

    /**
     * Spawns a monitored actor in process style.
     *
     * @param function its code; what a lambda captures is not isolated
     * @return its address and the monitor
     * @throws NodeClosedException if the node is closing
     */
    public Monitored spawnMonitor(ProcessFunction function) {
        return spawnMonitor(ActorSpec.process(function));
    }

    /**
     * Links this actor and another: when one ends abnormally, so does the other, with the same
     * reason, unless it {@link #trapExit traps exits} (Erlang Reference Manual, "Processes",
     * "Links"). Linking twice, or to itself, does nothing. A supervised actor that is ended so may
     * be restarted; a restart of either leaves the link as it is. A link to a dead actor gives its
     * exit signal at once: its reason, or {@link ExitReason.Unknown} where that is forgotten.
     *
     * <p>The address of a key or a name stands for the actor that is there at this moment; the link
     * starts none, and does not go over to the next one.
     *
     * @param other the other actor
     */
    public void link(Address other) {
        Cell self = cell();
        Cell cell = node().registry().findCell(other);
        Route route = cell == null ? node().routes().find(other) : null;
        if (cell != null) {
            Bonds.link(self, cell);
        } else if (route != null) {
            self.life().bonds().linkTo(other, route);
        } else {
            self.life().bonds().signal(other, Registry.reasonOfUnknown(other, node()));
        }
        incarnation().check();
    }

    /**
     * Takes a link away, from both. Once it has returned, the other's end has no effect on this
     * actor any more; an {@link Exit} that is in the mailbox already stays there.
     *
     * @param other the other actor
     */
    public void unlink(Address other) {
        Cell self = cell();
        if (node().registry().find(other) instanceof Cell cell) {
            Bonds.unlink(self, cell);
        } else {
            self.life().bonds().unlinkFrom(other, node().routes().find(other));
        }
        incarnation().check();
    }

    /**
     * Says whether exit signals arrive as {@link Exit} messages instead of ending this actor
     * (Erlang's {@code process_flag(trap_exit, true)}). A kill cannot be trapped. It stays as set
     * over restarts, as the links do.
     *
     * @param trap false unless it is called
     */
    public void trapExit(boolean trap) {
        cell().life().bonds().trapExits(trap);
    }

    /**
     * Monitors an actor: a {@link Down} message tells of its end, once, at once if it is dead
     * already. A restart is not an end. The monitor goes with this actor's incarnation.
     *
     * @param actor the actor; its node may be another one, or unknown
     * @return the monitor; each call sets another one
     */
    public MonitorRef monitor(Address actor) {
        cell();
        return monitor(actor, false).ref;
    }

    /**
     * Monitors an actor and its restarts: a {@link Restarted} message tells of each.
     *
     * @param actor the actor
     * @return the monitor; each call sets another one
     */
    public MonitorRef monitorRestarts(Address actor) {
        cell();
        return monitor(actor, true).ref;
    }

    private Monitor monitor(Address actor, boolean restarts) {
        Monitor monitor = new Monitor(incarnation(), actor, restarts);
        monitor.start();
        return monitor;
    }

    /**
     * Takes a monitor away, and its message too if that is in the mailbox already (Erlang's {@code
     * demonitor(Ref, [flush])}). Does nothing if it is over or another actor's.
     *
     * @param monitor the monitor
     */
    public void demonitor(MonitorRef monitor) {
        cell();
        Holding known = incarnation().holdings().find(monitor);
        if (known != null) {
            known.release();
            incarnation().holdings().remove(known);
        }
    }

    // What it shares with the node

    @Override
    public Address spawn(ActorSpec spec) {
        return node().spawn(spec, cell(), null);
    }

    @Override
    public Address start(ActorSpec spec) {
        CompletableFuture<Address> start = new CompletableFuture<>();
        Cell started = node().spawn(spec, cell(), start);
        return Ends.started(start, started, incarnation());
    }

    @Override
    public void send(Address to, Object message) {
        node().messaging().send(to, message, incarnation());
    }

    @Override
    public void sendOrDrop(Address to, Object message) {
        node().messaging().sendOrDrop(to, message, null, incarnation());
    }

    @Override
    public TimerRef sendAfter(Duration delay, Address to, Object message) {
        return new Timer(node(), incarnation(), to, message, null).start(delay);
    }

    @Override
    public TimerRef sendInterval(Duration interval, Address to, Object message) {
        return new Timer(node(), incarnation(), to, message, interval).start(interval);
    }

    @Override
    public @Nullable Object ask(Address to, Object message, Duration timeout) {
        return node().asking().ask(to, message, timeout, incarnation());
    }

    @Override
    public CompletableFuture<@Nullable Object> askAsync(
            Address to, Object message, Duration timeout) {
        return node().asking().askAsync(to, message, timeout, incarnation());
    }

    @Override
    public List<@Nullable Object> gather(
            Collection<Address> actors, Object message, Duration timeout) {
        return node().asking().gather(actors, message, timeout, incarnation());
    }

    @Override
    public @Nullable Object await(Address actor) {
        return Ends.await(node(), actor, null, incarnation());
    }

    @Override
    public @Nullable Object await(Address actor, Duration timeout) {
        return Ends.await(node(), actor, timeout, incarnation());
    }

    @Override
    public List<@Nullable Object> awaitAll(Collection<Address> actors, Duration timeout) {
        return Ends.awaitAll(node(), actors, timeout, incarnation());
    }

    /** Names the actor. */
    @Override
    public String toString() {
        return Reports.name(incarnation().cell);
    }
}
