package dev.actors.benchmarks.styles;

import dev.actors.Address;

/** The messages of the workloads: none of them can change, so none is copied. */
final class Messages {

    static final Token TOKEN = new Token("hello around the ring");
    static final Item ITEM = new Item(-1);
    static final Ack ACK = new Ack();
    static final Crash CRASH = new Crash();
    static final Tick TICK = new Tick();
    static final Go GO = new Go();

    record Token(String text) {}

    record Ball(Address from) {}

    record Item(int number) {}

    /** The last message of a window. */
    record Mark(Address from) {}

    record Ack() {}

    record Question(String text) {}

    record Request(Address from) {}

    /** Some work to do. */
    record Go() {}

    record Ping(long nanos) {}

    record Compute(long until) {}

    record Crash() {}

    record Tick() {}

    private Messages() {}
}
