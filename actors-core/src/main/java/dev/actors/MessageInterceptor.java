package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * Accompanies messages from where they are sent to where they are handled, so that what belongs to
 * the sender's thread, such as a trace, can go on in the receiver's. A node without one spends
 * nothing on it but a look at a field that is null.
 *
 * <p>The methods are called for each message that is sent, asked, forwarded or set by a timer, on
 * the threads of those who send and handle. They must be quick and must not block. What they throw
 * is logged and otherwise ignored.
 */
public interface MessageInterceptor {

    /**
     * A message is about to be sent. Called on the sender's thread; for a timer, where the timer is
     * set.
     *
     * @return what goes along with the message; null for nothing
     */
    @Nullable Object capture();

    /**
     * A message has been taken and is about to be handled. Called on the thread that handles it. A
     * message that is received while another one is being handled belongs to that handling.
     *
     * @param message the message
     * @param behavior the name of the receiver's behaviour
     * @param captured what came along with the message; null if there was nothing
     * @return what is to be told of the end of the handling, on the same thread
     */
    Handling begin(Object message, String behavior, @Nullable Object captured);

    /** The handling of one message. */
    @FunctionalInterface
    interface Handling {

        /**
         * The message is done with: the next one is asked for, or the run has ended.
         *
         * @param failure what the handler crashed with; null if it did not crash
         */
        void end(@Nullable Throwable failure);
    }
}
