package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

class MailboxBoundTests extends KernelTestCase {

    private final CountDownLatch go = new CountDownLatch(1);

    private final ActorSpec collector =
            ActorSpec.process(
                            self -> {
                                self.receive(Boolean.class);
                                List<Object> taken = new ArrayList<>();
                                while (!"end".equals(taken.isEmpty() ? null : taken.getLast())) {
                                    taken.add(self.receive());
                                }
                                return taken;
                            })
                    .behaviorName("collector")
                    .mailboxCapacity(1);

    private final Address full = node.start(collector);

    private void fill() {
        node.send(full, 0);
    }

    @Test
    void blocksTheSenderThenFailsAndSaysWhatTheReceiverDoes() {
        fill();
        awaitStatus(full, ActorStatus.WAITING);
        Future<?> sending =
                async(
                        () ->
                                assertThatThrownBy(() -> node.send(full, "one more"))
                                        .isInstanceOf(MailboxFullException.class)
                                        .hasMessageContaining("The mailbox of collector#1 is full")
                                        .hasMessageContaining("did not take a String")
                                        .hasMessageContaining(
                                                "waiting for Boolean, with 1 of 1 messages"));
        clock.awaitScheduled(1);
        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(sending.isDone()).isFalse();

        clock.advance(Duration.ofNanos(1));

        get(sending);
    }

    @Test
    void failsAtOnceWhenItShall() {
        Address actor = node.start(collector.overflow(Overflow.FAIL));
        node.send(actor, 0);

        assertThatThrownBy(() -> node.send(actor, 1)).isInstanceOf(MailboxFullException.class);
        assertThatThrownBy(() -> node.ask(actor, 1, LONG)).isInstanceOf(MailboxFullException.class);
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void offersWithoutWaiting() {
        assertThat(node.offer(full, 0)).isTrue();
        assertThat(node.offer(full, 1)).isFalse();
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void waitsNoLongerThanTheTimeoutOfAnAsk() {
        fill();
        Future<?> asking =
                async(
                        () ->
                                assertThatThrownBy(() -> node.ask(full, "?", Duration.ofSeconds(1)))
                                        .isInstanceOf(MailboxFullException.class));
        clock.awaitScheduled(1);

        clock.advance(Duration.ofSeconds(1));

        get(asking);
    }

    @Test
    void releasesWaitingSendersWhenTheReceiverDies() {
        fill();
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int n = i;
            senders.add(async(() -> node.send(full, n)));
            clock.awaitScheduled(i);
        }

        node.kill(full);

        senders.forEach(KernelTestCase::get);
        assertThat(IntStream.rangeClosed(0, 5).mapToObj(_ -> recorder.nextDeadLetter().message()))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void takesTheMessagesOfWaitingSendersInOrder() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.ready();
                                            go.await();
                                            return IntStream.rangeClosed(0, 5)
                                                    .mapToObj(_ -> self.receive())
                                                    .toList();
                                        })
                                .mailboxCapacity(1));
        node.send(actor, 0);
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            int n = i;
            senders.add(async(() -> node.send(actor, n)));
            clock.awaitScheduled(i);
        }

        go.countDown();

        senders.forEach(KernelTestCase::get);
        assertThat(result(actor)).isEqualTo(List.of(0, 1, 2, 3, 4, 5));
    }

    @Test
    void doesNotBoundWhatAnActorSendsToItself() {
        Address actor =
                node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            for (int i = 0; i < 100; i++) {
                                                self.send(self.address(), i);
                                            }
                                            return IntStream.range(0, 100)
                                                    .mapToObj(_ -> self.receive())
                                                    .toList();
                                        })
                                .mailboxCapacity(1));

        assertThat(result(actor)).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    private Object showsAViewAndIsBusy(ActorContext self) throws InterruptedException {
        self.publishOnDemand(() -> "view");
        self.ready();
        go.await();
        return self.receive();
    }

    @Test
    void isNotFilledByThoseWhoLookAtTheState() {
        Address actor = node.start(ActorSpec.process(this::showsAViewAndIsBusy).mailboxCapacity(2));
        for (int i = 0; i < 5; i++) {
            var state = node.state(actor, Duration.ofMillis(250));
            clock.advance(Duration.ofMillis(250));
            assertThat(get(state).view()).isEqualTo("view");
        }

        assertThat(node.info(actor).orElseThrow().mailboxSize()).isZero();
        assertThat(node.offer(actor, "message")).isTrue();
        go.countDown();
    }

    @Test
    void holdsOnlySoManyLooksAtTheState() {
        Address actor = node.start(ActorSpec.process(this::showsAViewAndIsBusy));
        List<CompletableFuture<PublishedState>> looks = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            looks.add(node.state(actor, Duration.ofMillis(250)));
        }

        assertThat(clock.scheduled()).isEqualTo(100);
        assertThat(looks.subList(100, 150)).allSatisfy(look -> assertThat(look).isDone());
        go.countDown();
        looks.forEach(look -> assertThat(get(look).view()).isEqualTo("view"));
    }

    @Test
    void losesNoRoomWhenASenderIsKilledAsRoomIsMade() {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        CompletableFuture<Thread> senderThread = new CompletableFuture<>();
        Address receiver =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.ready();
                                            go.await();
                                            self.receive();
                                            taken.countDown();
                                            return self.receive(Boolean.class);
                                        })
                                .mailboxCapacity(1));
        node.send(receiver, "fills it");
        clock.onRead =
                () -> {
                    if (clock.scheduled() > 0
                            && Thread.currentThread() == senderThread.getNow(null)) {
                        waits.countDown();
                        awaitStubbornly(killed);
                        LockSupport.unpark(Thread.currentThread());
                    }
                };
        Address sender =
                node.spawn(
                        self -> {
                            senderThread.complete(Thread.currentThread());
                            self.send(receiver, "waits");
                            return null;
                        });
        await(waits);
        go.countDown();
        await(taken);

        node.kill(sender);
        killed.countDown();
        end(sender);

        assertThat(node.offer(receiver, "there is room")).isTrue();
    }

    @Test
    void refusesACapacityBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> collector.mailboxCapacity(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Node.builder("s@a:1").mailboxCapacity(0))
                .withMessageContaining("at least one message, not 0");
    }
}
