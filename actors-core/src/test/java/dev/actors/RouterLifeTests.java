package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.router.Router;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class RouterLifeTests extends KernelTestCase {

    private static final RestartPolicy NEVER = RestartPolicy.otp(RestartType.TEMPORARY);

    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch busy = new CountDownLatch(1);

    /** Answers with its address, or does what the message says. */
    private final ActorSpec worker =
            ActorSpec.behavior(
                            Behavior.of(
                                    Object.class,
                                    (self, message) -> {
                                        if (message.equals("crash")) {
                                            throw new IllegalStateException("asked to crash");
                                        } else if (message.equals("work")) {
                                            busy.countDown();
                                            await(go);
                                        }
                                        self.reply(self.address());
                                        return Behavior.same();
                                    }))
                    .behaviorName("worker");

    private List<Address> routees(Address router) {
        return node.info(router).orElseThrow().monitors();
    }

    private List<Object> answers(Address router, int count) {
        return IntStream.range(0, count).mapToObj(i -> ask(router, i)).toList();
    }

    @Test
    void restartsARouteeInItsPlace() {
        Address router = node.start(Router.roundRobin(2, worker).spec());
        List<Address> routees = routees(router);

        node.send(router, "crash");

        assertThat(recorder.nextRestart().actor().address()).isEqualTo(routees.getFirst());
        assertThat(answers(router, 2)).containsExactly(routees.get(1), routees.get(0));
        assertThat(routees(router)).isEqualTo(routees);
    }

    @Test
    void goesOnWithoutARouteeWhoseBudgetIsSpent() {
        Address router = node.start(Router.roundRobin(3, worker).restartPolicy(NEVER).spec());
        Address first = routees(router).getFirst();

        node.send(router, "crash");

        until(() -> routees(router).size() == 2);
        assertThat(new HashSet<>(answers(router, 4)))
                .isEqualTo(new HashSet<Object>(routees(router)))
                .doesNotContain(first);
    }

    @Test
    void takesItsPolicyInPlaceOfTheRouteesOwn() {
        Address router =
                node.start(Router.roundRobin(2, restarted(worker)).restartPolicy(NEVER).spec());

        node.send(router, "crash");

        until(() -> routees(router).size() == 1);
    }

    @Test
    void endsWithAnErrorWhenNoRouteeIsLeft() {
        Address router = node.start(Router.roundRobin(2, worker).restartPolicy(NEVER).spec());
        node.stop(routees(router).getFirst());
        until(() -> routees(router).size() == 1);

        node.send(router, "crash");

        assertThatThrownBy(() -> node.await(router))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "The router has no routees left: the last one has ended (error). Mend what"
                                + " ends them, allow them more restarts, or supervise the router so"
                                + " that it begins again.")
                .hasRootCauseMessage("asked to crash");
    }

    @Test
    void goesOnWithoutARouteeThatCannotStart() {
        AtomicInteger started = new AtomicInteger();
        ActorSpec fragile =
                ActorSpec.process(
                        self -> {
                            if (started.getAndIncrement() == 0) {
                                throw new IllegalStateException("no start");
                            }
                            self.receive();
                            self.reply(self.address());
                            return self.receive();
                        });

        Address router = node.start(Router.roundRobin(2, fragile).spec());

        until(() -> routees(router).size() == 1);
        assertThat(ask(router, "who?")).isEqualTo(routees(router).getFirst());
    }

    @Test
    void crashesWithItsKeyFunction() {
        Address router =
                node.start(
                        Router.consistentHash(
                                        2,
                                        worker,
                                        _ -> {
                                            throw new IllegalStateException("no key");
                                        })
                                .spec());
        List<Address> routees = routees(router);

        node.send(router, "?");

        assertThat(end(router)).isInstanceOf(ExitReason.Failed.class);
        routees.forEach(routee -> assertThat(end(routee)).isEqualTo(new ExitReason.Shutdown()));
    }

    @Test
    void beginsAgainWithAFullPoolWhenItIsSupervised() {
        Address router =
                node.start(restarted(Router.roundRobin(2, worker).restartPolicy(NEVER).spec()));
        List<Address> old = routees(router);

        old.forEach(node::stop);

        assertThat(recorder.nextRestart().actor().address()).isEqualTo(router);
        until(() -> routees(router).size() == 2);
        assertThat(answers(router, 2)).isEqualTo(routees(router)).doesNotContainAnyElementsOf(old);
    }

    @Test
    void doesNotGiveTheMessagesThatWaitToARouteeThatHasEnded() {
        Address router =
                node.start(
                        Router.consistentHash(
                                        2,
                                        worker,
                                        message -> {
                                            busy.countDown();
                                            await(go);
                                            return message;
                                        })
                                .spec());
        List<Address> routees = routees(router);
        List<CompletableFuture<Object>> asks =
                IntStream.range(0, 200).mapToObj(i -> node.askAsync(router, i, LONG)).toList();
        await(busy);

        node.stop(routees.getFirst());
        end(routees.getFirst());
        ask(routees.getLast(), "still there?");
        go.countDown();

        assertThat(asks.stream().skip(100).map(KernelTestCase::get))
                .containsOnly(routees.getLast());
    }

    @Test
    void stopsItsRouteesWhichFinishTheMessageInHand() {
        Address router = node.start(Router.roundRobin(2, worker).spec());
        List<Address> routees = routees(router);
        var answer = node.askAsync(router, "work", LONG);
        await(busy);

        node.stop(router);

        assertThat(end(router)).isEqualTo(new ExitReason.Shutdown());
        assertThat(end(routees.getLast())).isEqualTo(new ExitReason.Shutdown());
        assertThat(answer.isDone()).isFalse();
        go.countDown();
        assertThat(get(answer)).isEqualTo(routees.getFirst());
        assertThat(end(routees.getFirst())).isEqualTo(new ExitReason.Shutdown());
    }

    @Test
    void stopsItsRouteesWhenItsParentIsKilled() {
        CompletableFuture<Address> router = new CompletableFuture<>();
        Address parent =
                node.spawn(
                        self -> {
                            router.complete(self.spawnLink(Router.roundRobin(2, worker).spec()));
                            return self.receive();
                        });
        until(() -> routees(get(router)).size() == 2);
        List<Address> routees = routees(get(router));

        node.kill(parent);

        assertThat(end(get(router))).isEqualTo(new ExitReason.Killed());
        routees.forEach(routee -> assertThat(end(routee)).isEqualTo(new ExitReason.Shutdown()));
        until(() -> node.snapshot().isEmpty());
    }

    @Test
    void endsWithItsNode() {
        Address router = node.start(Router.roundRobin(3, worker).spec());
        List<Address> routees = routees(router);

        node.close();

        assertThat(end(router)).isEqualTo(new ExitReason.Shutdown());
        routees.forEach(routee -> assertThat(end(routee)).isEqualTo(new ExitReason.Shutdown()));
        assertThat(recorder.deadLetters()).isEmpty();
    }
}
