package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of an {@link Actor} that runs as its first act, and again after each restart: in the
 * actor, before its first message. It may have an {@link dev.actors.ActorContext} as its parameter,
 * and send, spawn, link, monitor and set timers with it.
 *
 * <p>It is part of the start: who waits for the start waits for it, and what it throws is a failure
 * to start. An actor that starts with the application thereby fails the application's start.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnStart {}
