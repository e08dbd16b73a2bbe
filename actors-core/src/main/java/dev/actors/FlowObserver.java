package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * Is told of the messages between behaviours while somebody watches; see {@link Node#observeFlow}.
 * It is called on the senders' threads, many at once, for each message that is sent, asked,
 * forwarded or brought by a timer to an actor of this node; replies are not told of. It must be
 * quick and must not block. What it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface FlowObserver {

    /**
     * A message is sent. It may still be refused.
     *
     * @param from the behaviour of the sender; null if it is no actor
     * @param to the behaviour of the receiver
     */
    void sent(@Nullable String from, String to);
}
