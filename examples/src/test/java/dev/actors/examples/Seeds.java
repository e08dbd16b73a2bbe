package dev.actors.examples;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that runs in several orders of its actors; its display name shows the seed that failed.
 */
@ParameterizedTest(name = "seed {0}")
@ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Seeds {}
