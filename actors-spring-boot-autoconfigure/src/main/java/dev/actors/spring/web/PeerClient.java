package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Failure;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Makes requests to peers, and waits for their answers: on virtual threads only. It follows no
 * redirect, since that would bear the token elsewhere.
 */
final class PeerClient {

    private static final byte[] EMPTY = {};

    private final HttpSettings settings;
    private @Nullable Clients clients;
    private boolean closed;

    /**
     * What makes requests.
     *
     * @param http to be closed
     * @param swift for what is answered at once
     * @param patient for asks
     */
    private record Clients(HttpClient http, RestClient swift, RestClient patient) {

        static Clients of(HttpSettings settings) {
            Executor executor = Thread::startVirtualThread;
            HttpClient http =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(settings.connectTimeout())
                            .executor(executor)
                            .build();
            Duration timeout = settings.requestTimeout();
            return new Clients(
                    http,
                    restClient(http, executor, timeout),
                    restClient(http, executor, timeout.plus(settings.maxWait())));
        }

        private static RestClient restClient(HttpClient http, Executor executor, Duration timeout) {
            JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http, executor);
            factory.setReadTimeout(timeout);
            return RestClient.builder().requestFactory(factory).build();
        }
    }

    PeerClient(HttpSettings settings) {
        this.settings = settings;
    }

    /** Made for the first request: most applications have no peers, and it takes time. */
    private synchronized Clients clients() {
        Clients known = clients;
        if (known == null) {
            known = Clients.of(settings);
            clients = known;
            if (closed) {
                known.http.shutdownNow();
            }
        }
        return known;
    }

    /** Puts a message into an actor's mailbox. */
    void send(Address actor, byte[] message) throws PeerException {
        succeed(exchange(false, HttpMethod.POST, actor, message, null));
    }

    /** Asks an actor. */
    @Nullable Object ask(Address actor, byte[] message) throws PeerException {
        String prefer = "wait=" + Math.max(1, settings.maxWait().toSeconds());
        PeerAnswer answer = succeed(exchange(true, HttpMethod.POST, actor, message, prefer));
        if (answer.status() == 202) {
            throw new PeerException(
                    new Failure(
                            Failure.Kind.FAILED,
                            actor + " took the message and does not answer asks."));
        }
        return answer.value();
    }

    /** Whether an actor is there. */
    boolean exists(Address actor) throws PeerException {
        PeerAnswer answer = exchange(false, HttpMethod.HEAD, actor, EMPTY, null);
        return answer.status() != 404 && succeed(answer).isSuccess();
    }

    /** What is shown of an actor; null if it is not there. */
    @Nullable Object read(Address actor) throws PeerException {
        PeerAnswer answer = exchange(false, HttpMethod.GET, actor, EMPTY, null);
        return answer.status() == 404 ? null : succeed(answer).value();
    }

    /** Spawns an actor, or finds one like it. */
    PeerAnswer spawn(Address actor, byte[] request) throws PeerException {
        return exchange(false, HttpMethod.PUT, actor, request, null);
    }

    /** Ends an actor for good, without waiting for its end; one that is not there has ended. */
    void end(Address actor) throws PeerException {
        PeerAnswer answer = exchange(false, HttpMethod.DELETE, actor, EMPTY, "respond-async");
        if (answer.status() != 404) {
            PeerAnswer unused = succeed(answer);
        }
    }

    private static PeerAnswer succeed(PeerAnswer answer) throws PeerException {
        if (!answer.isSuccess()) {
            throw new PeerException(answer.failure());
        }
        return answer;
    }

    private PeerAnswer exchange(
            boolean asks, HttpMethod method, Address actor, byte[] body, @Nullable String prefer)
            throws PeerException {
        String url = actor.toString();
        HttpSettings.Peer peer =
                settings.peerOf(actor)
                        .orElseThrow(
                                () ->
                                        new PeerException(
                                                unreached(
                                                        url
                                                                + " is no actor of a peer. Set"
                                                                + " actors.http.peers.NAME.url to"
                                                                + " what it begins with.")));
        try {
            RestClient client = asks ? clients().patient() : clients().swift();
            RestClient.RequestBodySpec request = client.method(method).uri(URI.create(url));
            request.headers(headers -> set(headers, peer, prefer));
            if (body.length > 0) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return bounded(
                    request.exchangeForRequiredValue(
                            (_, response) ->
                                    new PeerAnswer(
                                            url,
                                            peer,
                                            response.getStatusCode().value(),
                                            response.getBody().readNBytes(limit()))),
                    url);
        } catch (RestClientException e) {
            throw new PeerException(failure(url, asks, e.getCause()));
        } catch (RuntimeException | Error e) { // whoever waits is told, whatever it is
            throw new PeerException(failure(url, asks, e));
        }
    }

    synchronized void close() {
        closed = true;
        if (clients != null) {
            clients.http.shutdownNow();
        }
    }

    private static void set(HttpHeaders headers, HttpSettings.Peer peer, @Nullable String prefer) {
        if (peer.token() != null) {
            headers.setBearerAuth(peer.token());
        }
        if (prefer != null) {
            headers.set("Prefer", prefer);
        }
    }

    private int limit() {
        return settings.maxReplySize() + 1;
    }

    private PeerAnswer bounded(PeerAnswer answer, String url) throws PeerException {
        if (answer.size() == limit()) {
            throw new PeerException(
                    new Failure(
                            Failure.Kind.FAILED,
                            "The answer of "
                                    + url
                                    + " has more than actors.http.max-reply-size ("
                                    + settings.maxReplySize()
                                    + " bytes)."));
        }
        return answer;
    }

    private Failure failure(String url, boolean asks, @Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                    unreached(
                            "No connection to "
                                    + url
                                    + " within actors.http.connect-timeout ("
                                    + settings.connectTimeout().toMillis()
                                    + " ms).");
            case HttpTimeoutException _ ->
                    new Failure(
                            Failure.Kind.TIMEOUT,
                            url
                                    + " did not answer within "
                                    + (asks
                                            ? "actors.http.max-wait ("
                                                    + settings.maxWait().toMillis()
                                                    + " ms) and "
                                            : "")
                                    + "actors.http.request-timeout ("
                                    + settings.requestTimeout().toMillis()
                                    + " ms).");
            case ConnectException _ ->
                    unreached(
                            "Nothing answers at "
                                    + url
                                    + ". See that the application runs, and that its"
                                    + " actors.http.peers.NAME.url is right.");
            case null, default -> unreached("No answer from " + url + ": " + cause);
        };
    }

    private static Failure unreached(String text) {
        return new Failure(Failure.Kind.DEAD, text, new ExitReason.NoConnection());
    }
}
