package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.ExitReason;
import dev.actors.IllegalMessageException;
import dev.actors.Node;
import dev.actors.Place;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.MessageTypes;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** What an actor that is a resource does with a message, however it is found. */
final class ActorResource {

    static final Duration STATE_PATIENCE = Duration.ofMillis(250);
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final ProtocolJson json;
    private final RequestBody bodies;
    private final Duration maxWait;

    ActorResource(Node node, BehaviorRegistry behaviors, ProtocolJson json, WebSettings settings) {
        this.node = node;
        this.behaviors = behaviors;
        this.json = json;
        bodies = new RequestBody(settings.maxBodySize(), settings.maxWait());
        maxWait = settings.maxWait();
    }

    byte[] read(HttpServletRequest request) throws IOException {
        return bodies.read(request);
    }

    void requireRunning() {
        if (!node.isRunning()) {
            throw Problem.NODE_STOPPING.raise(Problem.NODE_STOPPING_DETAIL);
        }
    }

    /**
     * Sends what was posted, or asks if the client prefers to wait. It answers at once what needs
     * no reply: an asynchronous answer costs as much again.
     */
    Object post(String name, Address actor, String behavior, HttpServletRequest request)
            throws IOException {
        return send(name, actor, message(behavior, request), request);
    }

    /** Sends what was posted, whatever the client prefers. */
    void accept(String name, Address actor, String behavior, HttpServletRequest request)
            throws IOException {
        offer(name, actor, message(behavior, request));
    }

    private Object message(String behavior, HttpServletRequest request) throws IOException {
        return json.message(json.read(bodies.read(request)), behavior, types(behavior));
    }

    private @Nullable MessageTypes types(String behavior) {
        return behaviors.find(behavior).map(BehaviorDefinition::messages).orElse(null);
    }

    /** Does so with what came in a larger body. */
    Object send(
            String name,
            Address actor,
            String behavior,
            JsonNode body,
            HttpServletRequest request) {
        return send(name, actor, json.message(body, behavior, types(behavior)), request);
    }

    private Object send(String name, Address actor, Object message, HttpServletRequest request) {
        Optional<Duration> waiting = PreferHeader.of(request).waiting();
        if (waiting.isPresent()) {
            return JsonResponse.later(ask(actor, message, waiting.get()));
        }
        offer(name, actor, message);
        return JsonResponse.empty(HttpStatus.ACCEPTED).now();
    }

    private void offer(String name, Address actor, Object message) {
        boolean isTaken;
        try {
            isTaken = node.offer(actor, message);
        } catch (IllegalMessageException e) {
            throw cannotTravel(e);
        }
        if (!isTaken) {
            throw Problem.MAILBOX_FULL.raise(
                    "The mailbox of '" + name + "' is full. Try again later.");
        }
    }

    private CompletableFuture<JsonResponse> ask(Address actor, Object message, Duration wait) {
        Duration atMost = wait.compareTo(maxWait) < 0 ? wait : maxWait;
        try {
            return node.askAsync(actor, message, atMost)
                    .thenApply(this::reply)
                    .exceptionally(failure -> explain(actor, failure));
        } catch (IllegalMessageException e) {
            throw cannotTravel(e);
        }
    }

    /**
     * What cannot be carried is refused where it is sent, and that is the message's fault; what
     * comes of an ask later, such as a reply that cannot be carried back, is the server's.
     */
    private static ProblemException cannotTravel(IllegalMessageException refused) {
        return Problem.CANNOT_TRAVEL.raise(String.valueOf(refused.getMessage()));
    }

    /** An ask that is lost because the node is closing is the node's fault, not the actor's. */
    private JsonResponse explain(Address actor, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof DeadActorException dead) {
            requireRunning();
            requireReached(actor, dead);
        }
        throw failure instanceof CompletionException completion
                ? completion
                : new CompletionException(failure);
    }

    /** The actor of a key that is not reached may be there: that is no 404. */
    private void requireReached(Address actor, DeadActorException dead) {
        Place place = node.keyedActors().placeOf(actor).orElse(null);
        if (place != null
                && !(place instanceof Place.Here)
                && dead.reason() instanceof ExitReason.Unknown) {
            throw Problem.NO_PLACE.raise(String.valueOf(dead.getMessage()));
        }
    }

    private JsonResponse reply(@Nullable Object reply) {
        JsonNode content = json.content(reply);
        JsonResponse response =
                content == null
                        ? JsonResponse.empty(HttpStatus.NO_CONTENT)
                        : JsonResponse.of(HttpStatus.OK, json.write(content));
        return response.header(PREFERENCE_APPLIED, "wait");
    }

    /** The answer to a DELETE: once it is done, or at once if the client prefers that. */
    static DeferredResult<ModelAndView> deleted(
            Supplier<CompletableFuture<?>> done, HttpServletRequest request) {
        return JsonResponse.later(
                PreferHeader.of(request).respondAsync()
                        ? CompletableFuture.completedFuture(
                                JsonResponse.empty(HttpStatus.ACCEPTED)
                                        .header(PREFERENCE_APPLIED, "respond-async"))
                        : done.get().thenApply(_ -> JsonResponse.empty(HttpStatus.NO_CONTENT)));
    }
}
