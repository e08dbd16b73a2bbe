package dev.actors.spring;

import java.util.List;

/**
 * Checks the constraints that the arguments of a spawn declare. Where Jakarta Validation is there,
 * its {@code Validator} does it.
 */
@FunctionalInterface
public interface ArgumentsValidator {

    /**
     * Checks arguments, wherever they come from: a request, properties or Java.
     *
     * @param args the record
     * @return what is wrong, each as a property path, a space and the rest of a sentence, {@code
     *     limits.max must be greater than 0}; empty if all is well
     */
    List<String> validate(Object args);
}
