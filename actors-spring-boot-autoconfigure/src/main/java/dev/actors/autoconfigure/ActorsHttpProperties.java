package dev.actors.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of the way to actors of other applications, over their REST protocol. */
public final class ActorsHttpProperties {

    /** Whether this node reaches the actors of other applications by HTTP. */
    private boolean enabled = true;

    /** The other applications, by names of your choice. Requests go nowhere else. */
    private Map<String, Peer> peers = new LinkedHashMap<>();

    /** How long a connection may take. */
    private Duration connectTimeout = Duration.ofSeconds(2);

    /** How long a peer may take to answer, beyond what an ask waits for its reply. */
    private Duration requestTimeout = Duration.ofSeconds(10);

    /**
     * How long a peer shall wait for an actor's reply at most. It should not be less than the
     * time-outs of asks, nor more than the peer's actors.web.max-wait.
     */
    private Duration maxWait = Duration.ofSeconds(30);

    /**
     * How often it is looked whether an actor there that is linked, monitored or awaited is there
     * still.
     */
    private Duration pollInterval = Duration.ofSeconds(1);

    /**
     * Messages and asks to one actor that may be under way. Further senders wait as for a full
     * mailbox.
     */
    private int queueCapacity = 1_000;

    /** Largest reply or state that is read. */
    private DataSize maxReplySize = DataSize.ofMegabytes(1);

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public Map<String, Peer> getPeers() {
        return peers;
    }

    public void setPeers(Map<String, Peer> peers) {
        this.peers = peers;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public int getQueueCapacity() {
        return queueCapacity;
    }

    public void setQueueCapacity(int queueCapacity) {
        this.queueCapacity = queueCapacity;
    }

    public DataSize getMaxReplySize() {
        return maxReplySize;
    }

    public void setMaxReplySize(DataSize maxReplySize) {
        this.maxReplySize = maxReplySize;
    }

    /**
     * Another application.
     *
     * @param url URL below which it has its actors, such as http://10.0.0.7:8080/actors.
     * @param token Its actors.web.token, if it has one.
     */
    public record Peer(@DefaultValue("") String url, @Nullable String token) {

        /** Shows no token. */
        @Override
        public String toString() {
            return "Peer[url=" + url + "]";
        }
    }
}
