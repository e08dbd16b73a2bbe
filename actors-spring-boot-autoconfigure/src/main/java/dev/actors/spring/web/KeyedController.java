package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.KeyedView;
import dev.actors.Node;
import dev.actors.Place;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The actor of a key as an HTTP resource, which is there as long as the actor lives or its state is
 * kept: POST sends or asks, and starts it; GET reads, and wakes it; DELETE kills it and forgets
 * what is kept.
 */
@RequestMapping(ActorsHandlerMapping.BASE_PATH + "/keyed/{behavior}/{key}")
final class KeyedController implements ProtocolController {

    private static final Logger LOGGER = System.getLogger(KeyedController.class.getName());

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final ProtocolJson json;
    private final Representations representations;
    private final ActorResource resource;

    KeyedController(
            Node node, BehaviorRegistry behaviors, ProtocolJson json, ActorResource resource) {
        this.node = node;
        this.behaviors = behaviors;
        this.json = json;
        this.resource = resource;
        representations = new Representations(json);
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Object send(@PathVariable String behavior, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        Address actor = require(behavior, key);
        requirePlace(actor);
        return resource.post(key, actor, behavior, request);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    DeferredResult<ModelAndView> get(@PathVariable String behavior, @PathVariable String key) {
        Address actor = require(behavior, key);
        requirePlace(actor);
        return answer(
                node.keyedActors()
                        .show(actor, ActorResource.STATE_PATIENCE)
                        .thenApply(
                                seen -> {
                                    KeyedView view = seen.orElseThrow(() -> noSuchActor(actor));
                                    return JsonResponse.of(
                                            HttpStatus.OK,
                                            json.write(
                                                    representations.keyed(
                                                            key, view.info(), view.state())));
                                }));
    }

    @RequestMapping(method = RequestMethod.HEAD)
    DeferredResult<ModelAndView> head(@PathVariable String behavior, @PathVariable String key) {
        Address actor = require(behavior, key);
        requirePlace(actor);
        return answer(
                node.keyedActors()
                        .isKept(actor)
                        .thenApply(
                                there -> {
                                    requireThere(there, actor);
                                    return JsonResponse.empty(HttpStatus.OK);
                                }));
    }

    @DeleteMapping
    DeferredResult<ModelAndView> delete(
            @PathVariable String behavior, @PathVariable String key, HttpServletRequest request) {
        Address actor = require(behavior, key);
        requirePlace(actor);
        CompletableFuture<?> forgotten =
                node.keyedActors()
                        .isKept(actor)
                        .thenCompose(
                                there -> {
                                    requireThere(there, actor);
                                    return node.keyedActors().forget(actor);
                                })
                        .exceptionally(
                                failure -> {
                                    throw explained(failure);
                                });
        if (PreferHeader.of(request).respondAsync()) {
            CompletableFuture<?> unused =
                    forgotten.whenComplete((_, failure) -> logUnforgotten(actor, failure));
        }
        return ActorResource.deleted(() -> forgotten, request);
    }

    /** A client that does not wait is not told, so the log is, unless nothing was there. */
    private static void logUnforgotten(Address actor, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause == null
                || (cause instanceof ProblemException known
                        && known.problem() == Problem.NO_SUCH_ACTOR)) {
            return;
        }
        LOGGER.log(
                Level.WARNING,
                "The actor at " + actor + " could not be deleted, and its state may be kept.",
                cause);
    }

    private static DeferredResult<ModelAndView> answer(CompletableFuture<JsonResponse> response) {
        return JsonResponse.later(
                response.exceptionally(
                        failure -> {
                            throw explained(failure);
                        }));
    }

    /** Who is not reached may be there: that is no 404. */
    private static RuntimeException explained(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof DeadActorException unreached
                ? Problem.NO_PLACE.raise(String.valueOf(unreached.getMessage()))
                : new CompletionException(cause);
    }

    private Address require(String behavior, String key) {
        resource.requireRunning();
        if (behaviors.find(behavior).filter(BehaviorDefinition::keyed).isEmpty()) {
            List<String> known =
                    behaviors.all().stream()
                            .filter(BehaviorDefinition::keyed)
                            .map(BehaviorDefinition::name)
                            .toList();
            throw Problem.NO_SUCH_ACTOR.raise(
                    "No behaviour '"
                            + behavior
                            + "' is reached by keys. Those that are: "
                            + known
                            + ". Declare it with @Actor(keyed = true).",
                    Problem.known("behaviors", known));
        }
        try {
            return node.keyed(behavior, key);
        } catch (IllegalArgumentException e) {
            throw Problem.NAME_NOT_ALLOWED.raise(e.getMessage() + ".");
        }
    }

    /** Refuses where no actor may be started; one that lives elsewhere is reached there. */
    private void requirePlace(Address actor) {
        if (node.keyedActors().placeOf(actor).orElse(null)
                instanceof Place.Nowhere(String reason)) {
            throw Problem.NO_PLACE.raise(reason);
        }
    }

    private static void requireThere(boolean there, Address actor) {
        if (!there) {
            throw noSuchActor(actor);
        }
    }

    private static ProblemException noSuchActor(Address actor) {
        return Problem.NO_SUCH_ACTOR.raise(
                "Nobody is at " + actor + ", and nothing is kept. The first POST starts it.");
    }
}
