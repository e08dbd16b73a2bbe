package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What an actor shows of its state; an actor that shows nothing has none. */
final class View {

    /**
     * Queries that may stand in a mailbox: each look at an actor that never gets to them would cost
     * memory.
     */
    private static final int MAX_QUERIES = 100;

    private final Cell cell;
    private final AtomicInteger queries = new AtomicInteger();
    private volatile @Nullable PublishedState last;
    private volatile @Nullable Supplier<? extends @Nullable Object> onDemand;

    View(Cell cell) {
        this.cell = cell;
    }

    void publish(@Nullable Object value) {
        last = isolated(value, cell.node().time().now());
    }

    private PublishedState isolated(@Nullable Object value, Instant at) {
        return new PublishedState(
                cell.node()
                        .messaging()
                        .isolate(value, () -> "the published state of " + Reports.name(cell)),
                at);
    }

    void publishOnDemand(Supplier<? extends @Nullable Object> supplier) {
        onDemand = supplier;
        refresh();
    }

    /** Makes the view anew if it is made on demand; on the actor's thread. */
    void refresh() {
        Supplier<? extends @Nullable Object> supplier = onDemand;
        if (supplier != null) {
            try {
                PublishedState fresh = isolated(supplier.get(), cell.node().time().now());
                if (onDemand == supplier) {
                    last = fresh;
                }
            } catch (Killed killed) {
                throw killed;
            } catch (Throwable e) {
                cell.node().events().viewFailed(Reports.name(cell), e);
            }
        }
    }

    /** Lets one more query into the mailbox; false if there are too many already. */
    boolean admitQuery() {
        if (queries.incrementAndGet() <= MAX_QUERIES) {
            return true;
        }
        queries.decrementAndGet();
        return false;
    }

    /** Answers a query that has come to its turn, or never will. */
    void answer(CompletableFuture<@Nullable PublishedState> result) {
        queries.decrementAndGet();
        result.complete(last());
    }

    /** The supplier belonged to an incarnation that has ended. */
    void forgetSupplier() {
        onDemand = null;
    }

    boolean isOnDemand() {
        return onDemand != null;
    }

    /** The last state, for one more reader: what can change is copied for each. */
    @Nullable PublishedState last() {
        PublishedState known = last;
        return known == null ? null : isolated(known.view(), known.at());
    }
}
