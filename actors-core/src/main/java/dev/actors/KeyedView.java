package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * The actor of a key as it is seen from any node.
 *
 * @param info what is known of it where it lives
 * @param state what it shows of itself; null if that is nothing
 */
public record KeyedView(ActorInfo info, @Nullable PublishedState state) {}
