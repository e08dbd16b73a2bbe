package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The view of itself that an actor last published.
 *
 * @param view an isolated value
 * @param at when it was taken
 */
public record PublishedState(@Nullable Object view, Instant at) {}
