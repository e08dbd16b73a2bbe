package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.ExitReason;

import org.jspecify.annotations.Nullable;

/** What an actor class does as its instances begin and end. */
final class Callbacks {

    private final ActorFactory factory;
    private final @Nullable ActorMethod onStart;
    private final @Nullable ActorMethod onStop;

    Callbacks(Class<?> actor, ActorFactory factory) {
        this.factory = factory;
        onStart = ActorMethod.callback(actor, OnStart.class, null).orElse(null);
        onStop = ActorMethod.callback(actor, OnStop.class, null).orElse(null);
    }

    /** There is an instance: whatever comes, its end is seen to. */
    void seeToEnd(Object instance, ActorContext self) {
        if (onStop != null || factory.destroysInstances()) {
            self.onTerminate(reason -> end(instance, self, reason));
        }
    }

    /** An instance begins. */
    void begin(Object instance, ActorContext self) throws Exception {
        if (onStart != null) {
            onStart.invoke(instance, null, self);
        }
    }

    private void end(Object instance, ActorContext self, ExitReason reason) throws Exception {
        try {
            if (onStop != null && isInGoodOrder(reason)) {
                onStop.invoke(instance, null, self);
            }
        } finally {
            if (factory.destroysInstances()) {
                factory.destroy(instance);
            }
        }
    }

    private static boolean isInGoodOrder(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Normal _, ExitReason.Shutdown _ -> true;
            case ExitReason.Failed _,
                    ExitReason.Killed _,
                    ExitReason.NoConnection _,
                    ExitReason.Unknown _ ->
                    false;
        };
    }
}
