package dev.actors.spring.web;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.NameTakenException;
import dev.actors.Node;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.MessageTypes;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
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

import tools.jackson.databind.JsonNode;

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
final class ActorsController {

    private static final Duration START_PATIENCE = Duration.ofSeconds(1);
    private static final Duration STATE_PATIENCE = Duration.ofMillis(250);
    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final ProtocolJson json;
    private final Representations representations;
    private final RequestBody bodies;
    private final Duration maxWait;

    ActorsController(
            Node node, BehaviorRegistry behaviors, ProtocolJson json, WebSettings settings) {
        this.node = node;
        this.behaviors = behaviors;
        this.json = json;
        representations = new Representations(json);
        bodies = new RequestBody(settings.maxBodySize(), settings.maxWait());
        maxWait = settings.maxWait();
    }

    @PutMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    DeferredResult<ModelAndView> spawn(@PathVariable String name, HttpServletRequest request)
            throws IOException {
        ActorNames.check(name);
        SpawnRequest wanted =
                SpawnRequest.read(json.readObject(bodies.read(request)), behaviors, json);
        Optional<Address> existing = node.whereis(name);
        return JsonResponse.later(
                existing.isPresent()
                        ? existing(name, existing.get(), wanted)
                        : spawned(name, wanted, request.getRequestURI()));
    }

    private CompletableFuture<JsonResponse> spawned(
            String name, SpawnRequest wanted, String location) {
        CompletableFuture<Address> started;
        try {
            started = node.startAsync(behaviors.spec(wanted.behavior(), wanted.args()).name(name));
        } catch (NameTakenException e) {
            return existing(name, node.whereis(name).orElseThrow(() -> e), wanted);
        }
        return startedOrStarting(started, name)
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

    /** Answers at once what needs no reply: an asynchronous answer costs as much again. */
    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Object send(@PathVariable String name, HttpServletRequest request) throws IOException {
        Address actor = require(name);
        Object message = message(json.read(bodies.read(request)), behaviorOf(actor));
        Optional<Duration> waiting = PreferHeader.of(request).waiting();
        return waiting.isPresent()
                ? JsonResponse.later(ask(actor, message, waiting.get()))
                : accept(name, actor, message).now();
    }

    private Object message(JsonNode body, String behavior) {
        MessageTypes types =
                behaviors.find(behavior).map(BehaviorDefinition::messages).orElse(null);
        return json.message(body, behavior, types);
    }

    private JsonResponse accept(String name, Address actor, Object message) {
        if (!node.offer(actor, message)) {
            throw Problem.MAILBOX_FULL.raise(
                    "The mailbox of '" + name + "' is full. Try again later.");
        }
        return JsonResponse.empty(HttpStatus.ACCEPTED);
    }

    private CompletableFuture<JsonResponse> ask(Address actor, Object message, Duration wait) {
        Duration atMost = wait.compareTo(maxWait) < 0 ? wait : maxWait;
        return node.askAsync(actor, message, atMost)
                .thenApply(this::reply)
                .exceptionally(this::explain);
    }

    /** An ask that is lost because the node is closing is the node's fault, not the actor's. */
    private JsonResponse explain(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof DeadActorException) {
            requireRunning();
        }
        throw failure instanceof CompletionException completion
                ? completion
                : new CompletionException(failure);
    }

    private JsonResponse reply(@Nullable Object reply) {
        JsonNode content = json.content(reply);
        JsonResponse response =
                content == null
                        ? JsonResponse.empty(HttpStatus.NO_CONTENT)
                        : JsonResponse.of(HttpStatus.OK, json.write(content));
        return response.header(PREFERENCE_APPLIED, "wait");
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
        boolean respondAsync = PreferHeader.of(request).respondAsync();
        return JsonResponse.later(
                respondAsync
                        ? CompletableFuture.completedFuture(
                                JsonResponse.empty(HttpStatus.ACCEPTED)
                                        .header(PREFERENCE_APPLIED, "respond-async"))
                        : node.termination(actor)
                                .thenApply(_ -> JsonResponse.empty(HttpStatus.NO_CONTENT)));
    }

    private Address require(String name) {
        requireRunning();
        return node.whereis(name).orElseThrow(() -> noSuchActor(name));
    }

    private void requireRunning() {
        if (!node.isRunning()) {
            throw Problem.NODE_STOPPING.raise(Problem.NODE_STOPPING_DETAIL);
        }
    }

    private String behaviorOf(Address actor) {
        return node.behavior(actor).orElse("");
    }

    private CompletableFuture<byte[]> read(String name, Address actor) {
        return node.state(actor, STATE_PATIENCE)
                .thenApply(
                        state -> {
                            ActorInfo info = node.info(actor).orElseThrow(() -> noSuchActor(name));
                            return json.write(representations.actor(name, info, state));
                        });
    }

    private static ProblemException noSuchActor(String name) {
        return Problem.NO_SUCH_ACTOR.raise(
                "No actor has the name '" + name + "'. Spawn it with PUT.");
    }
}
