package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * One question under way: the future of its answer, and the address that takes the answer, once.
 */
final class Ask extends CompletableFuture<@Nullable Object> implements Endpoint, Origin {

    private final Node node;
    private final Address address;

    /** Who is to answer it: it fails if that one ends. */
    private volatile @Nullable Cell holder;

    Ask(Node node) {
        this.node = node;
        this.address = node.newReplyAddress(this);
    }

    Address address() {
        return address;
    }

    void passTo(Cell next) {
        holder = next;
    }

    boolean isHeldBy(Cell cell) {
        return cell.equals(holder);
    }

    /**
     * Answers with a value, or refuses with a {@link Refusal}.
     *
     * @return false if the ask was answered before, or has timed out
     */
    boolean answer(@Nullable Object reply) {
        return reply instanceof Refusal refusal ? fail(refusal) : complete(reply) && forget();
    }

    /** Fails the ask; false if it was answered before, or has timed out. */
    boolean fail(ActorException failure) {
        return completeExceptionally(failure) && forget();
    }

    /** Nobody waits any more; an answer that still comes is late. */
    void giveUp() {
        if (cancel(false)) {
            forget();
        }
    }

    private boolean forget() {
        node.registry().withdraw(address);
        return true;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return false;
    }
}
