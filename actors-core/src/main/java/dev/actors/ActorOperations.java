package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What can be done with actors from anywhere: from outside through the {@link Node}, from inside an
 * actor through its {@link ActorContext}.
 *
 * <p>Delivery is at most once. Between one sender and one receiver messages arrive in the order
 * sent. What is sent is isolated from the sender: shared if it cannot change, else copied, else
 * refused with an {@link IllegalMessageException}.
 */
public sealed interface ActorOperations permits Node, ActorContext {

    /**
     * Spawns an actor and returns at once, before the actor has started. Never blocks.
     *
     * @param spec what to run
     * @return its address
     * @throws NameTakenException if the specification's name is registered already
     * @throws IllegalMessageException if an argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    Address spawn(ActorSpec spec);

    /**
     * Spawns an actor and waits until it has started, as OTP's {@code start} functions do: a
     * process has reached its first receive or called {@code ready}, a behaviour is made.
     *
     * @param spec what to run
     * @return its address
     * @throws ActorStartException if it ended before it had started; then nothing is left of it
     * @throws NameTakenException if the specification's name is registered already
     * @throws IllegalMessageException if an argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    Address start(ActorSpec spec);

    /**
     * Spawns an actor in process style.
     *
     * @param function its code; what a lambda captures is not isolated
     * @return its address
     * @throws NodeClosedException if the node is closing
     */
    default Address spawn(ProcessFunction function) {
        return spawn(ActorSpec.process(function));
    }

    /**
     * Spawns an actor in process style with an argument.
     *
     * @param function its code
     * @param argument isolated like a message
     * @param <A> the argument's type
     * @return its address
     * @throws IllegalMessageException if the argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    default <A> Address spawn(ProcessFunction.WithArg<A> function, A argument) {
        return spawn(ActorSpec.process(function, argument));
    }

    /**
     * Spawns an actor in process style with two arguments.
     *
     * @param function its code
     * @param first isolated like a message
     * @param second likewise
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @return its address
     * @throws IllegalMessageException if an argument cannot be isolated
     * @throws NodeClosedException if the node is closing
     */
    default <A, B> Address spawn(ProcessFunction.WithArgs<A, B> function, A first, B second) {
        return spawn(ActorSpec.process(function, first, second));
    }

    /**
     * Spawns an actor in behaviour style.
     *
     * @param first its first behaviour
     * @return its address
     * @throws NodeClosedException if the node is closing
     */
    default Address spawn(Behavior<?> first) {
        return spawn(ActorSpec.behavior(first));
    }

    /**
     * Sends a message. A message to a dead or unknown actor is a dead letter, never an error. If
     * the mailbox is full, the call waits for room, up to the node's send time-out, or fails at
     * once, as the receiver's {@link Overflow} says; an actor's messages to itself and answers to
     * an ask always have room.
     *
     * @param to the receiver
     * @param message any value that can be isolated
     * @throws MailboxFullException if there was no room; the message was not sent
     * @throws IllegalMessageException if the message cannot be isolated
     * @throws InterruptedWaitException if the thread was interrupted while it waited for room
     */
    void send(Address to, Object message);

    /**
     * Sends a message without ever waiting: where the mailbox is full, the message is a dead
     * letter, unless the receiver's {@link Overflow} drops the oldest in its place.
     *
     * @param to the receiver
     * @param message any value that can be isolated
     * @throws IllegalMessageException if the message cannot be isolated
     */
    void sendOrDrop(Address to, Object message);

    /**
     * Sends a message later, as {@link #sendOrDrop} does. An actor's timers end with its
     * incarnation, a node's with its life.
     *
     * @param delay how much later
     * @param to the receiver
     * @param message isolated now
     * @return the timer
     * @throws IllegalMessageException if the message cannot be isolated
     */
    TimerRef sendAfter(Duration delay, Address to, Object message);

    /**
     * Sends a message again and again, as {@link #sendOrDrop} does, the first time after one
     * interval. Moments that were missed, as by a suspended machine, are skipped.
     *
     * @param interval from one message to the next, more than zero
     * @param to the receiver
     * @param message isolated now and for each sending
     * @return the timer
     * @throws IllegalMessageException if the message cannot be isolated
     */
    TimerRef sendInterval(Duration interval, Address to, Object message);

    /**
     * Asks: sends a message with a one-shot reply address and waits for the answer. A virtual
     * thread waits cheaply.
     *
     * @param to whom to ask
     * @param message any value that can be isolated
     * @param timeout how long to wait at most, room in the mailbox included
     * @return the reply; null if the actor replied null
     * @throws AskTimeoutException if no reply came in time
     * @throws DeadActorException if the actor is dead or ends before it replies
     * @throws ActorFailedException if the actor threw while it handled the message
     * @throws UnhandledMessageException if the actor has no handler for the message
     * @throws Refusal if the actor refused
     * @throws MailboxFullException if its mailbox had no room
     * @throws SelfAskException if an actor asks itself
     * @throws AskCycleException if an actor asks one that, over others or directly, waits for it
     * @throws IllegalMessageException if the message cannot be isolated
     * @throws InterruptedWaitException if the thread was interrupted while it waited
     */
    @Nullable Object ask(Address to, Object message, Duration timeout);

    /**
     * Asks for a reply of one type.
     *
     * @param to whom to ask
     * @param message any value that can be isolated
     * @param type the reply's type
     * @param timeout how long to wait at most
     * @param <R> the reply's type
     * @return the reply; null if the actor replied null
     * @throws ClassCastException if the reply is of another type
     * @throws ActorException as {@link #ask(Address, Object, Duration)} does
     */
    default <R> @Nullable R ask(Address to, Object message, Class<R> type, Duration timeout) {
        Object reply = ask(to, message, timeout);
        return reply == null ? null : Pattern.type(type).extract(reply);
    }

    /**
     * Asks without waiting: not for the answer, and not for room in the mailbox.
     *
     * @param to whom to ask
     * @param message any value that can be isolated
     * @param timeout after which the future fails
     * @return the reply, or the exception that {@code ask} would have thrown; completed on a thread
     *     of its own
     * @throws IllegalMessageException if the message cannot be isolated
     */
    CompletableFuture<@Nullable Object> askAsync(Address to, Object message, Duration timeout);

    /**
     * Waits until an actor has ended, and gives its result: pyact's {@code node.wait}. A dead
     * actor's result stays readable through its address.
     *
     * @param actor the actor
     * @return what the actor returned
     * @throws ActorFailedException if the actor ended by an error, which is the cause
     * @throws DeadActorException if it was killed or stopped, or is not known on this node
     * @throws IllegalMessageException if it is on another node and its result cannot be sent here
     * @throws SelfAskException if an actor awaits itself
     * @throws InterruptedWaitException if the thread was interrupted while it waited
     */
    @Nullable Object await(Address actor);

    /**
     * Waits until an actor has ended, but not longer than a time-out.
     *
     * @param actor the actor
     * @param timeout how long to wait at most
     * @return what the actor returned
     * @throws AwaitTimeoutException if it has not ended in time
     * @throws ActorException as {@link #await(Address)} does
     */
    @Nullable Object await(Address actor, Duration timeout);

    /**
     * Waits until all of some actors have ended, but not longer than a time-out.
     *
     * @param actors the actors
     * @param timeout how long to wait at most, for all together
     * @return what each returned, in the order of the actors
     * @throws AwaitTimeoutException if one has not ended in time
     * @throws ActorException as {@link #await(Address)} does, for the first that has no result
     */
    List<@Nullable Object> awaitAll(Collection<Address> actors, Duration timeout);

    /**
     * Asks many actors at once, without waiting for room in their mailboxes, and waits for all
     * their replies, or until the first of them, in their order, has none.
     *
     * @param actors whom to ask
     * @param message any value that can be isolated
     * @param timeout how long to wait at most, for all together
     * @return the replies, in the order of the actors
     * @throws ActorException as {@link #ask(Address, Object, Duration)} does, for the first that
     *     does not reply; the asks behind it are given up
     */
    List<@Nullable Object> gather(Collection<Address> actors, Object message, Duration timeout);
}
