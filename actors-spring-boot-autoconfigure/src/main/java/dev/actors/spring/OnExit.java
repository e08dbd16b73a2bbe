package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of an {@link Actor} that takes the {@link dev.actors.Exit} of an actor linked to it.
 * It makes the actor trap exits, from before its {@link OnStart} on: an end of a linked actor,
 * normal or not, comes as a message in its turn instead of ending this one. It may have an {@link
 * dev.actors.ActorContext} as its second parameter.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnExit {}
