package dev.actors.spring.web;

import dev.actors.ActorInfo;
import dev.actors.ActorSpec;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.IllegalMessageException;
import dev.actors.NameTakenException;
import dev.actors.Node;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One actor as an HTTP resource: PUT spawns, POST sends or asks, GET reads, DELETE kills, as
 * python-actors had it. No request thread waits for an actor. {@link ActorsHandlerMapping} puts it
 * below the base path.
 */
@RequestMapping(ActorsHandlerMapping.BASE_PATH + "/{name}")
final class ActorsController implements Sending {

    private static final Duration START_PATIENCE = Duration.ofSeconds(1);

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final ProtocolJson json;
    private final Representations representations;
    private final ActorResource resource;

    ActorsController(
            Node node, BehaviorRegistry behaviors, ProtocolJson json, ActorResource resource) {
        this.node = node;
        this.behaviors = behaviors;
        this.json = json;
        representations = new Representations(json);
        this.resource = resource;
    }

    @PutMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    DeferredResult<ModelAndView> spawn(@PathVariable String name, HttpServletRequest request)
            throws IOException {
        ActorNames.check(name);
        SpawnRequest wanted =
                SpawnRequest.read(json.readObject(resource.read(request)), behaviors, json);
        return JsonResponse.later(spawned(name, wanted, request.getRequestURI()));
    }

    /** Whoever has taken the name may have ended before it is looked for: it is free again then. */
    private CompletableFuture<JsonResponse> spawned(
            String name, SpawnRequest wanted, String location) {
        ActorSpec spec = behaviors.spec(wanted.behavior(), wanted.args()).name(name);
        while (true) {
            Optional<Address> existing = node.whereis(name);
            if (existing.isPresent()) {
                return existing(name, existing.get(), wanted);
            }
            try {
                return created(name, node.startAsync(spec), location);
            } catch (IllegalMessageException e) {
                throw Problem.BAD_ARGUMENTS.raise(String.valueOf(e.getMessage()));
            } catch (NameTakenException _) {
                // another request was faster: its actor is looked for
            }
        }
    }

    private CompletableFuture<JsonResponse> created(
            String name, CompletableFuture<Address> started, String location) {
        return startedOrStarting(started, name)
                .exceptionally(this::ended)
                .thenCompose(actor -> read(name, actor))
                .thenApply(
                        body ->
                                JsonResponse.of(HttpStatus.CREATED, body)
                                        .header(HttpHeaders.LOCATION, location));
    }

    /**
     * An actor that takes long to start is there all the same; its status says that it is starting.
     */
    private CompletableFuture<Address> startedOrStarting(
            CompletableFuture<Address> started, String name) {
        Address starting = node.whereis(name).orElse(null);
        return starting == null
                ? started
                : started.completeOnTimeout(
                        starting, START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * An actor that has ended before it had started, but has not failed, was there all the same.
     */
    private Address ended(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ActorStartException end && end.getCause() == null) {
            resource.requireRunning();
            return end.actor().orElseThrow(() -> end);
        }
        throw new CompletionException(cause);
    }

    private CompletableFuture<JsonResponse> existing(
            String name, Address actor, SpawnRequest wanted) {
        String behavior = behaviorOf(actor);
        boolean same =
                behavior.equals(wanted.behavior().name())
                        && node.arguments(actor).stream()
                                .allMatch(argument -> Objects.equals(argument, wanted.args()));
        if (!same) {
            throw Problem.ALREADY_EXISTS.raise(
                    "'"
                            + name
                            + "' is a '"
                            + behavior
                            + "' already, with other arguments or behaviour. Choose another name,"
                            + " or DELETE it first.");
        }
        return read(name, actor).thenApply(body -> JsonResponse.of(HttpStatus.OK, body));
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Object send(@PathVariable String name, HttpServletRequest request) throws IOException {
        Address actor = require(name);
        return resource.post(name, actor, behaviorOf(actor), request);
    }

    @Override
    public void accept(String name, HttpServletRequest request) throws IOException {
        Address actor = require(name);
        resource.accept(name, actor, behaviorOf(actor), request);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    DeferredResult<ModelAndView> get(@PathVariable String name) {
        return JsonResponse.later(
                read(name, require(name)).thenApply(body -> JsonResponse.of(HttpStatus.OK, body)));
    }

    @RequestMapping(method = RequestMethod.HEAD)
    ModelAndView head(@PathVariable String name) {
        require(name);
        return JsonResponse.empty(HttpStatus.OK).now();
    }

    @DeleteMapping
    DeferredResult<ModelAndView> delete(@PathVariable String name, HttpServletRequest request) {
        Address actor = require(name);
        node.terminate(actor);
        return ActorResource.deleted(() -> node.termination(actor), request);
    }

    private Address require(String name) {
        resource.requireRunning();
        return node.whereis(name).orElseThrow(() -> gone(name));
    }

    /** Nobody has the name: perhaps because the node has begun to close meanwhile. */
    private ProblemException gone(String name) {
        resource.requireRunning();
        return noSuchActor(name);
    }

    private String behaviorOf(Address actor) {
        return node.behavior(actor).orElse("");
    }

    private CompletableFuture<byte[]> read(String name, Address actor) {
        return node.state(actor, ActorResource.STATE_PATIENCE)
                .thenApply(
                        state -> {
                            ActorInfo info = node.info(actor).orElseThrow(() -> noSuchActor(name));
                            return json.write(representations.actor(name, info, state));
                        });
    }

    private static ProblemException noSuchActor(String name) {
        return Problem.NO_SUCH_ACTOR.raise(
                BehaviorDefinition.isReserved(name)
                        ? "The name '" + name + "' is the protocol's own: no actor has it."
                        : "No actor has the name '" + name + "'. Spawn it with PUT.");
    }
}
