package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What can be seen of a node's actors from outside, without stopping them. */
abstract sealed class NodeInsight permits NodeControl {

    NodeInsight() {}

    abstract Registry registry();

    abstract Events events();

    abstract Engine engine();

    abstract TimeSource time();

    abstract NodeBuilder.Settings settings();

    /**
     * The arguments that an actor was spawned with.
     *
     * @param actor the actor
     * @return its own isolated arguments; empty if the actor is not known on this node
     */
    public List<@Nullable Object> arguments(Address actor) {
        List<@Nullable Object> arguments = new ArrayList<>();
        Cell cell = registry().findCell(actor);
        if (cell != null) {
            Collections.addAll(arguments, cell.spec.arguments());
        }
        return Collections.unmodifiableList(arguments);
    }

    /**
     * Looks at one actor.
     *
     * @param actor the actor
     * @return what is known of it; empty if it is not known on this node
     */
    public Optional<ActorInfo> info(Address actor) {
        return Optional.ofNullable(registry().findCell(actor)).map(Activity::info);
    }

    /**
     * The behaviour of an actor, for those who need to know no more of it.
     *
     * @param actor the actor
     * @return the behaviour's name; empty if the actor is not known on this node
     */
    public Optional<String> behavior(Address actor) {
        return Optional.ofNullable(registry().findCell(actor)).map(cell -> cell.spec.behavior());
    }

    /**
     * Tells whether an actor lives: Erlang's {@code is_process_alive}. One that is being restarted
     * lives. Of an actor on another node nothing is known here: monitor it, which tells at once if
     * it is dead.
     *
     * @param actor the actor, of this node
     * @return false if it has ended for good, is not known on this node, or is an actor of another
     *     node, whether or not that lives
     */
    public boolean isAlive(Address actor) {
        Cell cell = registry().findCell(actor);
        return cell != null && cell.exit() == null;
    }

    /**
     * The messages that wait for an actor, for those who choose the least busy one.
     *
     * @param actor the actor
     * @return how many; zero if it is dead or not known on this node
     */
    public int mailboxSize(Address actor) {
        return registry().find(actor) instanceof Cell cell ? cell.mailbox.size() : 0;
    }

    /**
     * Where an actor's code is now. It looks at the actor's thread, which is stopped for that
     * moment.
     *
     * @param actor the actor
     * @return its stack, innermost call first; empty if no thread runs it, as between the messages
     *     of a behaviour
     */
    public List<StackTraceElement> stack(Address actor) {
        Thread thread = registry().find(actor) instanceof Cell cell ? Activity.thread(cell) : null;
        return thread == null ? List.of() : List.of(thread.getStackTrace());
    }

    /**
     * Looks at all living actors. It takes time and memory in proportion to their number and stops
     * none of them.
     *
     * @return what is known of each, oldest first
     */
    public List<ActorInfo> snapshot() {
        return registry().living().stream().map(Activity::info).toList();
    }

    /**
     * Looks at all living actors in passing: cheaper than {@link #snapshot}, for those who want the
     * figures of all and more of a few.
     *
     * @return one glance at each, oldest first
     */
    public List<ActorGlance> glances() {
        return registry().living().stream().map(ActorGlance::new).toList();
    }

    /**
     * Looks at the messages that wait in an actor's mailbox, without stopping it: what it takes or
     * gets meanwhile may be there or not, and now and then something is missed.
     *
     * @param actor the actor
     * @param most how many to look at
     * @return the oldest ones, oldest first; none if the actor is not known on this node
     */
    public List<WaitingMessage> waiting(Address actor, int most) {
        return registry().find(actor) instanceof Cell cell
                ? cell.mailbox.peek(most).stream()
                        .map(
                                item ->
                                        new WaitingMessage(
                                                Envelope.message(item), Envelope.ask(item) != null))
                        .toList()
                : List.of();
    }

    /**
     * The counters of all behaviours that have run on the node.
     *
     * @return live counters, in no order
     */
    public List<BehaviorStatistics> statistics() {
        return events().statistics();
    }

    /**
     * Has a listener hear from now on what happens to the node's actors, and at once of the
     * behaviours that have run already. One that listens already is not added again. The node holds
     * it until the end that is returned is run, whether or not the node is closed.
     *
     * @param listener hears what happens
     * @return ends it, but for what happens at that very moment; does nothing if the listener was
     *     there before this call
     */
    public Runnable listen(NodeListener listener) {
        return events().add(listener);
    }

    /**
     * Reads an actor's published state. One published on demand is made anew, behind the messages
     * sent before; if that takes longer than the patience given, the last one is returned.
     *
     * @param actor the actor
     * @param patience how long to wait for a new view
     * @return the state; null if none was published; completed on a thread of its own
     */
    public CompletableFuture<@Nullable PublishedState> state(Address actor, Duration patience) {
        Cell cell = registry().findCell(actor);
        Lifecycle life = cell == null ? null : cell.knownLife();
        View view = life == null ? null : life.knownView();
        if (cell == null || view == null || !view.isOnDemand() || !view.admitQuery()) {
            return CompletableFuture.completedFuture(view == null ? null : view.last());
        }
        CompletableFuture<@Nullable PublishedState> result = new CompletableFuture<>();
        Runnable cancel = time().schedule(patience, () -> result.complete(view.last()));
        Futures.whenDone(result, cancel);
        Delivery.deliver(cell, new StateQuery(view, result), null, null, null);
        return Futures.apart(result, engine());
    }

    /**
     * Tells whether instances of a class can be sent, or given as arguments, on this node.
     *
     * @param type the class
     * @return false if every instance would be refused; true if some, or all, can be isolated
     */
    public boolean canIsolate(Class<?> type) {
        return settings().isolator().canIsolate(type);
    }

    /**
     * Tells whether a reply or a state that is declared to be of a type is refused on this node,
     * whatever it is. It does not matter as what it would arrive.
     *
     * @param type the declared type
     * @return true if it certainly is, see {@link
     *     dev.actors.isolation.Isolator#neverIsolates(Class)}
     */
    public boolean neverIsolates(Class<?> type) {
        return settings().isolator().neverIsolates(type);
    }
}
