package dev.actors.test;

import dev.actors.DeadLetter;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a test may leave behind.
 *
 * @param leaks the leaks that fail it
 * @param deadLetters the reasons of dead letters that do not
 */
record Tolerance(Set<Leak> leaks, Set<DeadLetter.Reason> deadLetters) {

    /** A test that has failed already need not clean up. */
    static final Tolerance OF_ANYTHING =
            new Tolerance(Set.of(), EnumSet.allOf(DeadLetter.Reason.class));

    Tolerance(Leak[] leaks, DeadLetter.Reason[] deadLetters) {
        this(Set.copyOf(List.of(leaks)), Set.copyOf(List.of(deadLetters)));
    }
}
