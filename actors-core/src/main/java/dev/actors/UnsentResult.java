package dev.actors;

/**
 * What stands in an {@link ExitReason.Normal} for the result of an actor on another node that could
 * not be brought here: the actor ended normally, and no more is known. {@code await} throws an
 * {@link IllegalMessageException} in its place; a {@link Down} and an {@link Exit} carry it.
 *
 * @param why what cannot travel, and what to do about it
 */
public record UnsentResult(String why) {}
