package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Behavior;
import dev.actors.benchmarks.workload.Finish;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A handler that starts something again and again, each of which sends it one message, and starts
 * the next window of them when all of the last have.
 */
final class Waves implements Behavior.Handler<Object> {

    private final Consumer<ActorContext> launch;
    private final int window;
    private final Finish finish;
    private int left;
    private int missing;

    private Waves(int operations, int window, Consumer<ActorContext> launch, Finish finish) {
        this.left = operations;
        this.window = window;
        this.launch = launch;
        this.finish = finish;
    }

    /** An actor that does so, given what to start. */
    static ActorSpec of(
            int operations,
            int window,
            Function<ActorContext, Consumer<ActorContext>> launch,
            Finish finish) {
        return ActorSpec.behavior(
                self -> {
                    Waves waves = new Waves(operations, window, launch.apply(self), finish);
                    waves.next(self);
                    return Behavior.of(Object.class, waves);
                });
    }

    private void next(ActorContext self) {
        missing = Math.min(window, left);
        left -= missing;
        for (int i = missing; i > 0; i--) {
            launch.accept(self);
        }
    }

    @Override
    public Behavior<?> handle(ActorContext self, Object message) {
        if (--missing > 0) {
            return Behavior.same();
        }
        if (left == 0) {
            finish.arrive();
            return Behavior.stopped(null);
        }
        next(self);
        return Behavior.same();
    }
}
