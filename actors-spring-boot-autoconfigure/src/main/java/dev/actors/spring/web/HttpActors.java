package dev.actors.spring.web;

import dev.actors.ActorException;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Failure;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Actors of other applications, over the REST protocol that these serve. As long as it is open, the
 * node sends to their URLs as to any address, asks and ends them; here is what an address alone
 * cannot do: spawning and looking. No method waits.
 *
 * <p>A future fails with a {@link DeadActorException} if the other application cannot be reached or
 * lets nobody in, whose message says what to do, and otherwise with what it answered.
 */
public final class HttpActors implements AutoCloseable {

    private final Node node;
    private final HttpSettings settings;
    private final PeerJson json;
    private final PeerClient client;
    private final HttpRoute route;

    /**
     * Opens the way.
     *
     * @param node whose actors it is for
     * @param settings where the other applications are
     * @param mapper the application's mapper, whose modules write messages
     */
    public HttpActors(Node node, HttpSettings settings, JsonMapper mapper) {
        this.node = node;
        this.settings = settings;
        json = new PeerJson(mapper);
        client = new PeerClient(settings);
        route = new HttpRoute(node, settings, client, json);
        node.addRoute(route);
    }

    /**
     * Spawns an actor. If there is one of that name with the same behaviour and arguments already,
     * it is that one.
     *
     * @param actor the URL that it shall have
     * @param behavior the behaviour's name there
     * @param arguments a record or a map; null for none
     * @return its address; or an {@link ActorStartException} if there is another actor of that
     *     name, no such behaviour, or the arguments do not fit, and an {@link
     *     dev.actors.IllegalMessageException} if they have no form in JSON
     */
    public CompletableFuture<Address> spawn(
            Address actor, String behavior, @Nullable Object arguments) {
        byte[] request;
        try {
            request = json.spawn(behavior, arguments);
        } catch (ActorException e) {
            return CompletableFuture.failedFuture(e);
        }
        return later(
                () -> {
                    PeerAnswer answer = client.spawn(actor, request);
                    Failure failure = answer.isSuccess() ? null : answer.failure();
                    if (failure != null) {
                        throw failure.kind() == Failure.Kind.DEAD
                                ? failure.toException()
                                : new ActorStartException(failure.text(), null);
                    }
                    return actor;
                });
    }

    /**
     * Tells whether an actor is there.
     *
     * @param actor its URL
     * @return whether it lives
     */
    public CompletableFuture<Boolean> exists(Address actor) {
        return later(() -> client.exists(actor));
    }

    /**
     * Looks at an actor: its state, as far as it shows it, and its vitals.
     *
     * @param actor its URL
     * @return what GET answers, as maps, lists and simple values; empty if there is no such actor
     */
    @SuppressWarnings("unchecked") // a JSON object is a map with strings as keys
    public CompletableFuture<Optional<Map<String, Object>>> info(Address actor) {
        return later(
                () ->
                        client.read(actor) instanceof Map<?, ?> info
                                ? Optional.of((Map<String, Object>) info)
                                : Optional.empty());
    }

    private <T> CompletableFuture<T> later(Callable<T> request) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread unused =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                result.complete(request.call());
                            } catch (PeerException e) {
                                result.completeExceptionally(e.failure().toException());
                            } catch (Throwable e) {
                                result.completeExceptionally(e);
                            }
                        });
        return result;
    }

    /** Closes the way. It waits for what is under way, within the request's time-out. */
    @Override
    public void close() {
        node.removeRoute(route);
        try {
            route.close(settings.requestTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
