package dev.actors.test;

import dev.actors.DeadLetter;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a test method once per seed, each time in a {@link dev.actors.Simulation} of its own: actors
 * run one at a time, in an order that the seed chooses, on virtual time.
 *
 * <p>The method, and the {@code @BeforeEach} and {@code @AfterEach} methods about it, run in the
 * simulation, as a thread among its actors: they must wait in the node or a probe only. They may
 * have parameters of these types: {@link dev.actors.Node}, {@link dev.actors.Simulation}, {@link
 * TestProbe}, a new one each, {@link DeadLetters}. What a run leaves behind is looked at as {@link
 * WithNode} does, once its actors have come to rest.
 *
 * <p>The first seed that fails is the last one that runs. Its failure names it and how to replay
 * it: by {@link #seed}, or without touching the code by {@code -Dactors.seed=17}, which makes each
 * method run with that seed only.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SeedsProvider.class)
public @interface SeededActors {

    /**
     * How many seeds to run with, from 1 on.
     *
     * @return 100
     */
    int seeds() default 100;

    /**
     * The seeds to run with instead.
     *
     * @return none
     */
    long[] seed() default {};

    /**
     * The leaks that fail the test.
     *
     * @return the actors that only a kill ends, and those that have lost who spawned them
     */
    Leak[] leaks() default {Leak.STUBBORN, Leak.ORPHANED};

    /**
     * The reasons for which messages may become dead letters.
     *
     * @return none
     */
    DeadLetter.Reason[] deadLetters() default {};
}
