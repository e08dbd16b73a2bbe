package dev.actors.spring.insight;

import dev.actors.ActorStatus;

import org.jspecify.annotations.Nullable;

/**
 * Which actors are wanted, and in which order.
 *
 * @param text part of a name or of the behaviour's name, in any case, or a whole address; empty for
 *     all
 * @param behavior only those of this behaviour; null for all
 * @param status only those that do this; null for all
 * @param sort by what they are in order
 * @param descending whether the order is turned round; those without a name come last all the same
 * @param page which page, from 0
 * @param size how many a page has at most
 */
public record ActorQuery(
        String text,
        @Nullable String behavior,
        @Nullable ActorStatus status,
        Sort sort,
        boolean descending,
        int page,
        int size) {

    /** By what actors are in order; those that are alike are so by age. */
    public enum Sort {
        /** When they were spawned, oldest first. */
        AGE,
        /** Their first names. */
        NAME,
        /** Their behaviours' names. */
        BEHAVIOR,
        /** What they do. */
        STATUS,
        /** The messages in their mailboxes. */
        MAILBOX,
        /** The messages that they take per second. */
        MESSAGES,
        /** How long their behaviour takes for a message. */
        HANDLING,
        /** How often they were restarted. */
        RESTARTS
    }

    /**
     * All of a behaviour and status, oldest first.
     *
     * @param behavior only those of this behaviour; null for all
     * @param status only those that do this; null for all
     * @param page which page, from 0
     * @param size how many a page has at most
     * @return the query
     */
    public static ActorQuery byAge(
            @Nullable String behavior, @Nullable ActorStatus status, int page, int size) {
        return new ActorQuery("", behavior, status, Sort.AGE, false, page, size);
    }
}
