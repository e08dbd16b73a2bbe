package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.NodeBuilder;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What becomes of the routees that a router spawns on each node, on a clock that tests turn. */
class RouterRouteesTests extends MeshTestCase {

    private final HandTurnedClock clock = new HandTurnedClock();
    private final List<Peer> nodes =
            mesh(2, builder -> builder.behaviors((name, _) -> worker(name)));
    private final Peer here = nodes.get(0);
    private final Peer there = nodes.get(1);
    private final AtomicInteger startsThere = new AtomicInteger();
    private final CountDownLatch mayStartThere = new CountDownLatch(1);
    private final CountDownLatch isHeld = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    NodeBuilder node(NodeBuilder builder) {
        return builder.time(clock);
    }

    private ActorSpec worker(String name) {
        return ActorSpec.process(
                        (ActorContext self) -> {
                            if (self.node() == there.node) {
                                startThere(name);
                            }
                            while (true) {
                                Object unused = self.receive();
                                self.reply(self.node().name());
                            }
                        })
                .behaviorName(name);
    }

    private void startThere(String name) {
        if (name.equals("slow")) {
            await(mayStartThere);
        }
        if (startsThere.getAndIncrement() == 0 && name.equals("failing")) {
            throw new IllegalStateException("not yet");
        }
    }

    /** What is sent to it goes by the text, if that is not an order to the router. */
    private ActorSpec router(String behavior) {
        return MeshRouter.consistentHash(
                        here.mesh, Routees.onEachNode(behavior, null), this::obeyed)
                .spec();
    }

    private Object obeyed(Object message) {
        switch (message.toString()) {
            case "hold" -> {
                isHeld.countDown();
                await(mayGoOn);
            }
            case "crash" -> throw new IllegalStateException("told to crash");
            default -> {}
        }
        return message;
    }

    private boolean reachesThere(Address router) {
        return IntStream.range(0, 20)
                .mapToObj(i -> here.node.ask(router, i, SOON))
                .anyMatch(there.name()::equals);
    }

    private long routeesThere(String behavior) {
        return there.node.snapshot().stream()
                .filter(actor -> actor.behavior().equals(behavior))
                .count();
    }

    @Test
    void areStartedAgainThoughTheRoutersMailboxIsFull() {
        Address router = here.node.spawn(router("failing").mailboxCapacity(1));
        here.node.send(router, "hold");
        await(isHeld);
        here.node.send(router, "wait");
        until(
                () -> {
                    clock.advance(Duration.ofSeconds(1));
                    return here.node.snapshot().stream()
                            .noneMatch(actor -> actor.behavior().equals("mesh-router-pause"));
                });
        mayGoOn.countDown();

        until(() -> reachesThere(router));
        assertThat(startsThere).hasValue(2);
    }

    @Test
    void takePartHoweverLongTheyTakeToStart() {
        Address router = here.node.spawn(router("slow"));
        CompletableFuture<?> first = here.node.askAsync(router, "first", Duration.ofDays(1));
        until(
                () -> {
                    clock.advance(Duration.ofSeconds(5));
                    return first.isDone();
                });
        clock.advance(Duration.ofHours(1));
        mayStartThere.countDown();

        until(() -> reachesThere(router));
    }

    @Test
    void areStoppedThoughTheyStartAfterTheirRouterHasEnded() {
        Address router = here.node.spawn(router("slow"));
        until(() -> routeesThere("slow") == 1);
        here.node.kill(router);
        mayStartThere.countDown();

        until(() -> startsThere.get() == 1 && routeesThere("slow") == 0);
    }

    @Test
    void areStoppedWhereTheirRouterCannotBeReachedAndSpawnedAnew() {
        Address router = here.node.spawn(router("worker"));
        until(() -> reachesThere(router));

        here.mesh.close();
        until(() -> routeesThere("worker") == 0);

        here.start();
        until(() -> here.mesh.nodes().size() == 1 && reachesThere(router));
        assertThat(routeesThere("worker")).isEqualTo(1);
    }

    @Test
    void areReplacedWhenTheirRouterIsRestarted() {
        Address router =
                here.node.spawn(
                        router("worker")
                                .supervised(
                                        RestartPolicy.otp(RestartType.PERMANENT)::newSupervision));
        until(() -> reachesThere(router));

        here.node.send(router, "crash");
        until(() -> startsThere.get() == 2 && reachesThere(router));
        until(() -> routeesThere("worker") == 1);
    }
}
