package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers of a node's actors, monitors and requests, no two of them alike.
 *
 * <p>Invariant: who draws a number after another one was drawn, and knows of it, gets a greater
 * one. A worker draws them by the block, and goes on with its block only while nobody has drawn
 * another one; so the cores do not meet at the counter for each actor that one of them spawns, and
 * actors spawned one after another by one worker have neighbouring numbers.
 */
final class Numbers {

    /** Numbers that are drawn at once. */
    static final int BLOCK = 64;

    private final AtomicLong drawn = new AtomicLong();

    /** A number; the others of its block are lost, unless a worker draws it. */
    long next() {
        return Thread.currentThread() instanceof Worker worker
                ? worker.numbers().next(this)
                : nextBlock();
    }

    private long nextBlock() {
        return drawn.getAndAdd(BLOCK) + 1;
    }

    /** What a worker has drawn and not used. */
    static final class Block {

        private @Nullable Numbers source;
        private long next;
        private long end;

        private long next(Numbers wanted) {
            if (source != wanted || next == end || wanted.drawn.get() + 1 != end) {
                source = wanted;
                next = wanted.nextBlock();
                end = next + BLOCK;
            }
            return next++;
        }
    }
}
