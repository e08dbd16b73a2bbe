package dev.actors;

import dev.actors.pattern.Choice;
import dev.actors.pattern.Clause;
import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** What an actor does with messages: it receives, answers, passes on and asks without waiting. */
abstract sealed class Receiver permits ActorContext {

    Receiver() {}

    /** The run whose context this is. */
    abstract Incarnation incarnation();

    /** Its node; refuses who uses the context outside of that run. */
    abstract Node node();

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
        return pattern.extract(Objects.requireNonNull(incarnation().take(pattern, null)));
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
        Object message = incarnation().take(pattern, timeout);
        return message == null ? null : pattern.extract(message);
    }

    /**
     * Takes the oldest message that matches any of several clauses, tried in their order, and does
     * what the clause says. Others stay in the mailbox, in order, and do not extend the time-out;
     * none is tested again by this call. Blocks until there is one, or until the time of an {@code
     * after(...)} is up. The clause's function runs once the message is taken: it may receive too.
     *
     * @param clauses made by {@link Clause#on} and {@link Clause#after}
     * @param <R> what the clauses give
     * @return what the function of the clause gives
     * @throws IllegalArgumentException if there is no clause, or a clause follows an {@code
     *     after(...)}
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the clauses are only read
    public final <R extends @Nullable Object> R receive(Clause<? extends R>... clauses) {
        Choice<R> choice = Choice.of(clauses);
        return choice.outcome(incarnation().take(choice, choice.timeout()));
    }

    /**
     * Where the answer to the message last received goes. It may be kept, passed on and answered
     * later from anywhere, once, by sending to it.
     *
     * @return the one-shot reply address, or null if the message was not asked
     */
    public @Nullable Address sender() {
        incarnation().check();
        Ask ask = incarnation().turn().lastAsk();
        return ask == null ? null : ask.address();
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
        incarnation().check();
        Ask ask = incarnation().turn().ownAsk();
        if (ask != null) {
            node().asking().answer(ask, value);
        }
    }

    /**
     * Answers the message being handled when a stage completes, and lets the actor go on meanwhile.
     * The answer stays bound to this message. A stage that fails with a {@link Refusal} refuses;
     * any other failure reaches the asker as if the actor had thrown it, but the actor does not
     * crash. Where nobody asked, or waits any more, a failure makes the message a dead letter. If
     * the actor ends or is restarted first, the ask fails then. A node that drains waits for the
     * stage, unless its asker waits no more.
     *
     * @param stage gives the reply, isolated like a message, on any thread
     * @throws IllegalStateException if no message is in hand
     */
    public void replyWhenDone(CompletionStage<? extends @Nullable Object> stage) {
        incarnation().check();
        LateReply.await(incarnation(), stage);
    }

    /**
     * Says that the message being handled has no handler: it is a dead letter, and whoever asked it
     * is told so. A behaviour says it by returning {@link Behavior#unhandled}.
     */
    public void unhandled() {
        incarnation().check();
        incarnation().turn().leaveUnhandled(incarnation().cell);
    }

    /**
     * Passes a message on with the reply address of the message last received: whoever handles it
     * answers the one who had asked. Waits for room as {@link ActorContext#send} does. If the asked
     * message cannot be delivered, its asker is told.
     *
     * @param to the next receiver
     * @param message any value that can be isolated, often the message received
     * @throws MailboxFullException if there was no room; the message was not sent
     * @throws IllegalMessageException if the message cannot be isolated
     */
    public void forward(Address to, Object message) {
        node().messaging().forward(to, message, incarnation());
    }

    /**
     * Asks without waiting; the answer comes as a {@link Response} message, exactly one, unless the
     * actor is restarted before.
     *
     * @param to whom to ask
     * @param message any value that can be isolated
     * @param timeout after which the response is a failure
     * @return which request the response will belong to
     * @throws IllegalMessageException if the message cannot be isolated
     */
    public RequestRef sendRequest(Address to, Object message, Duration timeout) {
        Ask ask = node().asking().askLater(to, message, timeout, incarnation());
        return new Request(incarnation(), to, ask).start().ref;
    }
}
