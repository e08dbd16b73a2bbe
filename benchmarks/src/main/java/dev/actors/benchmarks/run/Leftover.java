package dev.actors.benchmarks.run;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Something that is cleared away when it is closed, or when this virtual machine ends before. Then
 * what came last is cleared away first: a process before the folder that it writes to.
 */
final class Leftover implements AutoCloseable {

    private static final Deque<Leftover> ALL = new ArrayDeque<>();
    private static boolean isEnding;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftover::clearAll));
    }

    private final Runnable clearing;

    private Leftover(Runnable clearing) {
        this.clearing = clearing;
    }

    /**
     * Something that is there.
     *
     * @throws IllegalStateException if this virtual machine is ending; it has been cleared away
     */
    static Leftover of(Runnable clearing) {
        Leftover leftover = new Leftover(clearing);
        if (!leftover.isKept()) {
            clearing.run();
            throw new IllegalStateException("This virtual machine is ending");
        }
        return leftover;
    }

    private boolean isKept() {
        synchronized (ALL) {
            if (!isEnding) {
                ALL.addLast(this);
            }
            return !isEnding;
        }
    }

    private static void clearAll() {
        for (Leftover next = last(); next != null; next = last()) {
            try {
                next.clearing.run();
            } catch (RuntimeException e) {
                IO.println("Not cleared away: " + e);
            }
        }
    }

    private static @Nullable Leftover last() {
        synchronized (ALL) {
            isEnding = true;
            return ALL.pollLast();
        }
    }

    /**
     * Clears it away, unless this virtual machine is ending: that waits for its own thread only.
     */
    @Override
    public void close() {
        boolean isMine;
        synchronized (ALL) {
            isMine = !isEnding && ALL.remove(this);
        }
        if (isMine) {
            clearing.run();
        }
    }
}
