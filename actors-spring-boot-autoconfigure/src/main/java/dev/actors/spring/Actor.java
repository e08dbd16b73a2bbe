package dev.actors.spring;

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
 * mailbox kept, see the properties {@code actors.behaviors.*}.
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
     * started before the next one is spawned.
     *
     * @return true to spawn it at start-up
     */
    boolean autostart() default false;

    /**
     * The messages that a class without {@link Receive} methods takes over REST: records, or sealed
     * interfaces of records.
     *
     * @return the types; with none it takes any JSON, as maps, lists and simple values
     */
    Class<?>[] messages() default {};
}
