package dev.actors.test;

import dev.actors.DeadLetter;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives each test a node of its own, and looks at what the test leaves behind.
 *
 * <p>Test, {@code @BeforeEach} and {@code @AfterEach} methods may have parameters of these types:
 * {@link dev.actors.Node}; {@link TestProbe}, a new one each; {@link DeadLetters}; {@link
 * ManualClock}, if the node is on one. After each test the node is closed. A test that has passed
 * so far fails if it has leaked actors, or if dead letters are left that nobody expected. Actors
 * that are about to end are given a second for it first. Probes are no leaks.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NodeExtension.class)
public @interface WithNode {

    /**
     * Whether the node's time stands still until the test turns it.
     *
     * @return false: the machine's time
     */
    boolean manualClock() default false;

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
