package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The constructor parameter of an {@link Actor} that takes the arguments of the spawn: a record,
 * whose components may have a {@link
 * org.springframework.boot.context.properties.bind.DefaultValue}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Args {}
