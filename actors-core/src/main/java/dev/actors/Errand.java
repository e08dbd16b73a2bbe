package dev.actors;

/** What the kernel has an actor do between its messages, on its thread. */
abstract sealed class Errand implements KernelMessage permits StateQuery, Passivation, Greeting {

    /** It has come to its turn. */
    abstract void run(Incarnation self);

    /** It never will: the actor is dead. */
    abstract void miss();
}
