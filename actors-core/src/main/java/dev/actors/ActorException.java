package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * The family of errors that users of actors meet. Each message names the actor, what was tried and
 * the way out.
 *
 * <p>A mistake in a call itself, such as an address that does not parse, is an {@link
 * IllegalArgumentException} as usual.
 */
public abstract sealed class ActorException extends RuntimeException
        permits ActorFailedException,
                ActorStartException,
                AskCycleException,
                AskTimeoutException,
                AwaitTimeoutException,
                DeadActorException,
                IllegalMessageException,
                InterruptedWaitException,
                MailboxFullException,
                NameTakenException,
                NodeClosedException,
                Refusal,
                RestartLimitException,
                SelfAskException,
                UnhandledMessageException {

    private static final long serialVersionUID = 1L;

    ActorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
