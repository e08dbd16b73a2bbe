package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * Why an ask failed, in a form that can be written down and told on another node.
 *
 * @param kind which exception it is
 * @param text what the exception says
 * @param reason how the actor ended, where that is what failed the ask
 */
public record Failure(Kind kind, String text, @Nullable ExitReason reason) {

    /** The exceptions that an ask on another node may come to. */
    public enum Kind {
        /** {@link ActorFailedException}: it threw. */
        FAILED,
        /** {@link DeadActorException}: it is dead, or cannot be reached. */
        DEAD,
        /** {@link MailboxFullException}: there was no room. */
        FULL,
        /** {@link IllegalMessageException}: the message or the reply cannot be carried. */
        ILLEGAL_MESSAGE,
        /** {@link Refusal}: it said no. */
        REFUSED,
        /** {@link AskTimeoutException}: it did not answer in time. */
        TIMEOUT,
        /** {@link UnhandledMessageException}: it has no handler for the message. */
        UNHANDLED
    }

    /**
     * A failure without an exit reason.
     *
     * @param kind which exception it is
     * @param text what the exception says
     */
    public Failure(Kind kind, String text) {
        this(kind, text, null);
    }

    /**
     * Describes an exception; one that has no kind of its own here counts as {@link Kind#FAILED}.
     *
     * @param failure what an ask failed with
     * @return its description
     */
    public static Failure of(Throwable failure) {
        return switch (failure) {
            case Refusal _ -> new Failure(Kind.REFUSED, said(failure));
            case UnhandledMessageException _ -> new Failure(Kind.UNHANDLED, said(failure));
            case MailboxFullException _ -> new Failure(Kind.FULL, said(failure));
            case IllegalMessageException _ -> new Failure(Kind.ILLEGAL_MESSAGE, said(failure));
            case AskTimeoutException _ -> new Failure(Kind.TIMEOUT, said(failure));
            case DeadActorException dead -> new Failure(Kind.DEAD, said(dead), dead.reason());
            default ->
                    new Failure(
                            Kind.FAILED,
                            said(failure),
                            new ExitReason.Failed(
                                    failure.getCause() == null ? failure : failure.getCause()));
        };
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? Reports.text(failure) : message;
    }

    /**
     * Makes the exception anew.
     *
     * @return what the asker is to see
     */
    public ActorException toException() {
        return switch (kind) {
            case FAILED -> new ActorFailedException(text, cause());
            case DEAD ->
                    new DeadActorException(
                            text, reason == null ? new ExitReason.Unknown() : reason);
            case FULL -> new MailboxFullException(text);
            case ILLEGAL_MESSAGE -> new IllegalMessageException(text, cause());
            case REFUSED -> new Refusal(text);
            case TIMEOUT -> new AskTimeoutException(text);
            case UNHANDLED -> new UnhandledMessageException(text);
        };
    }

    private Throwable cause() {
        return reason instanceof ExitReason.Failed(Throwable cause)
                ? cause
                : new RemoteFailure(kind.name(), text);
    }
}
