package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Starts an actor the first time, and has it crash every other time. */
final class Crashing implements Consumer<ActorContext> {

    private static final RestartPolicy ALWAYS =
            new RestartPolicy(
                    RestartType.PERMANENT,
                    Integer.MAX_VALUE,
                    Duration.ofMillis(1),
                    Duration.ZERO,
                    Duration.ZERO);

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final ActorSpec spec;
    private final Start start;
    private @Nullable Address child;

    /** Starts an actor that is restarted as often as it crashes. */
    @FunctionalInterface
    interface Start {
        Address child(ActorContext self, ActorSpec spec);
    }

    Crashing(ActorSpec spec, Start start) {
        this.spec = spec;
        this.start = start;
    }

    @Override
    public void accept(ActorContext self) {
        if (child == null) {
            child = start.child(self, spec);
        } else {
            self.send(child, Messages.CRASH);
        }
    }

    static Address inPlace(ActorContext self, ActorSpec spec) {
        return self.start(spec.supervised(ALWAYS::newSupervision));
    }

    static Address bySupervisor(ActorContext self, ActorSpec spec) {
        String name = "crasher-" + STARTED.getAndIncrement();
        self.start(
                Supervisor.of(Strategy.ONE_FOR_ONE)
                        .intensity(Integer.MAX_VALUE, Duration.ofSeconds(1))
                        .child(name, spec.name(name))
                        .spec());
        return self.node().whereis(name).orElseThrow();
    }
}
