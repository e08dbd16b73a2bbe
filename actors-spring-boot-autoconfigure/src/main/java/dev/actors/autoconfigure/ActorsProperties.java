package dev.actors.autoconfigure;

import static java.util.Objects.requireNonNullElse;

import dev.actors.Overflow;
import dev.actors.isolation.Isolation;
import dev.actors.spring.BehaviorSettings;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings of the node, its behaviours, the REST protocol, the metrics and the dashboard.
 *
 * <p>It has setters, where a record would be shorter: a record's defaults are texts, which every
 * start of an application would convert. That took a third of the time that the starter adds.
 */
@ConfigurationProperties("actors")
public final class ActorsProperties {

    /**
     * Identity of this node, COOKIE@HOST:PORT. By default the name is 127.0.0.1:4711 and the cookie
     * is random.
     */
    private @Nullable String node;

    /** How messages are kept apart from their senders. */
    private Isolation isolation = Isolation.COPY;

    /** Messages that a mailbox takes. */
    private int mailboxCapacity = 100_000;

    /** How long a sender waits for room in a full mailbox before it fails. */
    private Duration sendTimeout = Duration.ofSeconds(5);

    /**
     * How long an actor that starts with the application may take for that, before the
     * application's start fails.
     */
    private Duration startTimeout = Duration.ofSeconds(30);

    /** How long a stopped actor may go on with the message in hand before it is killed. */
    private Duration shutdownTimeout = Duration.ofSeconds(5);

    /** How long a killed actor may take to end before it is abandoned. */
    private Duration killGrace = Duration.ofSeconds(5);

    /** Settings by behaviour name. */
    private Map<String, Behavior> behaviors = new LinkedHashMap<>();

    /** The REST protocol. */
    @NestedConfigurationProperty private final ActorsWebProperties web = new ActorsWebProperties();

    /** The way to actors of other applications, over their REST protocol. */
    @NestedConfigurationProperty
    private final ActorsHttpProperties http = new ActorsHttpProperties();

    /** The metrics. */
    private final Metrics metrics = new Metrics();

    /** The dashboard. */
    private final Dashboard dashboard = new Dashboard();

    public @Nullable String getNode() {
        return node;
    }

    public void setNode(@Nullable String node) {
        this.node = node;
    }

    public Isolation getIsolation() {
        return isolation;
    }

    public void setIsolation(Isolation isolation) {
        this.isolation = isolation;
    }

    public int getMailboxCapacity() {
        return mailboxCapacity;
    }

    public void setMailboxCapacity(int mailboxCapacity) {
        this.mailboxCapacity = mailboxCapacity;
    }

    public Duration getSendTimeout() {
        return sendTimeout;
    }

    public void setSendTimeout(Duration sendTimeout) {
        this.sendTimeout = sendTimeout;
    }

    public Duration getStartTimeout() {
        return startTimeout;
    }

    public void setStartTimeout(Duration startTimeout) {
        this.startTimeout = startTimeout;
    }

    public Duration getShutdownTimeout() {
        return shutdownTimeout;
    }

    public void setShutdownTimeout(Duration shutdownTimeout) {
        this.shutdownTimeout = shutdownTimeout;
    }

    public Duration getKillGrace() {
        return killGrace;
    }

    public void setKillGrace(Duration killGrace) {
        this.killGrace = killGrace;
    }

    public Map<String, Behavior> getBehaviors() {
        return behaviors;
    }

    public void setBehaviors(Map<String, Behavior> behaviors) {
        this.behaviors = behaviors;
    }

    public ActorsWebProperties getWeb() {
        return web;
    }

    public ActorsHttpProperties getHttp() {
        return http;
    }

    public Metrics getMetrics() {
        return metrics;
    }

    public Dashboard getDashboard() {
        return dashboard;
    }

    /** What is said of a behaviour, also in environment variables, which have no hyphens. */
    Behavior behavior(String name) {
        Behavior said = behaviors.get(name);
        return said == null ? behaviors.getOrDefault(name.replace("-", ""), Behavior.SILENT) : said;
    }

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

    /** Settings of the metrics. */
    public static final class Metrics {

        /** Whether the node's metrics are published. */
        private boolean enabled = true;

        /** Whether the waiting and handling of each message are timed. */
        private boolean timers = true;

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        public boolean isTimers() {
            return timers;
        }

        public void setTimers(boolean timers) {
            this.timers = timers;
        }
    }

    /** Settings of the dashboard. */
    public static final class Dashboard {

        /** Whether the dashboard is served below the base path of the REST protocol. */
        private boolean enabled = true;

        /** Whether the dashboard kills, restarts and sends to actors. */
        private boolean allowActions = false;

        /**
         * Where browsers find this node's dashboard, such as
         * https://one.example.com/actors/dashboard/. Those of the mesh's other nodes lead there.
         */
        private @Nullable String url;

        public boolean isEnabled() {
            return enabled;
        }

        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        public boolean isAllowActions() {
            return allowActions;
        }

        public void setAllowActions(boolean allowActions) {
            this.allowActions = allowActions;
        }

        public @Nullable String getUrl() {
            return url;
        }

        public void setUrl(@Nullable String url) {
            this.url = url;
        }
    }
}
