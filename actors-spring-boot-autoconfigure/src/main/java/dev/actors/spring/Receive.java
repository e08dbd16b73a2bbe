package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of an {@link Actor} that handles messages of its parameter's type, the most specific
 * type first: the handler of a sealed interface takes those of its types that have none of their
 * own. It may have an {@link dev.actors.ActorContext} as a second parameter.
 *
 * <p>What it returns is the reply to an ask. A {@link java.util.concurrent.CompletionStage} replies
 * when it completes, to its own message, while the actor goes on with others; see {@link
 * dev.actors.ActorContext#replyWhenDone}. A {@code void} method with the message as its only
 * parameter replies null once it has returned; one that takes the context replies itself, now or
 * later. A thrown {@link dev.actors.Refusal} is an error reply; anything else thrown is a crash.
 *
 * <p>Over REST a parameter of type {@code Object}, {@code Map}, {@code List} or {@code Collection}
 * takes any JSON; a record, or a sealed interface of records, takes the JSON objects whose {@code
 * type} names it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Receive {

    /**
     * The name of a guard: a {@code boolean} method of the class without a parameter or with the
     * message as its only one. Where it says no, the message goes to the next handler of its type,
     * then to those of less specific types. It runs in the actor, before the handler, and must only
     * look; what it throws is a crash.
     *
     * <p>Of the handlers of one type at most one has no guard; it comes last. Several with a guard
     * are tried in the order of their {@link org.springframework.core.annotation.Order @Order}, the
     * lowest first.
     *
     * @return the method's name; empty for none
     */
    String when() default "";
}
