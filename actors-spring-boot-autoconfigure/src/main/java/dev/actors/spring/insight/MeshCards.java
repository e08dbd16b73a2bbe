package dev.actors.spring.insight;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.BehaviorStatistics;
import dev.actors.Node;
import dev.actors.spring.NodeLifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the nodes of a mesh tell each other for their dashboards: how many actors live there, and
 * where the dashboard is. An actor on each node answers; others are asked only while somebody
 * looks.
 */
public final class MeshCards implements SmartLifecycle {

    /**
     * What a node said last.
     *
     * @param alive actors that live there
     * @param url where its dashboard is; null if it does not say
     * @param roundTrip how long it took to answer
     */
    record Card(long alive, @Nullable String url, Duration roundTrip) {}

    private static final String NAME = "dashboard:card"; // no name of a resource
    private static final String ALIVE = "alive";
    private static final String URL = "url";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Node node;
    private final @Nullable String url;
    private final Map<String, Card> cards = new ConcurrentHashMap<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>(); // when, in nanoseconds
    private volatile boolean running;

    /**
     * The cards of a node.
     *
     * @param node whose card the others get
     * @param url where its dashboard is, as browsers reach it; null to keep that from the others
     * @throws IllegalArgumentException if that is no http(s) URL
     */
    public MeshCards(Node node, @Nullable String url) {
        if (url != null && !isUrl(url)) {
            throw new IllegalArgumentException(
                    "actors.dashboard.url must begin with http:// or https://, not be " + url);
        }
        this.node = node;
        this.url = url;
    }

    private static boolean isUrl(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /** What a node said last, null if nothing yet; asks it again and does not wait. */
    @Nullable Card look(String other) {
        long begin = System.nanoTime();
        if (running && asked.putIfAbsent(other, begin) == null) {
            Address card = Address.parse("named://" + other + "/dashboard%3Acard");
            CompletableFuture<?> unused =
                    node.askAsync(card, Map.of(), PATIENCE)
                            .whenComplete((reply, _) -> keep(other, reply, begin));
        }
        return cards.get(other);
    }

    /** Keeps a reply, unless the node was lost since it was asked. */
    synchronized void keep(String other, @Nullable Object reply, long begin) {
        boolean isStillThere = asked.remove(other, begin);
        if (isStillThere
                && reply instanceof Map<?, ?> said
                && said.get(ALIVE) instanceof Number alive) {
            Duration roundTrip = Duration.ofNanos(System.nanoTime() - begin);
            cards.put(other, new Card(alive.longValue(), urlIn(said), roundTrip));
        }
    }

    /** Another node says it: a link must not be a script. */
    private static @Nullable String urlIn(Map<?, ?> card) {
        return card.get(URL) instanceof String text && isUrl(text) ? text : null;
    }

    /** Forgets what a node said, which is lost. */
    synchronized void forget(String other) {
        asked.remove(other);
        cards.remove(other);
    }

    private Behavior<?> answering() {
        return Behavior.of(
                Map.class,
                (self, _) -> {
                    self.reply(card());
                    return Behavior.same();
                });
    }

    private Map<String, Object> card() {
        Map<String, Object> card = new HashMap<>();
        card.put(ALIVE, node.statistics().stream().mapToLong(BehaviorStatistics::alive).sum());
        if (url != null) {
            card.put(URL, url);
        }
        return card;
    }

    @Override
    public void start() {
        node.open();
        node.start(ActorSpec.behavior(answering()).behaviorName("dashboard-card").name(NAME));
        running = true;
    }

    /** The actor ends with its node. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return NodeLifecycle.PHASE - 1;
    }
}
