package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The constructor parameter of an {@link Actor} that takes the arguments of the spawn: a record,
 * whose components may have a {@link
 * org.springframework.boot.context.properties.bind.DefaultValue}, and a key that is no Java name by
 * the {@link org.springframework.boot.context.properties.bind.Name} beside it.
 *
 * <p>A record {@code Args} within the class hides this annotation, so that the compiler says that
 * it cannot be converted to {@code Annotation}: name the record otherwise, or write {@code
 * @dev.actors.spring.Args}.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Args {}
