package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/**
 * What users hear of something that happens while a lock of the kernel is held. It is told when the
 * lock is free, in its order and on the same thread: whoever hears it may call the node, which
 * wants other locks.
 */
final class Afterwards {

    private static final ScopedValue<List<Runnable>> HELD = ScopedValue.newInstance();

    private Afterwards() {}

    /** Tells something now, or once the thread holds no such lock any more. */
    static void tell(Runnable telling) {
        if (HELD.isBound()) {
            HELD.get().add(telling);
        } else {
            telling.run();
        }
    }

    /** Does something with a lock held. */
    static <T extends @Nullable Object> T holding(Lock lock, Supplier<T> action) {
        List<Runnable> told = new ArrayList<>(0);
        try {
            lock.lock();
            try {
                return collecting(told, action);
            } finally {
                lock.unlock();
            }
        } finally {
            tellAll(told);
        }
    }

    /** Does something under a lock that the thread holds; what is to be told is added to a list. */
    static <T extends @Nullable Object> T collecting(List<Runnable> told, Supplier<T> action) {
        return ScopedValue.where(HELD, told).call(action::get);
    }

    /** Tells what was collected, now that its lock is free. */
    static void tellAll(List<Runnable> told) {
        told.forEach(Afterwards::tell);
    }
}
