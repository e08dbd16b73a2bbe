package dev.actors.benchmarks.workload;

import java.util.function.Consumer;

/**
 * What one has to do who starts a window of something, waits until all of it is answered, and
 * starts the next. For one actor.
 *
 * @param <C> how the actor sees the world
 */
public final class Windowed<C> {

    private final Launch<? super C> launch;
    private final int window;
    private int left;
    private int missing;

    /**
     * Starts a window.
     *
     * @param <C> how the actor sees the world
     */
    @FunctionalInterface
    public interface Launch<C> {

        /**
         * Starts some of it.
         *
         * @param self the actor
         * @param operations how much
         * @return how many answers there will be
         */
        int launch(C self, int operations);

        /**
         * Starts things one by one, each of which is answered.
         *
         * @param one starts one of them
         * @param <C> how the actor sees the world
         * @return how to start some
         */
        static <C> Launch<C> each(Consumer<? super C> one) {
            return (self, operations) -> {
                for (int i = 0; i < operations; i++) {
                    one.accept(self);
                }
                return operations;
            };
        }
    }

    /**
     * Starts the first window.
     *
     * @param operations how much in all, at least one
     * @param window how much at once
     * @param launch starts it
     * @param self the actor
     */
    public Windowed(int operations, int window, Launch<? super C> launch, C self) {
        this.left = operations;
        this.window = window;
        this.launch = launch;
        next(self);
    }

    private void next(C self) {
        int operations = Math.min(window, left);
        left -= operations;
        missing = launch.launch(self, operations);
    }

    /**
     * Takes an answer, and starts the next window after the last answer of one.
     *
     * @param self the actor
     * @return true if it was the last of all
     */
    public boolean isDoneWith(C self) {
        if (--missing > 0) {
            return false;
        }
        if (left == 0) {
            return true;
        }
        next(self);
        return false;
    }
}
