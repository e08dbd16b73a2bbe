package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** How what is kept of a key gets to the node where it belongs; guarded by the lock of its slot. */
final class Handover {

    private final KeyedActors table;
    private final Address.Form.OfKey form;

    /** Done when the actor that is leaving has left, and what is kept of it is handed over. */
    private @Nullable CompletableFuture<Void> left;

    /** Done when what is kept has been handed over; null if nothing is on its way. */
    private @Nullable CompletableFuture<?> underWay;

    Handover(KeyedActors table, Address.Form.OfKey form) {
        this.table = table;
        this.form = form;
    }

    boolean isUnderWay() {
        return underWay != null;
    }

    /**
     * Hands over what is kept, but for what is being forgotten; done when it is handed over, at
     * once if there is nothing.
     */
    CompletableFuture<?> begin(KeyedSlot slot) {
        if (underWay == null) {
            CompletableFuture<Void> forgetting = slot.forgetting.underWay();
            CompletableFuture<?> begun =
                    forgetting == null ? table.moves().handOver(form) : beginAfter(forgetting);
            underWay = begun;
            if (begun != null) {
                Futures.whenDone(begun, () -> table.engine().execute(() -> slot.handedOver(begun)));
            }
        }
        return underWay == null ? CompletableFuture.completedFuture(null) : underWay;
    }

    private CompletableFuture<Void> beginAfter(CompletableFuture<Void> forgetting) {
        return forgetting
                .exceptionally(_ -> null)
                .thenCompose(
                        _ -> {
                            CompletableFuture<?> begun = table.moves().handOver(form);
                            CompletableFuture<Void> done =
                                    begun == null
                                            ? CompletableFuture.completedFuture(null)
                                            : begun.thenRun(() -> {});
                            return done;
                        });
    }

    /** Has been handed over. */
    void over(CompletableFuture<?> done) {
        if (done == underWay) {
            underWay = null;
        }
    }

    /** Done when the actor that is leaving has left, and what is kept of it is handed over. */
    CompletableFuture<Void> afterLeaving() {
        CompletableFuture<Void> done = left == null ? new CompletableFuture<>() : left;
        left = done;
        return done;
    }

    /** Nobody is leaving: tells those who wait for that, on a thread of its own. */
    void tellLeft() {
        CompletableFuture<Void> waitedFor = left;
        if (waitedFor != null && underWay == null) {
            left = null;
            table.engine().execute(() -> waitedFor.complete(null));
        }
    }

    /** Has other nodes give up the key before it is started here; null if none has it. */
    @Nullable CompletableFuture<?> claim() {
        CompletableFuture<?> before = underWay;
        return before == null
                ? table.moves().claim(form)
                : before.thenCompose(
                        _ -> {
                            CompletableFuture<Void> claim = table.moves().claim(form);
                            return claim == null ? CompletableFuture.completedFuture(null) : claim;
                        });
    }
}
