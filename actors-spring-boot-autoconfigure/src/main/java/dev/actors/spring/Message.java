package dev.actors.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a message type in the REST protocol, where it is not the class's simple name in kebab
 * case.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Message {

    /**
     * The type's name, unique within its behaviour.
     *
     * @return lower-case letters, digits and hyphens
     */
    String value();
}
