package dev.actors.mesh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How a node that leaves gives its keys to the others. It looks again and again whether anything is
 * left, until nothing is, nobody is there to take it, or time is up. What is left then stays on the
 * node, which tries no more.
 */
final class Departure {

    /** From one look to the next. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Supplier<CompletableFuture<Boolean>> look;
    private final BooleanSupplier isAlone;

    /** How many asks were passed on whose answers come back by this node. */
    private final AtomicInteger answersOwed = new AtomicInteger();

    /**
     * A node that has not left.
     *
     * @param look hands over what is there; false if something is left
     * @param isAlone whether nobody is there to take it
     */
    Departure(Supplier<CompletableFuture<Boolean>> look, BooleanSupplier isAlone) {
        this.look = look;
        this.isAlone = isAlone;
    }

    /** An answer comes back by this node, which does not leave before. */
    void owesAnswer(CompletableFuture<?> reply) {
        answersOwed.incrementAndGet();
        CompletableFuture<?> unused = reply.whenComplete((_, _) -> answersOwed.decrementAndGet());
    }

    /**
     * Hands over, once others have heard of it.
     *
     * @return whether nothing is left
     */
    boolean isOver(CompletableFuture<?> heard, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            boolean unused = isDone(heard.handle((_, _) -> true), end);
            boolean isDone = isDone(look.get(), end);
            while ((!isDone || answersOwed.get() > 0)
                    && !isAlone.getAsBoolean()
                    && System.nanoTime() - end < 0) {
                Thread.sleep(PAUSE);
                isDone = isDone(look.get(), end);
            }
            return isDone && (answersOwed.get() == 0 || isAlone.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isDone(CompletableFuture<Boolean> future, long end)
            throws InterruptedException {
        try {
            return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
