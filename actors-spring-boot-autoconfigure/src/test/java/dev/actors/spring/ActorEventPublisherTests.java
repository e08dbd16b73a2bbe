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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** What is published of a node's actors, and what is not. */
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

    private <E> E next(Class<E> type) {
        Object event = Patience.next(published);
        assertThat(event).isInstanceOf(type);
        return type.cast(event);
    }

    @Test
    void tellsCrashesRestartsDeadLettersAndExitsInTheirOrder() {
        ActorEventPublisher publisher = new ActorEventPublisher(published::add);
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            Address actor = node.start(fragile());
            node.send(actor, "first");
            node.send(actor, "second");
            Patience.of(node.termination(actor));
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
    void doesNotSayThatAnActorGaveUpWhichEndedOrIsNotRestarted() {
        ActorEventPublisher publisher = new ActorEventPublisher(published::add);
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            Patience.of(node.termination(node.spawn(_ -> "done")));
            assertThat(next(ActorEvent.Exited.class).gaveUp()).isFalse();
            Patience.of(
                    node.termination(
                            node.spawn(
                                    _ -> {
                                        throw new IllegalStateException("unsupervised");
                                    })));
            next(ActorEvent.Crashed.class);
            assertThat(next(ActorEvent.Exited.class).gaveUp()).isFalse();
        }
    }

    @Test
    void holdsUpNoActorAndCountsWhatItDropsWhenAListenerIsStuck() {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<Object> heard = new CopyOnWriteArrayList<>();
        ActorEventPublisher publisher =
                new ActorEventPublisher(
                        event -> {
                            stuck.countDown();
                            Patience.await(release);
                            heard.add(event);
                        });
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            Patience.of(node.termination(node.spawn(_ -> null)));
            Patience.await(stuck);
            for (int i = 0; i < 1_500; i++) {
                Patience.of(node.termination(node.spawn(_ -> null)));
            }
            assertThat(publisher.dropped()).isEqualTo(1_500 - 1_024);
            release.countDown();
        }
        CountDownLatch told = new CountDownLatch(1);
        publisher.stop(told::countDown);
        Patience.await(told);
        assertThat(heard).hasSize(1_025);
    }

    @Test
    void hasNothingOnItsThreadOfWhoMadeItHappen() {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        ActorEventPublisher publisher =
                new ActorEventPublisher(_ -> published.add(Optional.ofNullable(user.get())));
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            Address dead = node.spawn(_ -> null);
            Patience.of(node.termination(dead));
            Patience.next(published);
            user.set("ann");
            node.send(dead, "too late");
        } finally {
            user.remove();
        }

        assertThat(Patience.next(published)).isEqualTo(Optional.empty());
    }

    @Test
    void goesOnWhenAListenerThrows() {
        ActorEventPublisher publisher =
                new ActorEventPublisher(
                        event -> {
                            published.add(event);
                            throw new NoClassDefFoundError("listener");
                        });
        try (Node node = Node.builder("c@h:1").listener(publisher).open()) {
            Patience.of(node.termination(node.spawn(_ -> 1)));
            Patience.of(node.termination(node.spawn(_ -> 2)));
        }

        assertThat(next(ActorEvent.Exited.class).reason()).isEqualTo(new ExitReason.Normal(1));
        assertThat(next(ActorEvent.Exited.class).reason()).isEqualTo(new ExitReason.Normal(2));
    }
}
