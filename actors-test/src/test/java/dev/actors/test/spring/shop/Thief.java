package dev.actors.test.spring.shop;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.locks.LockSupport;

/** Ends for nothing but a kill, and not at once. */
@Actor("thief")
public final class Thief implements ProcessFunction {

    @Override
    public @Nullable Object run(ActorContext self) {
        self.ready();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
        return null;
    }
}
