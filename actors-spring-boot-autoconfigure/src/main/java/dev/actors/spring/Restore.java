package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a {@link Actor#keyed keyed} {@link Actor} that takes what its {@link ActorState}
 * method gave when the actor was passivated, stopped or moved. It runs in the actor before {@link
 * OnStart}, only where something is kept. It may have an {@link dev.actors.ActorContext} as its
 * second parameter.
 *
 * <p>A class without such a method keeps nothing. What is kept outlives a crash, after which an
 * instance begins with what was kept last; it is forgotten when the actor ends by itself or is
 * deleted.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Restore {}
