package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Makes the stamps of a node's messages, where its user measures or accompanies them, and tells who
 * sends to whom, where somebody watches that.
 */
final class Stamps {

    private static final Logger LOGGER = System.getLogger("dev.actors");

    private final TimeSource time;
    private final boolean metered;
    private final @Nullable MessageInterceptor interceptor;
    private final List<FlowObserver> flow;

    /** Whether there is nothing but the time to be noted, so that one look tells. */
    private final boolean onlyMetered;

    private Stamps(
            TimeSource time,
            boolean metered,
            @Nullable MessageInterceptor interceptor,
            List<FlowObserver> flow) {
        this.time = time;
        this.metered = metered;
        this.interceptor = interceptor;
        this.flow = flow;
        onlyMetered = metered && interceptor == null && flow.isEmpty();
    }

    /** Those of a node; null if nobody wants any. */
    static @Nullable Stamps of(
            TimeSource time,
            boolean metered,
            @Nullable MessageInterceptor interceptor,
            List<FlowObserver> flow) {
        return metered || interceptor != null || !flow.isEmpty()
                ? new Stamps(time, metered, interceptor, flow)
                : null;
    }

    /** What a message is delivered with: its origin, in a stamp if there are stamps. */
    static @Nullable Origin on(
            @Nullable Origin origin, Object message, Cell to, @Nullable Incarnation sender) {
        Stamps stamps = to.node().stamps();
        return stamps == null || message instanceof KernelMessage
                ? origin
                : stamps.sent(origin, to, sender);
    }

    private @Nullable Origin sent(@Nullable Origin origin, Cell to, @Nullable Incarnation sender) {
        Object context = null;
        if (!onlyMetered) {
            tellFlow(to, sender);
            if (!metered && interceptor == null) {
                return origin;
            }
            context = origin instanceof Stamp ? null : capture();
        }
        return origin instanceof Stamp ? origin : stamp(origin, context);
    }

    private void tellFlow(Cell to, @Nullable Incarnation sender) {
        for (FlowObserver observer : flow) {
            try {
                observer.sent(
                        sender == null ? null : sender.cell.spec.behavior(), to.spec.behavior());
            } catch (Throwable e) {
                LOGGER.log(Level.WARNING, "An observer of the flow of messages failed", e);
            }
        }
    }

    /** The context of this thread, for what comes later of what is done in it now. */
    static @Nullable Object captured(Node node) {
        Stamps stamps = node.stamps();
        return stamps == null ? null : stamps.capture();
    }

    /** What a message is delivered with that comes now, in a context that was captured before. */
    static @Nullable Origin late(@Nullable Origin origin, @Nullable Object context, Node node) {
        Stamps stamps = node.stamps();
        return stamps == null ? origin : stamps.stamp(origin, context);
    }

    private Stamp stamp(@Nullable Origin origin, @Nullable Object context) {
        return new Stamp(origin, metered ? time.nanoTime() : 0, context);
    }

    private @Nullable Object capture() {
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
