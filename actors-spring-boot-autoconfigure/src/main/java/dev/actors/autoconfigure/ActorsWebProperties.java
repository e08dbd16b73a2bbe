package dev.actors.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings of the REST protocol. */
public final class ActorsWebProperties {

    /** Whether actors are reached over HTTP. */
    private boolean enabled = true;

    /** Path below which actors are resources. */
    private String basePath = "/actors";

    /**
     * Bearer token that every request must have. Without a token only this machine itself may call.
     */
    private @Nullable String token;

    /**
     * Patterns of the application's own paths, such as /orders/**, that answer nobody to whom the
     * protocol does not.
     */
    private List<String> guardedPaths = new ArrayList<>();

    /** Longest time that a request may wait for a reply, or take to send its body. */
    private Duration maxWait = Duration.ofSeconds(30);

    /** Largest body of a request. */
    private DataSize maxBodySize = DataSize.ofMegabytes(1);

    /** The streams of topics. */
    private final Topics topics = new Topics();

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getBasePath() {
        return basePath;
    }

    public void setBasePath(String basePath) {
        this.basePath = basePath;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public List<String> getGuardedPaths() {
        return guardedPaths;
    }

    public void setGuardedPaths(List<String> guardedPaths) {
        this.guardedPaths = guardedPaths;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public DataSize getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(DataSize maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Topics getTopics() {
        return topics;
    }

    /** Settings of the streams of topics. */
    public static final class Topics {

        /** Streams that may be open at once. */
        private int maxStreams = 4_000;

        /** What waits for a client that reads slowly. One that falls further behind is dropped. */
        private DataSize buffer = DataSize.ofKilobytes(64);

        /**
         * How often a stream without events sends a comment, by which clients that have vanished
         * are noticed.
         */
        private Duration heartbeat = Duration.ofSeconds(15);

        /** How long a client shall wait before it comes back. */
        private Duration retry = Duration.ofSeconds(2);

        /**
         * Events that a topic keeps for clients that resume, if a stream was the first to use it.
         */
        private int history = 100;

        public int getMaxStreams() {
            return maxStreams;
        }

        public void setMaxStreams(int maxStreams) {
            this.maxStreams = maxStreams;
        }

        public DataSize getBuffer() {
            return buffer;
        }

        public void setBuffer(DataSize buffer) {
            this.buffer = buffer;
        }

        public Duration getHeartbeat() {
            return heartbeat;
        }

        public void setHeartbeat(Duration heartbeat) {
            this.heartbeat = heartbeat;
        }

        public Duration getRetry() {
            return retry;
        }

        public void setRetry(Duration retry) {
            this.retry = retry;
        }

        public int getHistory() {
            return history;
        }

        public void setHistory(int history) {
            this.history = history;
        }
    }
}
