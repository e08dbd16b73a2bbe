package dev.actors.test.spring;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Finds the application of an {@link ActorTest}, and its properties. */
final class ActorTestContextBootstrapper extends TestSliceTestContextBootstrapper<ActorTest> {}
