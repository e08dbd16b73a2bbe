package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
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
public final class ActorContext implements ActorOperations {

    private final Incarnation incarnation;

    ActorContext(Incarnation incarnation) {
        this.incarnation = incarnation;
    }

    /**
     * The actor's own address.
     *
     * @return its address, the same for all incarnations
     */
    public Address address() {
        return cell().address();
    }

    /**
     * The node that the actor lives on.
     *
     * @return the node
     */
    public Node node() {
        return cell().node();
    }

    private Cell cell() {
        incarnation.check();
        return incarnation.cell;
    }

    /**
     * Says that the actor has started, for one that works before its first receive. Calling it
     * again does nothing.
     */
    public void ready() {
        incarnation.check();
        incarnation.ready();
    }

    /**
     * Takes the next message, whatever it is. Blocks until there is one.
     *
     * @return the oldest message in the mailbox
     */
    public Object receive() {
        return receive(Object.class);
    }

    /**
     * Takes the next message, whatever it is, or gives up.
     *
     * @param timeout how long to wait; zero only looks
     * @return the oldest message in the mailbox, or null if none came in time
     */
    public @Nullable Object receive(Duration timeout) {
        return receive(Object.class, timeout);
    }

    /**
     * Takes the oldest message of a type. Others stay in the mailbox, in order. Blocks until there
     * is one.
     *
     * @param type class or interface
     * @param <T> the type
     * @return the message
     */
    public <T> T receive(Class<T> type) {
        return receive(Pattern.type(type));
    }

    /**
     * Takes the oldest message of a type, or gives up. Others stay in the mailbox, in order, and do
     * not extend the time-out.
     *
     * @param type class or interface
     * @param timeout how long to wait; zero only looks
     * @param <T> the type
     * @return the message, or null if none came in time
     */
    public <T> @Nullable T receive(Class<T> type, Duration timeout) {
        return receive(Pattern.type(type), timeout);
    }

    /**
     * Takes the oldest message that matches a pattern. Others stay in the mailbox, in order. Blocks
     * until there is one. A message that the pattern rejects is not tested again by this call.
     *
     * @param pattern what to look for
     * @param <T> what the message is seen as
     * @return the message
     */
    public <T> T receive(Pattern<T> pattern) {
        return pattern.extract(Objects.requireNonNull(incarnation.take(pattern, null)));
    }

    /**
     * Takes the oldest message that matches a pattern, or gives up. Others stay in the mailbox, in
     * order, and do not extend the time-out.
     *
     * @param pattern what to look for
     * @param timeout how long to wait; zero only looks
     * @param <T> what the message is seen as
     * @return the message, or null if none came in time
     */
    public <T> @Nullable T receive(Pattern<T> pattern, Duration timeout) {
        Object message = incarnation.take(pattern, timeout);
        return message == null ? null : pattern.extract(message);
    }

    /**
     * Where the answer to the message last received goes. It may be kept, passed on and answered
     * later from anywhere, once, by sending to it.
     *
     * @return the one-shot reply address, or null if the message was not asked
     */
    public @Nullable Address sender() {
        incarnation.check();
        return incarnation.sender();
    }

    /**
     * Answers the message being handled: in behaviour style the handler's own message, whatever it
     * receives meanwhile; in process style the message last received. Does nothing if that message
     * was not asked. A second answer is a dead letter.
     *
     * @param value the reply; a {@link Refusal} refuses
     * @throws IllegalMessageException if the value cannot be isolated
     */
    public void reply(@Nullable Object value) {
        incarnation.check();
        incarnation.reply(value);
    }

    /**
     * Publishes a view of the actor's state for others to look at. It replaces the last one.
     *
     * @param view isolated like a message
     * @throws IllegalMessageException if the view cannot be isolated
     */
    public void publish(@Nullable Object view) {
        incarnation.check();
        incarnation.cell.view().publish(view);
    }

    /**
     * Publishes the view anew whenever somebody looks. It runs between messages, on the actor's
     * thread, behind the messages that were there before; if it throws, the last view stays.
     *
     * @param view makes the view, isolated like a message; it must not receive
     */
    public void publishOnDemand(Supplier<? extends @Nullable Object> view) {
        incarnation.check();
        incarnation.cell.view().publishOnDemand(view);
    }

    @Override
    public Address spawn(ActorSpec spec) {
        return cell().node().spawn(spec, address(), null);
    }

    @Override
    public Address start(ActorSpec spec) {
        return cell().node().start(spec, incarnation);
    }

    @Override
    public void send(Address to, Object message) {
        cell().node().messaging().send(to, message, incarnation);
    }

    @Override
    public @Nullable Object ask(Address to, Object message, Duration timeout) {
        return cell().node().messaging().ask(to, message, timeout, incarnation);
    }

    @Override
    public CompletableFuture<@Nullable Object> askAsync(
            Address to, Object message, Duration timeout) {
        return cell().node().askAsync(to, message, timeout);
    }

    @Override
    public @Nullable Object await(Address actor) {
        return cell().node().await(actor, null, incarnation);
    }

    @Override
    public @Nullable Object await(Address actor, Duration timeout) {
        return cell().node().await(actor, timeout, incarnation);
    }

    /** Names the actor. */
    @Override
    public String toString() {
        return Reports.name(incarnation.cell);
    }
}
