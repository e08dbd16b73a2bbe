package dev.actors;

import org.jspecify.annotations.Nullable;

/** The code of an actor, in one of the two styles that the kernel knows. */
sealed interface Program {

    /** The user's function, its arguments given as an array. */
    Body body();

    /** The class of the user's function: which code it is, where it has no name. */
    Class<?> code();

    /** A function that runs from start to end and returns the result. */
    record OfProcess(Body body) implements Program {

        /** Nothing is kept for each function: a process has a thread of its own. */
        @Override
        public Class<?> code() {
            return OfProcess.class;
        }
    }

    /**
     * A function that returns the first behaviour.
     *
     * @param first what it returns, if it is always the same
     */
    record OfBehavior(Body body, Class<?> code, @Nullable Behavior<?> first) implements Program {}

    /** A function of any number of arguments. */
    interface Body {
        @Nullable Object run(ActorContext self, @Nullable Object[] arguments) throws Exception;
    }
}
