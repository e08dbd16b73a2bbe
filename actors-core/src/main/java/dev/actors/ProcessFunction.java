package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * An actor in process style: a function that runs on a virtual thread of its own and receives when
 * it wants a message.
 *
 * <p>What it returns is what {@code await} gives; what it throws is its exit reason. It counts as
 * started at its first receive or at {@link ActorContext#ready}. What a lambda captures is not
 * isolated: give it as an argument instead.
 */
@FunctionalInterface
public interface ProcessFunction {

    /**
     * Runs the actor.
     *
     * @param self its view of the world
     * @return its result
     * @throws Exception to end with an error
     */
    @Nullable Object run(ActorContext self) throws Exception;

    /**
     * A process with one argument.
     *
     * @param <A> the argument's type
     */
    @FunctionalInterface
    interface WithArg<A extends @Nullable Object> {

        /**
         * Runs the actor.
         *
         * @param self its view of the world
         * @param argument isolated from the spawner, and afresh for each restart
         * @return its result
         * @throws Exception to end with an error
         */
        @Nullable Object run(ActorContext self, A argument) throws Exception;
    }

    /**
     * A process with two arguments.
     *
     * @param <A> the first one's type
     * @param <B> the second one's type
     */
    @FunctionalInterface
    interface WithArgs<A, B> {

        /**
         * Runs the actor.
         *
         * @param self its view of the world
         * @param first isolated from the spawner, and afresh for each restart
         * @param second likewise
         * @return its result
         * @throws Exception to end with an error
         */
        @Nullable Object run(ActorContext self, A first, B second) throws Exception;
    }
}
