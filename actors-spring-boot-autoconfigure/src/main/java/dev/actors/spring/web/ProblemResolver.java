package dev.actors.spring.web;

import dev.actors.ActorFailedException;
import dev.actors.ActorStartException;
import dev.actors.AskCycleException;
import dev.actors.AskTimeoutException;
import dev.actors.DeadActorException;
import dev.actors.ExitReason;
import dev.actors.IllegalMessageException;
import dev.actors.MailboxFullException;
import dev.actors.NameTakenException;
import dev.actors.NodeClosedException;
import dev.actors.Refusal;
import dev.actors.RemoteFailure;
import dev.actors.UnhandledMessageException;
import dev.actors.spring.ArgumentsException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Answers every error below the base path with a problem, and leaves all other paths to the
 * application.
 */
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOGGER = System.getLogger(ProblemResolver.class.getName());

    private static final String SEND_JSON = "Send it with Content-Type: application/json.";

    private final BasePath basePath;
    private final ProblemWriter writer;

    ProblemResolver(BasePath basePath, ProblemWriter writer) {
        this.basePath = basePath;
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (!isOurs(handler) && !basePath.covers(request)) {
            return null;
        }
        try {
            writer.write(problem(failure), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static boolean isOurs(@Nullable Object handler) {
        return handler instanceof ProtocolController
                || (handler instanceof HandlerMethod method
                        && ProtocolController.class.isAssignableFrom(method.getBeanType()));
    }

    private static ProblemException problem(Exception failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case ArgumentsException e -> Problem.BAD_ARGUMENTS.raise(text(e));
            case Refusal e -> Problem.REFUSED.raise(text(e));
            case UnhandledMessageException e -> Problem.BAD_MESSAGE.raise(text(e));
            case NameTakenException e -> Problem.ALREADY_EXISTS.raise(text(e));
            case MailboxFullException e -> Problem.MAILBOX_FULL.raise(text(e));
            case NodeClosedException _ -> Problem.NODE_STOPPING.raise(Problem.NODE_STOPPING_DETAIL);
            // no request here has a time-out: so the web server stops, and waits for none; or the
            // client is gone, and hears nothing
            case AsyncRequestTimeoutException _, AsyncRequestNotUsableException _ ->
                    Problem.NODE_STOPPING.raise(Problem.NODE_STOPPING_DETAIL);
            case AskTimeoutException e -> Problem.NO_REPLY.raise(text(e));
            case DeadActorException e when e.reason() instanceof ExitReason.NoConnection ->
                    Problem.NO_PLACE.raise(text(e));
            case DeadActorException _ ->
                    Problem.NO_SUCH_ACTOR.raise("The actor ended before it could reply.");
            case ActorFailedException e -> Problem.ACTOR_FAILED.raise(failureOf(e));
            case ActorStartException e ->
                    Problem.START_FAILED.raise(
                            "The actor threw a "
                                    + typeOf(e.getCause())
                                    + " before it had started.");
            // read before anybody looks whether multipart is taken
            case MultipartException _ -> Problem.UNSUPPORTED_MEDIA_TYPE.raise(SEND_JSON);
            case ErrorResponse e -> ofSpring(e);
            case TypeMismatchException e ->
                    Problem.BAD_REQUEST.raise(
                            "The value of '"
                                    + e.getPropertyName()
                                    + "' is not of the type it should have.");
            case IllegalMessageException e -> internalError(e, text(e));
            default ->
                    internalError(
                            failure,
                            "The server failed with a " + typeOf(failure) + ". Its log says more.");
        };
    }

    /** What an actor threw, or one that it asked; a ring of asks is spelled out, if it was one. */
    private static String failureOf(ActorFailedException e) {
        Throwable cause = e.getCause();
        while (cause instanceof ActorFailedException asked && asked.getCause() != null) {
            cause = asked.getCause();
        }
        return cause instanceof AskCycleException ring
                ? text(ring)
                : (cause == e.getCause() ? "The actor" : "An actor that it asked")
                        + " threw a "
                        + typeOf(cause)
                        + " while it handled the message.";
    }

    private static ProblemException internalError(Exception failure, String detail) {
        LOGGER.log(Level.ERROR, "A request to an actor failed", failure);
        return Problem.INTERNAL_ERROR.raise(detail);
    }

    private static ProblemException ofSpring(ErrorResponse error) {
        Problem problem =
                switch (error.getStatusCode().value()) {
                    case 404 -> Problem.NOT_FOUND;
                    case 405 -> Problem.METHOD_NOT_ALLOWED;
                    case 406 -> Problem.NOT_ACCEPTABLE;
                    case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
                    default ->
                            error.getStatusCode().is4xxClientError()
                                    ? Problem.BAD_REQUEST
                                    : Problem.INTERNAL_ERROR;
                };
        ProblemException exception = problem.raise(detail(problem, error));
        exception.headers().addAll(error.getHeaders());
        return exception;
    }

    private static String detail(Problem problem, ErrorResponse error) {
        return switch (problem) {
            case NOT_FOUND ->
                    "Actors are one level below the base path, and GET on the base path lists"
                            + " them.";
            case METHOD_NOT_ALLOWED ->
                    "Allowed are "
                            + String.join(", ", error.getHeaders().getOrEmpty("Allow"))
                            + ".";
            case NOT_ACCEPTABLE ->
                    "Ask for "
                            + error.getHeaders()
                                    .getOrDefault(
                                            HttpHeaders.ACCEPT,
                                            List.of(MediaType.APPLICATION_JSON_VALUE))
                                    .getFirst()
                            + ".";
            case UNSUPPORTED_MEDIA_TYPE -> SEND_JSON;
            default -> String.valueOf(error.getBody().getDetail());
        };
    }

    private static String text(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static String typeOf(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "failure";
            case RemoteFailure remote -> remote.type();
            default -> failure.getClass().getName();
        };
    }
}
