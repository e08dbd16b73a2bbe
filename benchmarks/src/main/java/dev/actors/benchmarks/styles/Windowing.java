package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.benchmarks.styles.Messages.Mark;
import dev.actors.benchmarks.workload.Finish;
import dev.actors.benchmarks.workload.Windowed;
import dev.actors.benchmarks.workload.Windowed.Launch;

import java.util.List;
import java.util.function.Function;

/** Actors that start something in windows, each message to them being an answer. */
final class Windowing {

    private Windowing() {}

    /** A handler, given how to start a window. */
    static ActorSpec handler(
            int operations,
            int window,
            Function<ActorContext, Launch<ActorContext>> launch,
            Finish finish) {
        return ActorSpec.behavior(
                starter -> {
                    Windowed<ActorContext> windowed =
                            new Windowed<>(operations, window, launch.apply(starter), starter);
                    return Behavior.of(
                            Object.class,
                            (self, _) -> {
                                if (!windowed.isDoneWith(self)) {
                                    return Behavior.same();
                                }
                                finish.arrive();
                                return Behavior.stopped(null);
                            });
                });
    }

    /** A process, given how to start a window. */
    static ActorSpec process(
            int operations,
            int window,
            Function<ActorContext, Launch<ActorContext>> launch,
            Finish finish) {
        return ActorSpec.process(
                self -> {
                    Windowed<ActorContext> windowed =
                            new Windowed<>(operations, window, launch.apply(self), self);
                    do {
                        self.receive();
                    } while (!windowed.isDoneWith(self));
                    finish.arrive();
                    return null;
                });
    }

    /** Sends a window to each of some sinks; they answer its last message. */
    static Launch<ActorContext> sends(ActorContext sender, List<Address> sinks) {
        Mark mark = new Mark(sender.address());
        return (self, messages) -> {
            for (int i = 1; i < messages; i++) {
                for (Address sink : sinks) {
                    self.send(sink, Messages.ITEM);
                }
            }
            for (Address sink : sinks) {
                self.send(sink, mark);
            }
            return sinks.size();
        };
    }
}
