package dev.actors.sample.protocol;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** Counts; a failure starts it anew. */
@Actor("counter")
class Counter {

    sealed interface Command permits Add, Get, Fail {}

    record Add(int amount) implements Command {}

    record Get() implements Command {}

    record Fail() implements Command {}

    record Start(@DefaultValue("0") int start) {}

    private int count;

    Counter(@Args Start args) {
        count = args.start();
    }

    @Receive
    void add(Add add) {
        count += add.amount();
    }

    @Receive
    int get(Get get) {
        return count;
    }

    @Receive
    void fail(Fail fail) {
        throw new IllegalStateException("asked to fail");
    }

    @ActorState
    int count() {
        return count;
    }
}
