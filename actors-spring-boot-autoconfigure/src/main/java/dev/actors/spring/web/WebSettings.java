package dev.actors.spring.web;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the REST protocol.
 *
 * @param basePath path below which actors are resources, without a slash at its end
 * @param token bearer token that every request must have; null to let only this machine itself call
 * @param guardedPaths patterns of the application's own paths that are open to whom the protocol is
 * @param maxWait longest time that a request may wait for a reply, or take to send its body
 * @param maxBodySize largest body of a request, in bytes
 * @param forwardedHeadersHonoured whether the server believes headers that say who the peer is
 * @param topics settings of the streams of topics
 */
public record WebSettings(
        String basePath,
        @Nullable String token,
        List<String> guardedPaths,
        Duration maxWait,
        long maxBodySize,
        boolean forwardedHeadersHonoured,
        Topics topics) {

    /**
     * Settings of the streams of topics.
     *
     * @param maxStreams how many there are at most
     * @param buffer bytes that wait for a client that reads slowly; with more it is dropped
     * @param heartbeat how often a stream without events says that it is there
     * @param retry how long a client shall wait before it comes back
     * @param history how many events a topic keeps that a stream has made
     */
    public record Topics(
            int maxStreams, long buffer, Duration heartbeat, Duration retry, int history) {

        /** Checks the values. */
        public Topics {
            if (maxStreams < 0) {
                throw new IllegalArgumentException(
                        "actors.web.topics.max-streams is zero or more, not " + maxStreams);
            }
            if (buffer < 1) {
                throw new IllegalArgumentException(
                        "actors.web.topics.buffer is at least one byte, not " + buffer);
            }
            if (!heartbeat.isPositive()) {
                throw new IllegalArgumentException(
                        "actors.web.topics.heartbeat is positive, not " + heartbeat);
            }
            if (retry.isNegative()) {
                throw new IllegalArgumentException(
                        "actors.web.topics.retry is zero or more, not " + retry);
            }
            if (history < 0) {
                throw new IllegalArgumentException(
                        "actors.web.topics.history is zero or more, not " + history);
            }
        }
    }

    /** Checks the values. */
    public WebSettings {
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "actors.web.base-path is a path such as /actors, without a slash at its end,"
                            + " not '"
                            + basePath
                            + "'");
        }
        if (token != null && token.isBlank()) {
            throw new IllegalArgumentException(
                    "actors.web.token is set but blank. Give it a value, or leave it out.");
        }
        guardedPaths = List.copyOf(guardedPaths);
        for (String path : guardedPaths) {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException(
                        "actors.web.guarded-paths are patterns such as /orders/**, not '"
                                + path
                                + "'");
            }
        }
        if (!maxWait.isPositive()) {
            throw new IllegalArgumentException("actors.web.max-wait is positive, not " + maxWait);
        }
        if (maxBodySize < 1) {
            throw new IllegalArgumentException(
                    "actors.web.max-body-size is at least one byte, not " + maxBodySize);
        }
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "WebSettings[basePath=" + basePath + "]";
    }
}
