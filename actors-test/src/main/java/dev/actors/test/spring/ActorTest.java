package dev.actors.test.spring;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of {@link dev.actors.spring.Actor} classes: the application context has a running {@link
 * dev.actors.Node}, the chosen actors, {@link dev.actors.spring.Actors} to spawn them, and nothing
 * else of the application: no web server, no other components. What the actors take in their
 * constructors is given by {@code @MockitoBean}, or {@code @Import}.
 *
 * <p>A {@link dev.actors.test.TestProbe} can be injected, a new one at each place; methods take it
 * as a parameter too, and the node, {@code Actors} and the manual clock. After each test method the
 * actors that it has spawned are stopped, with the probes of its test instance, so that the next
 * one finds the node as it was; one that does not end within a second is killed. What is kept of
 * passivated actors is forgotten then, unless the application has a {@link dev.actors.KeyedStore}
 * of its own. Actors that start with the application live as long as the context, which tests with
 * equal configuration share. So where JUnit runs classes in parallel, those with this annotation
 * run one after another, beside the others.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BootstrapWith(ActorTestContextBootstrapper.class)
@ExtendWith({SpringExtension.class, LeftActors.class, ActorTestParameters.class})
@ResourceLock("dev.actors.test.spring.ActorTest")
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(ActorTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface ActorTest {

    /**
     * The actors to test.
     *
     * @return actor classes; with none, all that the application scans
     */
    @AliasFor("actors")
    Class<?>[] value() default {};

    /**
     * The actors to test.
     *
     * @return actor classes; with none, all that the application scans
     */
    @AliasFor("value")
    Class<?>[] actors() default {};

    /**
     * Whether the node's time stands still until the test turns it. If so, a {@link
     * dev.actors.test.ManualClock} can be injected. While the context closes, its time goes on.
     *
     * @return false: the machine's time
     */
    @PropertyMapping(ActorTestAutoConfiguration.MANUAL_CLOCK)
    boolean manualClock() default false;

    /**
     * Properties of the environment, such as {@code actors.behaviors.counter.restart=permanent}.
     *
     * @return {@code key=value} pairs
     */
    String[] properties() default {};

    /**
     * Whether the chosen actors are components of the context at all.
     *
     * @return false to leave the choice to {@link #includeFilters}
     */
    boolean useDefaultFilters() default true;

    /**
     * Further components to take.
     *
     * @return filters
     */
    Filter[] includeFilters() default {};

    /**
     * Components to leave out.
     *
     * @return filters
     */
    Filter[] excludeFilters() default {};

    /**
     * Auto-configuration to leave out.
     *
     * @return auto-configuration classes
     */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
