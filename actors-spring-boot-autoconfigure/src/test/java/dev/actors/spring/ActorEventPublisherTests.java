package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What is published of a node's actors, and what is not. */
@Timeout(60)
class ActorEventPublisherTests {

    private static final RestartPolicy ONCE =
            new RestartPolicy(
                    RestartType.TRANSIENT, 1, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);

    private final BlockingQueue<Object> published = new LinkedBlockingQueue<>();

    private static ActorSpec fragile() {
        return ActorSpec.process(
                        self -> {
                            throw new IllegalStateException("over " + self.receive());
                        })
                .behaviorName("fragile")
                .supervised(ONCE::newSupervision);
    }

    private <E> E next(Class<E> type) throws InterruptedException {
        Object event = published.poll(10, TimeUnit.SECONDS);
        assertThat(event).isInstanceOf(type);
        return type.cast(event);
    }

    @Test
    void tellsCrashesRestartsDeadLettersAndExitsInTheirOrder() throws InterruptedException {
        ActorEventPublisher publisher = new ActorEventPublisher(published::add);
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            Address actor = node.start(fragile());
            node.send(actor, "first");
            node.send(actor, "second");
            node.termination(actor).join();
        }

        assertThat(next(ActorEvent.DeadLettered.class).letter().reason())
                .isEqualTo(DeadLetter.Reason.CRASHED);
        ActorEvent.Crashed crash = next(ActorEvent.Crashed.class);
        assertThat(crash.report().messageType()).isEqualTo("String");
        assertThat(crash.report().actor().restartsLeft()).isEqualTo(1);
        assertThat(next(ActorEvent.Restarted.class).actor().restartsLeft()).isZero();
        assertThat(next(ActorEvent.DeadLettered.class).letter().message()).isEqualTo("second");
        assertThat(next(ActorEvent.Crashed.class).report().actor().restartsLeft()).isZero();
        ActorEvent.Exited exit = next(ActorEvent.Exited.class);
        assertThat(exit.gaveUp()).isTrue();
        assertThat(exit.reason()).isInstanceOf(ExitReason.Failed.class);
        assertThat(publisher.dropped()).isZero();
    }

    @Test
    void doesNotSayThatAnActorGaveUpWhichEndedOrIsNotRestarted() throws InterruptedException {
        ActorEventPublisher publisher = new ActorEventPublisher(published::add);
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            node.termination(node.spawn(_ -> "done")).join();
            assertThat(next(ActorEvent.Exited.class).gaveUp()).isFalse();
            node.termination(
                            node.spawn(
                                    _ -> {
                                        throw new IllegalStateException("unsupervised");
                                    }))
                    .join();
            next(ActorEvent.Crashed.class);
            assertThat(next(ActorEvent.Exited.class).gaveUp()).isFalse();
        }
    }

    @Test
    void holdsUpNoActorAndCountsWhatItDropsWhenAListenerIsStuck() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Object> heard = new CopyOnWriteArrayList<>();
        ActorEventPublisher publisher =
                new ActorEventPublisher(
                        event -> {
                            stuck.countDown();
                            awaitUninterrupted(release);
                            heard.add(event);
                        });
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            node.termination(node.spawn(_ -> null)).join();
            assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 1_500; i++) {
                node.termination(node.spawn(_ -> null)).join();
            }
            assertThat(publisher.dropped()).isEqualTo(1_500 - 1_024);
            release.countDown();
        }
        CountDownLatch told = new CountDownLatch(1);
        publisher.stop(told::countDown);
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasSize(1_025);
    }

    @Test
    void goesOnWhenAListenerThrows() throws InterruptedException {
        ActorEventPublisher publisher =
                new ActorEventPublisher(
                        event -> {
                            published.add(event);
                            throw new NoClassDefFoundError("listener");
                        });
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            node.termination(node.spawn(_ -> 1)).join();
            node.termination(node.spawn(_ -> 2)).join();
        }

        assertThat(next(ActorEvent.Exited.class).reason()).isEqualTo(new ExitReason.Normal(1));
        assertThat(next(ActorEvent.Exited.class).reason()).isEqualTo(new ExitReason.Normal(2));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
