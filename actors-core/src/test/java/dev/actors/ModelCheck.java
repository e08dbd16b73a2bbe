package dev.actors;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Runs a class of operations on three threads, in many orders, and holds that they answer as if
 * they ran one after another.
 */
final class ModelCheck {

    private ModelCheck() {}

    static void run(Class<?> operations) {
        new ModelCheckingOptions()
                .threads(3)
                .actorsBefore(1)
                .actorsPerThread(2)
                .actorsAfter(2)
                .iterations(25)
                .invocationsPerIteration(400)
                .check(operations);
    }
}
