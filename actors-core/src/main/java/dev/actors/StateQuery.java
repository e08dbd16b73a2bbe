package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * Asks an actor, between its messages, to publish its view on demand. It is no message: no receive
 * takes it.
 */
record StateQuery(Cell cell, CompletableFuture<@Nullable PublishedState> result)
        implements KernelMessage {

    void answer() {
        try {
            cell.life().view().refresh();
        } finally {
            answered();
        }
    }

    /** It has come to its turn, or never will. */
    void answered() {
        cell.life().view().answer(this);
    }
}
