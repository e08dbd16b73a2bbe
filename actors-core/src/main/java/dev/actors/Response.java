package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * The message that answers a {@link ActorContext#sendRequest request}, once (OTP, {@code
 * gen_server:send_request/2}). It has always room in the mailbox.
 */
public sealed interface Response {

    /**
     * Which request it answers.
     *
     * @return what {@code sendRequest} returned
     */
    RequestRef request();

    /**
     * The actor replied.
     *
     * @param request which request it answers
     * @param value the reply
     */
    record Reply(RequestRef request, @Nullable Object value) implements Response {}

    /**
     * No reply will come.
     *
     * @param request which request it answers
     * @param failure what an ask would have thrown
     */
    record Failure(RequestRef request, ActorException failure) implements Response {}
}
