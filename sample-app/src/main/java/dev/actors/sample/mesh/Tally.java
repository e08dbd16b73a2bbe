package dev.actors.sample.mesh;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Receive;
import dev.actors.spring.Restore;

/** A counter for each key, on whichever node the key belongs to. */
@Actor(value = "tally", keyed = true)
class Tally {

    sealed interface Command permits Add, Get {}

    record Add(int amount) implements Command {}

    record Get() implements Command {}

    private int count;

    @Receive
    void add(Add add) {
        count += add.amount();
    }

    @Receive
    int get(Get get) {
        return count;
    }

    @ActorState
    int count() {
        return count;
    }

    @Restore
    void restore(int count) {
        this.count = count;
    }
}
