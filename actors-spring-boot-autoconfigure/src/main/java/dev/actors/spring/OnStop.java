package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of an {@link Actor} that runs as its last act when it ends in good order: because it
 * is stopped, its node closes or it has come to its normal end. It does not run after a crash, a
 * kill or an exit signal; what must be done then too belongs into a {@code @PreDestroy} method,
 * which runs after this one. It may have an {@link dev.actors.ActorContext} as its parameter.
 *
 * <p>It runs in the actor, once the message in hand is done with. It may send, and ask actors that
 * live still: when the node closes, actors end latest first, so those that were there before it. It
 * receives nothing more, and when the node closes it can spawn nothing more. It must be done within
 * the shutdown time-out, else the actor is killed. What it throws becomes the actor's exit reason.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnStop {}
