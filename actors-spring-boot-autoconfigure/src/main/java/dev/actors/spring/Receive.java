package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of an {@link Actor} that handles messages of its parameter's type, the most specific
 * type first. It may have an {@link dev.actors.ActorContext} as a second parameter.
 *
 * <p>What it returns is the reply to an ask. A {@code void} method with the message as its only
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
public @interface Receive {}
