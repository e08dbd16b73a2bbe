package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Refusal;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Routers whose routees are on several nodes. */
class MeshRouterTests extends MeshTestCase {

    private final Map<String, AtomicInteger> got = new ConcurrentHashMap<>();
    private final List<Peer> nodes =
            mesh(2, builder -> builder.behaviors((name, _) -> worker(name)));
    private final Peer here = nodes.get(0);
    private final Peer there = nodes.get(1);

    /** One that starts when it may. */
    private final CountDownLatch maySlowStart = new CountDownLatch(1);

    private final AtomicInteger starts = new AtomicInteger();

    private ActorSpec worker(String name) {
        if (name.equals("failing")) {
            return ActorSpec.process(this::workAtTheSecondStart).behaviorName(name);
        }
        if (name.equals("slow")) {
            return ActorSpec.process(this::workWhenAllowed).behaviorName(name);
        }
        if (!name.equals("worker")) {
            throw new IllegalArgumentException("unknown");
        }
        return ActorSpec.process(this::work).behaviorName(name);
    }

    /** Counts what it gets on its node, and answers with its name. */
    private Object work(ActorContext self) {
        String node = self.node().name();
        while (true) {
            Object unused = self.receive();
            got.computeIfAbsent(node, _ -> new AtomicInteger()).incrementAndGet();
            self.reply(node);
        }
    }

    private Object workAtTheSecondStart(ActorContext self) {
        if (self.node() == there.node && starts.getAndIncrement() == 0) {
            throw new IllegalStateException("not yet");
        }
        return work(self);
    }

    private Object workWhenAllowed(ActorContext self) throws InterruptedException {
        if (self.node() == there.node) {
            maySlowStart.await();
        }
        return work(self);
    }

    private Routees workers() {
        return workers("worker");
    }

    private Routees workers(String behavior) {
        return Routees.onEachNode(behavior, null);
    }

    private Address start(MeshRouter router) {
        return here.node.spawn(router.spec());
    }

    /** The same, with a routee on each node. */
    private Address startAll(MeshRouter router) {
        Address address = start(router);
        until(() -> here.node.info(address).orElseThrow().monitors().size() == 2);
        return address;
    }

    private List<Object> ask(Address router, int times) {
        List<Object> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(here.node.ask(router, i, SOON));
        }
        return answers;
    }

    @Test
    void givesOneAfterTheOtherAndFollowsTheNodes() {
        Address router = startAll(MeshRouter.roundRobin(here.mesh, workers()));
        assertThat(ask(router, 4)).containsOnly(here.name(), there.name());
        List<Object> two = ask(router, 2);
        assertThat(two).containsExactlyInAnyOrder(here.name(), there.name());

        there.mesh.close();
        until(() -> here.mesh.nodes().isEmpty());
        assertThat(ask(router, 3)).containsOnly(here.name());

        there.start();
        until(() -> here.mesh.nodes().size() == 1);
        until(() -> ask(router, 2).contains(there.name()));
        assertThat(there.node.snapshot())
                .filteredOn(actor -> actor.behavior().equals("worker"))
                .hasSize(1);
    }

    @Test
    void hasARouteeOfANodeThatWasGoneWhileNothingWasSent() {
        Address router = startAll(MeshRouter.roundRobin(here.mesh, workers()));
        assertThat(ask(router, 2)).containsExactlyInAnyOrder(here.name(), there.name());

        there.mesh.close();
        until(() -> here.mesh.nodes().isEmpty());
        there.start();
        until(() -> here.mesh.nodes().size() == 1);

        until(() -> ask(router, 2).contains(there.name()));
    }

    @Test
    void triesAgainWhereARouteeHasFailedToStart() {
        Address router = start(MeshRouter.roundRobin(here.mesh, workers("failing")));
        until(() -> ask(router, 2).contains(there.name()));
        assertThat(starts).hasValue(2);
    }

    @Test
    void servesWithTheOthersWhileARouteeStarts() {
        there.mesh.close();
        until(() -> here.mesh.nodes().isEmpty());
        Address router = start(MeshRouter.roundRobin(here.mesh, workers("slow")));
        there.start();
        until(() -> here.mesh.nodes().size() == 1);
        assertThat(here.node.ask(router, "now", SOON)).isEqualTo(here.name());

        maySlowStart.countDown();
        until(() -> ask(router, 2).contains(there.name()));
    }

    @Test
    void givesEachMessageToAllAndTakesNoAsks() {
        Address router = startAll(MeshRouter.broadcast(here.mesh, workers()));
        here.node.send(router, "all");
        until(() -> got.size() == 2);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> here.node.ask(router, "all", SOON))
                .withMessageContaining("takes no asks");
    }

    @Test
    void givesMessagesOfAKeyToTheSameRoutee() {
        Address router = startAll(MeshRouter.consistentHash(here.mesh, workers(), m -> m));
        List<Object> first = ask(router, 40);
        assertThat(Set.copyOf(first)).hasSize(2);
        assertThat(ask(router, 40)).isEqualTo(first);
    }

    @Test
    void choosesAtRandomAmongThoseOfAName() {
        nodes.forEach(peer -> peer.node.spawn(worker("worker").name("resizer")));
        Address router = start(MeshRouter.random(here.mesh, Routees.named("resizer")));
        until(() -> Set.copyOf(ask(router, 10)).size() == 2);
    }

    @Test
    void leavesOutGivenRouteesThatHaveEnded() {
        Address near = here.node.spawn(worker("worker"));
        Address far = there.node.spawn(worker("worker"));
        Address router = start(MeshRouter.roundRobin(here.mesh, Routees.of(List.of(near, far))));
        assertThat(ask(router, 2)).containsExactlyInAnyOrder(here.name(), there.name());
        there.node.kill(far);
        until(
                () -> {
                    try {
                        return ask(router, 2).equals(List.of(here.name(), here.name()));
                    } catch (DeadActorException notHeardOfYet) {
                        return false;
                    }
                });
    }

    @Test
    void refusesAsksWhileThereIsNoRoutee() {
        Address router = start(MeshRouter.random(here.mesh, Routees.onEachNode("nobody", null)));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> here.node.ask(router, 1, SOON))
                .withMessageContaining("no routee");
    }

    @Test
    void spawnsOnNodesInTurn() {
        List<String> homes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Address worker = here.mesh.spawn(here.mesh.nextNode(), "worker", null);
            homes.add(worker.nodeName().orElseThrow());
        }
        assertThat(homes).containsExactlyInAnyOrder(here.name(), there.name());
        assertThat(here.mesh.anyNode()).isIn(here.name(), there.name());
    }
}
