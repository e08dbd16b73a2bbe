package dev.actors.router;

/** The choice of the routees that a message goes to. */
@FunctionalInterface
interface Routing {

    /** Gives a message, the one that the router has in hand, to routees of its pool. */
    void route(Object message, Pool pool);
}
