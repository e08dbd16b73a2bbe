package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** How the state of a key is forgotten; guarded by the lock of its slot. */
final class Forgetting {

    private final KeyedActors table;
    private final String behavior;
    private final String key;

    /** Done when the state has been forgotten after the end of the actor that is to end. */
    private @Nullable CompletableFuture<Void> wanted;

    /** Done when the state has been forgotten; null if it is not being forgotten. */
    private @Nullable CompletableFuture<Void> underWay;

    Forgetting(KeyedActors table, String behavior, String key) {
        this.table = table;
        this.behavior = behavior;
        this.key = key;
    }

    /** Done when the state of the last actor has been forgotten; null if it stays. */
    @Nullable CompletableFuture<Void> underWay() {
        return underWay;
    }

    /** Forgets the state once the actor has ended. */
    CompletableFuture<Void> afterEnd() {
        CompletableFuture<Void> done = wanted == null ? new CompletableFuture<>() : wanted;
        wanted = done;
        return done;
    }

    /** The actor has ended. */
    void ended(KeyedSlot slot) {
        CompletableFuture<Void> asked = wanted;
        if (asked != null) {
            wanted = null;
            Futures.follow(begin(slot), asked);
        }
    }

    /** Forgets the state, once what is being forgotten already is. */
    CompletableFuture<Void> begin(KeyedSlot slot) {
        CompletableFuture<?> before =
                underWay == null
                        ? CompletableFuture.completedFuture(null)
                        : underWay.exceptionally(_ -> null);
        CompletableFuture<Void> now =
                before.thenRunAsync(() -> table.forget(behavior, key), table.engine());
        underWay = now;
        Futures.whenDone(now, () -> slot.forgotten(now));
        return now;
    }

    /** Has been forgotten. */
    void over(CompletableFuture<Void> done) {
        if (underWay == done) {
            underWay = null;
        }
    }
}
