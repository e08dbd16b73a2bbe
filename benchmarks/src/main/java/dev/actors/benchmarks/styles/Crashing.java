package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Starts a supervisor with a child the first time, and has the child crash every other time. */
final class Crashing implements Consumer<ActorContext> {

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final ActorSpec spec;
    private @Nullable Address child;

    Crashing(ActorSpec spec) {
        this.spec = spec;
    }

    @Override
    public void accept(ActorContext self) {
        if (child == null) {
            child = start(self);
        } else {
            self.send(child, Messages.CRASH);
        }
    }

    private Address start(ActorContext self) {
        String name = "crasher-" + STARTED.getAndIncrement();
        self.start(
                Supervisor.of(Strategy.ONE_FOR_ONE)
                        .intensity(Integer.MAX_VALUE, Duration.ofSeconds(1))
                        .child(name, spec.name(name))
                        .spec());
        return self.node().whereis(name).orElseThrow();
    }
}
