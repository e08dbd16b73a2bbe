package dev.actors.benchmarks.styles;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Starts a child the first time, and has it crash every other time. */
final class Crashing implements Consumer<ActorContext> {

    private final ActorSpec spec;
    private @Nullable Address child;

    Crashing(ActorSpec spec) {
        this.spec = spec;
    }

    @Override
    public void accept(ActorContext self) {
        if (child == null) {
            child = self.spawn(spec);
        } else {
            self.send(child, Messages.CRASH);
        }
    }
}
