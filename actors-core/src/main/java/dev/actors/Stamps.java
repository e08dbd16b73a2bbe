package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes the stamps of a node's messages, where its user measures or accompanies them. */
final class Stamps {

    private static final Logger LOGGER = System.getLogger("dev.actors");

    private final TimeSource time;
    private final boolean metered;
    private final @Nullable MessageInterceptor interceptor;

    private Stamps(TimeSource time, boolean metered, @Nullable MessageInterceptor interceptor) {
        this.time = time;
        this.metered = metered;
        this.interceptor = interceptor;
    }

    /** Those of a node; null if nobody wants any. */
    static @Nullable Stamps of(
            TimeSource time, boolean metered, @Nullable MessageInterceptor interceptor) {
        return metered || interceptor != null ? new Stamps(time, metered, interceptor) : null;
    }

    /** What a message is delivered with: its origin, in a stamp if there are stamps. */
    static @Nullable Origin on(@Nullable Origin origin, Object message, Node node) {
        Stamps stamps = node.stamps();
        return stamps == null || origin instanceof Stamp || message instanceof KernelMessage
                ? origin
                : stamps.stamp(origin, stamps.capture());
    }

    /** The stamp of a message that is sent now, in a context that may be older. */
    Stamp stamp(@Nullable Origin origin, @Nullable Object context) {
        return new Stamp(origin, metered ? time.nanoTime() : 0, context);
    }

    /** The context of this thread. */
    @Nullable Object capture() {
        try {
            return interceptor == null ? null : interceptor.capture();
        } catch (Throwable e) {
            failed(e);
            return null;
        }
    }

    /** A message is about to be handled. */
    MessageInterceptor.@Nullable Handling begin(Object item, Cell cell) {
        if (interceptor == null) {
            return null;
        }
        Stamp stamp = Envelope.stamp(item);
        try {
            return interceptor.begin(
                    Envelope.message(item),
                    cell.spec.behavior(),
                    stamp == null ? null : stamp.context());
        } catch (Throwable e) {
            failed(e);
            return null;
        }
    }

    /** It has been handled. */
    static void end(MessageInterceptor.Handling handling, @Nullable Throwable failure) {
        try {
            handling.end(failure);
        } catch (Throwable e) {
            failed(e);
        }
    }

    private static void failed(Throwable failure) {
        LOGGER.log(Level.WARNING, "A message interceptor failed", failure);
    }
}
