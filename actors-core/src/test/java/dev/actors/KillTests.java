package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class KillTests extends KernelTestCase {

    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch cleaned = new CountDownLatch(1);

    private void assertKilled(Address actor) {
        node.kill(actor);
        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void leavesEveryWaitAndRunsFinally() {
        List<ProcessFunction> waits =
                List.of(
                        ActorContext::receive,
                        self -> self.receive(LONG),
                        self -> self.ask(node.spawn(other -> other.receive(String.class)), 1, LONG),
                        self -> self.await(node.spawn(other -> other.receive(Integer.class))),
                        self -> {
                            Address full =
                                    node.spawn(
                                            ActorSpec.process(f -> f.receive(Void.class))
                                                    .mailboxCapacity(1));
                            self.send(full, 1);
                            self.send(full, 2);
                            return null;
                        });
        for (ProcessFunction wait : waits) {
            CountDownLatch finallyRan = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            Address actor =
                    node.spawn(
                            self -> {
                                try {
                                    begun.countDown();
                                    return wait.run(self);
                                } catch (Exception e) {
                                    return "swallowed";
                                } finally {
                                    finallyRan.countDown();
                                }
                            });
            await(begun);
            assertKilled(actor);
            await(finallyRan);
        }
    }

    @Test
    void interruptsBlockingCode() {
        Address actor =
                node.spawn(
                        _ -> {
                            reached.countDown();
                            never.await();
                            return null;
                        });
        await(reached);

        assertKilled(actor);
    }

    @Test
    void interruptsBlockingCodeOfABehaviour() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (_, _) -> {
                                    reached.countDown();
                                    never.await();
                                    return Behavior.same();
                                }));
        node.send(actor, "block");
        await(reached);

        assertKilled(actor);
        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter(
                                "block", actor, "anonymous", DeadLetter.Reason.CRASHED, null));
    }

    @Test
    void endsAnIdleBehaviour() {
        Address actor = node.spawn(Behavior.of(String.class, (_, _) -> Behavior.same()));
        awaitStatus(actor, ActorStatus.WAITING);

        assertKilled(actor);
    }

    @Test
    void endsActorsThatBlockHoweverSoonItComes() {
        List<Address> actors = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Address actor =
                    node.spawn(
                            _ -> {
                                never.await();
                                return null;
                            });
            node.kill(actor);
            actors.add(actor);
        }

        assertThat(actors)
                .allSatisfy(actor -> assertThat(end(actor)).isEqualTo(new ExitReason.Killed()));
    }

    @Test
    void isRaisedAgainFromEveryLaterCall() {
        List<Runnable> calls = new ArrayList<>();
        Address actor =
                node.spawn(
                        self -> {
                            calls.addAll(
                                    List.of(
                                            self::address,
                                            self::node,
                                            self::ready,
                                            self::receive,
                                            () -> self.receive(Duration.ZERO),
                                            self::sender,
                                            () -> self.reply(1),
                                            () -> self.publish(1),
                                            () -> self.publishOnDemand(() -> 1),
                                            () -> self.spawn(ActorContext::receive),
                                            () -> self.send(Address.parse("keyed:a/b"), 1),
                                            () -> self.ask(Address.parse("keyed:a/b"), 1, LONG),
                                            () ->
                                                    get(
                                                            self.askAsync(
                                                                    Address.parse("keyed:a/b"),
                                                                    1,
                                                                    LONG)),
                                            () -> self.await(Address.parse("keyed:a/b"))));
                            int raised = 0;
                            try {
                                self.receive();
                            } catch (Killed first) {
                                for (Runnable call : calls) {
                                    try {
                                        call.run();
                                    } catch (Killed again) {
                                        raised++;
                                    }
                                }
                            }
                            if (raised == calls.size()) {
                                cleaned.countDown();
                            }
                            return null;
                        });
        awaitStatus(actor, ActorStatus.WAITING);

        assertKilled(actor);
        await(cleaned);
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void isFollowedByAnInterruptOnNoOtherActor() {
        for (int i = 0; i < 500; i++) {
            node.kill(node.spawn(ActorContext::receive));
            Address next = node.spawn(_ -> Thread.currentThread().isInterrupted());
            assertThat(node.await(next)).isEqualTo(false);
        }
    }

    @Test
    void doesNothingToTheDeadOrUnknown() {
        Address actor = node.spawn(_ -> "done");
        end(actor);

        node.kill(actor);
        node.kill(Address.parse("actor://" + node.name() + "/1/1"));
        node.kill(Address.parse("keyed:a/b"));

        assertThat(node.await(actor)).isEqualTo("done");
    }

    @Test
    void countsOnceHoweverOftenItIsCalled() {
        Address actor = node.spawn(ActorContext::receive);
        for (int i = 0; i < 10; i++) {
            node.kill(actor);
        }
        end(actor);

        assertThat(recorder.nextEnd().reason()).isEqualTo(new ExitReason.Killed());
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void isReportedAsKilledWhenTheActorReturnsNormallyAfterwards() {
        Address actor =
                node.spawn(
                        self -> {
                            try {
                                return self.receive();
                            } catch (Killed e) {
                                return "graceful";
                            }
                        });
        awaitStatus(actor, ActorStatus.WAITING);

        assertKilled(actor);
    }
}
