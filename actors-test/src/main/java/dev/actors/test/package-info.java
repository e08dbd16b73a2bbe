/**
 * What tests of actors need: a {@link dev.actors.test.TestProbe} that stands for an actor, a {@link
 * dev.actors.test.ManualClock}, and for JUnit a node per test ({@link dev.actors.test.WithNode})
 * and tests that run once per seed in a simulation ({@link dev.actors.test.SeededActors}).
 *
 * <p>The probe and the clock need no test framework.
 */
@NullMarked
package dev.actors.test;

import org.jspecify.annotations.NullMarked;
