package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

class ProcessTests extends KernelTestCase {

    private static Object forward(ActorContext self, Address next) {
        self.send(next, self.receive());
        return null;
    }

    private static Object ring(ActorContext self, int n) {
        Address next = self.address();
        for (int i = 0; i < n; i++) {
            next = self.spawn(ProcessTests::forward, next);
        }
        self.send(next, Map.of("text", "hello around the ring"));
        return self.receive();
    }

    @Test
    void goesAroundARing() {
        Address ring = node.spawn(ProcessTests::ring, 10_000);

        assertThat(node.await(ring)).isEqualTo(Map.of("text", "hello around the ring"));
    }

    @Test
    void isGivenNoneOneOrTwoArguments() {
        assertThat(node.await(node.spawn(_ -> "none"))).isEqualTo("none");
        assertThat(node.await(node.spawn((_, a) -> a, 1))).isEqualTo(1);
        assertThat(node.await(node.spawn((_, a, b) -> a + b, "1", 2))).isEqualTo("12");
    }

    @Test
    void takesNullAndArraysAsSingleArguments() {
        assertThat(node.await(node.spawn((_, a) -> a, (String) null))).isNull();
        assertThat(node.await(node.spawn((_, a) -> a.length, new String[] {"a", "b"})))
                .isEqualTo(2);
        assertThat(node.await(node.spawn((_, a, b) -> a == b, null, null))).isEqualTo(true);
    }

    @Test
    void runsOnAVirtualThread() {
        assertThat(node.await(node.spawn(_ -> Thread.currentThread().isVirtual()))).isEqualTo(true);
    }

    @Test
    void givesItsResultToAllWhoAwaitIt() {
        Address actor = node.spawn(ActorContext::receive);
        var first = async(() -> assertThat(node.await(actor)).isEqualTo("done"));
        var second = async(() -> assertThat(node.await(actor)).isEqualTo("done"));

        node.send(actor, "done");

        get(first);
        get(second);
        assertThat(node.await(actor)).isEqualTo("done");
        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("done"));
    }

    @Test
    void throwsTheErrorToWhoAwaitsIt() {
        IllegalStateException cause = new IllegalStateException("out of ink");
        Address actor =
                node.spawn(
                        _ -> {
                            throw cause;
                        });

        assertThatThrownBy(() -> node.await(actor))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("anonymous#")
                .hasMessageContaining("out of ink")
                .hasCause(cause);
        assertThat(end(actor)).isEqualTo(new ExitReason.Failed(cause));
    }

    @Test
    void isAwaitedByAnotherActor() {
        Address worker = node.spawn(ActorContext::receive);
        Address boss = node.spawn((self, w) -> "got " + self.await(w), worker);

        node.send(worker, "it");

        assertThat(node.await(boss)).isEqualTo("got it");
    }

    @Test
    void cannotAwaitItself() {
        Address actor = node.spawn(self -> self.await(self.address()));

        assertThat(end(actor))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(SelfAskException.class));
    }

    @Test
    void hasNoResultWhenKilledOrStopped() {
        Address killed = node.spawn(ActorContext::receive);
        Address stopped = node.spawn(ActorContext::receive);
        node.kill(killed);
        node.stop(stopped);

        assertThatThrownBy(() -> node.await(killed))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.Killed()));
        assertThatThrownBy(() -> node.await(stopped))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.Shutdown()));
    }

    @Test
    void isAwaitedNoLongerThanTheTimeout() {
        Address actor = node.spawn(self -> self.receive(Integer.class));
        awaitStatus(actor, ActorStatus.WAITING);
        var awaiting =
                async(
                        () ->
                                assertThatThrownBy(() -> node.await(actor, Duration.ofSeconds(3)))
                                        .isInstanceOf(AwaitTimeoutException.class)
                                        .hasMessageContaining("has not ended in time")
                                        .hasMessageContaining("waiting for Integer"));
        clock.awaitScheduled(1);

        clock.advance(Duration.ofSeconds(3));

        get(awaiting);
    }

    @Test
    void awaitPollsWhenTheTimeoutIsZero() {
        Address actor = node.spawn(ActorContext::receive);

        assertThatThrownBy(() -> node.await(actor, Duration.ZERO))
                .isInstanceOf(AwaitTimeoutException.class);
        node.send(actor, "x");
        end(actor);
        assertThat(node.await(actor, Duration.ZERO)).isEqualTo("x");
    }

    @Test
    void isFoundByTheTextOfItsAddressAliveAndDead() {
        Address actor = node.spawn(ActorContext::receive);
        Address read = Address.parse(actor.toString());
        assertThat(read).isEqualTo(actor);

        node.send(read, "by text");

        assertThat(node.await(read)).isEqualTo("by text");
        assertThat(node.await(Address.parse(actor.toString()))).isEqualTo("by text");
    }

    @Test
    void keepsItsReasonReadableHoweverOftenAnotherDeadAddressIsWritten() {
        Address first = node.spawn(_ -> "first");
        Address second = node.spawn(_ -> "second");
        String text = first.toString();
        end(first);
        end(second);

        for (int i = 0; i < 20_000; i++) {
            assertThat(second.toString()).isNotEqualTo(text);
        }

        assertThat(node.await(Address.parse(text))).isEqualTo("first");
    }

    @Test
    void remembersNobodyWhoOnlyLooksWhetherItHasEnded() {
        Address actor = node.spawn(ActorContext::receive);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> node.await(actor, Duration.ZERO))
                    .isInstanceOf(AwaitTimeoutException.class);
        }

        var termination = node.registry().requireCell(actor).life().termination();
        assertThat(termination.getNumberOfDependents()).isZero();
    }

    @Test
    void isNotKnownByAddressesOfOtherNodes() {
        Address elsewhere = Address.parse("actor://192.0.2.1:4711/1/1");

        assertThatThrownBy(() -> node.await(elsewhere))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.Unknown()))
                .hasMessageContaining("actor://192.0.2.1:4711/1/1");
    }

    @Test
    void interruptedAwaitLeavesTheActorAlone() {
        Address actor = node.spawn(ActorContext::receive);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waiter =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        node.await(actor);
                                    } catch (InterruptedWaitException e) {
                                        if (Thread.currentThread().isInterrupted()) {
                                            interrupted.countDown();
                                        }
                                    }
                                });
        waiter.interrupt();

        await(interrupted);
        node.send(actor, "still here");
        assertThat(node.await(actor)).isEqualTo("still here");
        assertThat(List.of(recorder.nextEnd().reason()))
                .containsExactly(new ExitReason.Normal("still here"));
    }
}
