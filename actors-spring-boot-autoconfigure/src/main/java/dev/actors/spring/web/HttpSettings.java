package dev.actors.spring.web;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the way to actors of other applications, over their REST protocol.
 *
 * @param peers the applications; no request goes anywhere else
 * @param connectTimeout how long a connection may take
 * @param requestTimeout how long an answer may take, beyond what an ask waits for its reply
 * @param maxWait how long an ask waits for its reply at most
 * @param pollInterval how often it is looked whether a watched actor is there still
 * @param queueCapacity messages to one actor that may be under way
 * @param maxReplySize bytes of a reply or a state
 */
public record HttpSettings(
        List<Peer> peers,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration maxWait,
        Duration pollInterval,
        int queueCapacity,
        int maxReplySize) {

    /**
     * Another application.
     *
     * @param name what the configuration calls it
     * @param url where its actors are, such as {@code http://10.0.0.7:8080/actors}
     * @param token what its {@code actors.web.token} is; null if it has none
     */
    public record Peer(String name, String url, @Nullable String token) {

        private static final String KEYED = "keyed/";

        /**
         * Checks URL and token.
         *
         * @throws IllegalArgumentException if they cannot be such; the message names the property
         */
        public Peer {
            if (token != null && !token.matches("[!-~]+")) {
                throw new IllegalArgumentException(
                        "actors.http.peers."
                                + name
                                + ".token must be of visible ASCII characters. It is not repeated"
                                + " here.");
            }
            boolean fits = !url.endsWith("/");
            try {
                Address unused = Address.parse(url);
            } catch (IllegalArgumentException e) {
                fits = false;
            }
            if (!fits || !url.startsWith("http")) {
                throw new IllegalArgumentException(
                        "actors.http.peers."
                                + name
                                + ".url must be the URL below which the peer has its actors,"
                                + " without a slash at its end, for instance"
                                + " http://10.0.0.7:8080/actors.");
            }
        }

        /** Whether a URL is that of an actor of this application. */
        boolean has(String actor) {
            if (!actor.startsWith(url + "/")) {
                return false;
            }
            String path = actor.substring(url.length() + 1);
            return ActorNames.isResource(path)
                    || (path.startsWith(KEYED) && isKey(path.substring(KEYED.length())));
        }

        /**
         * Whether a path is that of a key in the one way to write it, and has no slash in it.
         * Others, such as one with encoded dots, could lead out of the actors' URL once the peer,
         * or a proxy before it, has decoded them.
         */
        private static boolean isKey(String path) {
            if (path.contains("%2F") || path.contains("%5C")) {
                return false;
            }
            try {
                Address unused = Address.parse("keyed:" + path);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        /** Shows no token. */
        @Override
        public String toString() {
            return name + "=" + url;
        }
    }

    /** Checks the values. */
    public HttpSettings {
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("request-timeout", requestTimeout);
        requirePositive("max-wait", maxWait);
        requirePositive("poll-interval", pollInterval);
        if (queueCapacity < 1) {
            throw new IllegalArgumentException(
                    "actors.http.queue-capacity is at least one, not " + queueCapacity);
        }
        if (maxReplySize < 1) {
            throw new IllegalArgumentException(
                    "actors.http.max-reply-size is at least one byte, not " + maxReplySize);
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("actors.http." + key + " is positive, not " + value);
        }
    }

    /** The application that has an actor; empty if none is known. */
    Optional<Peer> peerOf(Address actor) {
        if (actor.nodeName().isPresent()) {
            return Optional.empty();
        }
        String url = actor.toString();
        return peers.stream().filter(peer -> peer.has(url)).findFirst();
    }
}
