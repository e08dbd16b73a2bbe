package dev.actors;

import java.time.Duration;
import java.time.Instant;

/**
 * What a node asks the {@link KeyedActors} of another, which answer it by {@link
 * KeyedActors#answer}.
 */
public sealed interface KeyedQuery {

    /**
     * What it is about.
     *
     * @return the address of a key
     */
    Address key();

    /**
     * The asking node is about to start the actor: the other one hands on what it has of it. The
     * answer is the name of the node where the key belongs in the eyes of the other one, or null if
     * it may be started nowhere; it comes when nothing is left to hand on.
     *
     * @param key the address
     */
    record GiveUp(Address key) implements KeyedQuery {}

    /**
     * A state for the node where the key belongs. The answer is null, once that node has it.
     *
     * @param key the address
     * @param state what was kept
     * @param savedAt when it was saved, by the clock of the node that saved it
     */
    record Take(Address key, Object state, Instant savedAt) implements KeyedQuery {}

    /**
     * As {@link KeyedActors#isKept}.
     *
     * @param key the address
     */
    record IsKept(Address key) implements KeyedQuery {}

    /**
     * As {@link KeyedActors#wake}.
     *
     * @param key the address
     */
    record Wake(Address key) implements KeyedQuery {}

    /**
     * As {@link KeyedActors#forget}; the answer is null.
     *
     * @param key the address
     */
    record Forget(Address key) implements KeyedQuery {}

    /**
     * As {@link KeyedActors#show}; the answer is a {@link KeyedView}, or null.
     *
     * @param key the address
     * @param patience how long to wait for the actor to start, and again for it to show its state
     */
    record Show(Address key, Duration patience) implements KeyedQuery {}
}
