package dev.actors.spring;

import dev.actors.Overflow;
import dev.actors.supervisor.RestartType;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose instances are actors. Each spawn and each restart makes an instance: the
 * constructor's {@link Args} parameter comes from the spawn, its other parameters are beans. Nobody
 * else can get at an instance, so it needs no locks.
 *
 * <p>The class has {@link Receive} methods, or is a {@link dev.actors.ProcessFunction} or a {@link
 * dev.actors.Behavior.Setup}. It is supervised: restarted after a crash with its address, name and
 * mailbox kept. {@link OnStart}, {@link OnStop} and {@code @PreDestroy} methods see to the begin
 * and the end of each instance. What Spring does by proxies, such as {@code @Transactional},
 * belongs on a bean that the actor calls.
 *
 * <p>An actor that starts with the application is reached through an {@code Address} that is
 * injected with its name as the {@link org.springframework.beans.factory.annotation.Qualifier}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public @interface Actor {

    /**
     * The behaviour's name: lower-case letters, digits and hyphens. It names the behaviour in the
     * REST protocol, metrics and properties.
     *
     * @return the name; by default the class's simple name, {@code PriceList} as {@code price-list}
     */
    @AliasFor(annotation = Component.class, attribute = "value")
    String value() default "";

    /**
     * Whether one actor of this behaviour is spawned with the application, registered under the
     * behaviour's name and restarted whenever it ends. Its arguments come from {@code
     * actors.behaviors.<name>.args.*}.
     *
     * <p>Such actors start one after another, those with a lower {@link
     * org.springframework.core.annotation.Order} first, then in the order of their names; each has
     * started before the next one is spawned. All have started before the web server takes
     * requests, but after all singletons are made.
     *
     * @return true to spawn it at start-up
     */
    boolean autostart() default false;

    /**
     * Whether its actors are reached by keys: {@code actors.keyed(Counter.class, "user-42")}, and
     * in the REST protocol {@code /actors/keyed/counter/user-42}. For each key there is at most one
     * actor, which the first message starts, and which is passivated when it has been idle; its
     * arguments come from {@code actors.behaviors.<name>.args.*}. A {@link Key} parameter of the
     * constructor takes the key, and what {@link ActorState} gives goes to a {@link Restore} method
     * of the next instance. It cannot be spawned otherwise.
     *
     * @return true if they are
     */
    boolean keyed() default false;

    /**
     * How long an actor of a key may have nothing to do before it is passivated; it is after once
     * to twice that time. Only with {@link #keyed}.
     *
     * @return a duration in Boot's notation; by default {@code 10m}
     */
    String idle() default "";

    /**
     * After which ends its actors are restarted. This, {@link #idle} and all that follows but
     * {@link #messages} is overridden by the property {@code actors.behaviors.<name>.*} of the same
     * name.
     *
     * @return one type; by default permanent with {@link #autostart}, else transient
     */
    RestartType[] restart() default {};

    /**
     * How many restarts an actor may have within the {@link #period} before it gives up.
     *
     * @return restarts; zero for none
     */
    int intensity() default 10;

    /**
     * The period in which restarts are counted, such as {@code 30s}.
     *
     * @return a duration in Boot's notation
     */
    String period() default "1m";

    /**
     * The delay of the first restart. It doubles for each further one within the period.
     *
     * @return a duration in Boot's notation; {@code 0s} for none
     */
    String backoff() default "100ms";

    /**
     * The longest delay of a restart.
     *
     * @return a duration in Boot's notation
     */
    String maxBackoff() default "5s";

    /**
     * How many messages a mailbox takes.
     *
     * @return messages; zero for the node's capacity
     */
    int mailboxCapacity() default 0;

    /**
     * What happens to a message that finds the mailbox full.
     *
     * @return what to do
     */
    Overflow overflow() default Overflow.BLOCK;

    /**
     * Whether the handlers block, so that each activation gets a virtual thread of its own; see
     * {@link dev.actors.ActorSpec#blocking}.
     *
     * @return true if they do
     */
    boolean blocking() default false;

    /**
     * The messages that a class without {@link Receive} methods takes over REST: records, or sealed
     * interfaces of records.
     *
     * @return the types; with none it takes any JSON, as maps, lists and simple values
     */
    Class<?>[] messages() default {};
}
