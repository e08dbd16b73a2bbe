package dev.actors.sample.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actors.ActorInfo;
import dev.actors.Node;
import dev.actors.PublishedState;
import dev.actors.spring.Actor;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.Receive;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the nodes of the mesh who lives on this one. */
@Profile("mesh")
@Actor(value = "roster", autostart = true)
class Roster {

    private static final Pattern KEYED = Pattern.compile("keyed:[^/]+/(.+)");
    private static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** Asks who is there. */
    record Look() {}

    /**
     * A node.
     *
     * @param url where its web server is; null if that has not started yet
     * @param process the number of its process
     * @param actors the first ones that live there
     */
    record Residents(@Nullable String url, long process, List<Resident> actors) {}

    /**
     * An actor.
     *
     * @param name its name, if it has one
     * @param key the key that it is reached by, if it is
     * @param count what it counts, if it counts
     */
    record Resident(
            String behavior,
            @Nullable String name,
            @Nullable String key,
            String address,
            long handled,
            @Nullable Integer count) {}

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final Environment environment;

    Roster(Node node, BehaviorRegistry behaviors, Environment environment) {
        this.node = node;
        this.behaviors = behaviors;
        this.environment = environment;
    }

    @Receive
    CompletionStage<Residents> look(Look look) {
        List<CompletableFuture<Resident>> residents =
                node.snapshot().stream()
                        .filter(actor -> behaviors.find(actor.behavior()).isPresent())
                        .limit(MOST)
                        .map(this::resident)
                        .toList();
        return CompletableFuture.allOf(residents.toArray(CompletableFuture[]::new))
                .thenApply(
                        _ ->
                                new Residents(
                                        url(),
                                        ProcessHandle.current().pid(),
                                        residents.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Resident> resident(ActorInfo actor) {
        return node.state(actor.address(), PATIENCE).thenApply(state -> resident(actor, state));
    }

    private Resident resident(ActorInfo actor, @Nullable PublishedState state) {
        return new Resident(
                actor.behavior(),
                actor.names().isEmpty() ? null : actor.names().getFirst(),
                keyIn(actor.address().toString()),
                actor.address().toString(),
                actor.handled(),
                state != null && state.view() instanceof Integer count ? count : null);
    }

    private static @Nullable String keyIn(String address) {
        Matcher keyed = KEYED.matcher(address);
        return keyed.matches() ? URLDecoder.decode(keyed.group(1), UTF_8) : null;
    }

    private @Nullable String url() {
        String port = environment.getProperty("local.server.port");
        return port == null ? null : "http://127.0.0.1:" + port;
    }
}
