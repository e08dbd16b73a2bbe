package dev.actors.autoconfigure;

import static java.util.Objects.requireNonNullElse;

import dev.actors.Overflow;
import dev.actors.isolation.Isolation;
import dev.actors.spring.BehaviorSettings;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Settings of the node, its behaviours, the REST protocol, the metrics and the dashboard.
 *
 * @param node Identity of this node, COOKIE@HOST:PORT. By default the name is 127.0.0.1:4711 and
 *     the cookie is random.
 * @param isolation How messages are kept apart from their senders.
 * @param mailboxCapacity Messages that a mailbox takes.
 * @param sendTimeout How long a sender waits for room in a full mailbox before it fails.
 * @param startTimeout How long an actor that starts with the application may take for that, before
 *     the application's start fails.
 * @param shutdownTimeout How long a stopped actor may go on with the message in hand before it is
 *     killed.
 * @param killGrace How long a killed actor may take to end before it is abandoned.
 * @param behaviors Settings by behaviour name.
 * @param web The REST protocol.
 * @param http The way to actors of other applications, over their REST protocol.
 * @param metrics The metrics.
 * @param dashboard The dashboard.
 */
@ConfigurationProperties("actors")
public record ActorsProperties(
        @Nullable String node,
        @DefaultValue("copy") Isolation isolation,
        @DefaultValue("100000") int mailboxCapacity,
        @DefaultValue("5s") Duration sendTimeout,
        @DefaultValue("30s") Duration startTimeout,
        @DefaultValue("5s") Duration shutdownTimeout,
        @DefaultValue("5s") Duration killGrace,
        @DefaultValue Map<String, Behavior> behaviors,
        @DefaultValue Web web,
        @DefaultValue Http http,
        @DefaultValue Metrics metrics,
        @DefaultValue Dashboard dashboard) {

    /**
     * Settings of one behaviour.
     *
     * @param restart After which ends its actors are restarted. By default what the class says,
     *     else permanent where they start with the application, else transient.
     * @param intensity Restarts that an actor may have within the period before it gives up. By
     *     default what the class says, else 10.
     * @param period The period in which restarts are counted. By default what the class says, else
     *     1m.
     * @param backoff Delay of the first restart. It doubles for each further one within the period.
     *     By default what the class says, else 100ms.
     * @param maxBackoff Longest delay of a restart. By default what the class says, else 5s.
     * @param mailboxCapacity Messages that a mailbox takes. By default what the class says, else
     *     the node's setting.
     * @param overflow What happens to a message that finds the mailbox full. By default what the
     *     class says, else block.
     * @param blocking Whether its handlers block, so that each activation gets a virtual thread of
     *     its own. By default what the class says, else false.
     * @param idle How long an actor of a key may have nothing to do before it is passivated. By
     *     default what the class says, else 10m.
     * @param args Arguments of its actors, where the spawn gives none.
     */
    public record Behavior(
            @Nullable RestartType restart,
            @Nullable Integer intensity,
            @Nullable Duration period,
            @Nullable Duration backoff,
            @Nullable Duration maxBackoff,
            @Nullable Integer mailboxCapacity,
            @Nullable Overflow overflow,
            @Nullable Boolean blocking,
            @Nullable Duration idle,
            @DefaultValue Map<String, Object> args) {

        private static final Behavior SILENT =
                new Behavior(null, null, null, null, null, null, null, null, null, Map.of());

        /** What is said here, and otherwise what the class says. */
        BehaviorSettings over(BehaviorSettings said) {
            RestartPolicy policy = said.restart();
            return new BehaviorSettings(
                    new RestartPolicy(
                            requireNonNullElse(restart, policy.type()),
                            requireNonNullElse(intensity, policy.intensity()),
                            requireNonNullElse(period, policy.period()),
                            requireNonNullElse(backoff, policy.minBackoff()),
                            requireNonNullElse(maxBackoff, policy.maxBackoff())),
                    mailboxCapacity == null ? said.mailboxCapacity() : mailboxCapacity,
                    requireNonNullElse(overflow, said.overflow()),
                    requireNonNullElse(blocking, said.blocking()),
                    requireNonNullElse(idle, said.idle()));
        }
    }

    /**
     * Settings of the REST protocol.
     *
     * @param enabled Whether actors are reached over HTTP.
     * @param basePath Path below which actors are resources.
     * @param token Bearer token that every request must have. Without a token only this machine
     *     itself may call.
     * @param guardedPaths Patterns of the application's own paths, such as /orders/**, that answer
     *     nobody to whom the protocol does not.
     * @param maxWait Longest time that a request may wait for a reply, or take to send its body.
     * @param maxBodySize Largest body of a request.
     * @param topics The streams of topics.
     */
    public record Web(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/actors") String basePath,
            @Nullable String token,
            @DefaultValue List<String> guardedPaths,
            @DefaultValue("30s") Duration maxWait,
            @DefaultValue("1MB") DataSize maxBodySize,
            @DefaultValue Topics topics) {

        /** Shows no token. */
        @Override
        public String toString() {
            return "Web[basePath=" + basePath + "]";
        }
    }

    /**
     * Settings of the streams of topics.
     *
     * @param maxStreams Streams that may be open at once.
     * @param buffer What waits for a client that reads slowly. One that falls further behind is
     *     dropped.
     * @param heartbeat How often a stream without events sends a comment, by which clients that
     *     have vanished are noticed.
     * @param retry How long a client shall wait before it comes back.
     * @param history Events that a topic keeps for clients that resume, if a stream was the first
     *     to use it.
     */
    public record Topics(
            @DefaultValue("4000") int maxStreams,
            @DefaultValue("64KB") DataSize buffer,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("2s") Duration retry,
            @DefaultValue("100") int history) {}

    /**
     * Settings of the way to actors of other applications, over their REST protocol.
     *
     * @param enabled Whether there is such a way.
     * @param peers The other applications, by names of your choice. Requests go nowhere else.
     * @param connectTimeout How long a connection may take.
     * @param requestTimeout How long a peer may take to answer, beyond what an ask waits for its
     *     reply.
     * @param maxWait How long a peer shall wait for an actor's reply at most. It should not be less
     *     than the time-outs of asks, nor more than the peer's actors.web.max-wait.
     * @param pollInterval How often it is looked whether an actor there that is linked, monitored
     *     or awaited is there still.
     * @param queueCapacity Messages and asks to one actor that may be under way. Further senders
     *     wait as for a full mailbox.
     * @param maxReplySize Largest reply or state that is read.
     */
    public record Http(
            @DefaultValue("true") boolean enabled,
            @DefaultValue Map<String, Peer> peers,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration requestTimeout,
            @DefaultValue("30s") Duration maxWait,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("1000") int queueCapacity,
            @DefaultValue("1MB") DataSize maxReplySize) {}

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

    /**
     * Settings of the metrics.
     *
     * @param enabled Whether the node's metrics are published.
     * @param timers Whether the waiting and handling of each message are timed.
     */
    public record Metrics(
            @DefaultValue("true") boolean enabled, @DefaultValue("true") boolean timers) {}

    /**
     * Settings of the dashboard.
     *
     * @param enabled Whether the dashboard is served below the base path of the REST protocol.
     * @param allowActions Whether the dashboard kills, restarts and sends to actors.
     * @param url Where browsers find this node's dashboard, such as
     *     https://one.example.com/actors/dashboard/. Those of the mesh's other nodes lead there.
     */
    public record Dashboard(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean allowActions,
            @Nullable String url) {}

    /** What is said of a behaviour, also in environment variables, which have no hyphens. */
    Behavior behavior(String name) {
        Behavior said = behaviors.get(name);
        return said == null ? behaviors.getOrDefault(name.replace("-", ""), Behavior.SILENT) : said;
    }

    /** Shows no cookie and no token. */
    @Override
    public String toString() {
        return "ActorsProperties[web=" + web + "]";
    }
}
