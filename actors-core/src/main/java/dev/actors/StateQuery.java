package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * Asks an actor, between its messages, to publish its view on demand. It is no message: no receive
 * takes it.
 */
final class StateQuery extends Errand {

    private final View view;
    private final CompletableFuture<@Nullable PublishedState> result;

    StateQuery(View view, CompletableFuture<@Nullable PublishedState> result) {
        this.view = view;
        this.result = result;
    }

    @Override
    void run(Incarnation self) {
        try {
            view.refresh();
        } finally {
            miss();
        }
    }

    @Override
    void miss() {
        view.answer(result);
    }
}
