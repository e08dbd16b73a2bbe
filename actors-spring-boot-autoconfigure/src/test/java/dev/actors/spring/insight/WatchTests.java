package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Samples are taken while somebody watches, and only then. */
class WatchTests {

    private final BlockingQueue<NodeSample> seen = new LinkedBlockingQueue<>();
    private Node node;
    private NodeModel model;

    @BeforeEach
    void open() {
        node = Node.builder("c@h:1").open();
        model = new NodeModel(() -> node, _ -> null);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Watch watch(Duration pace) {
        return new Watch(
                model, new RecentEvents(InstantSource.system()), new FlowMeter(node), pace);
    }

    @Test
    void showsTheFirstSampleAtOnceAndFurtherOnes() {
        Watch watch = watch(Duration.ofMillis(1));
        Runnable leave = watch.add(_ -> seen.add(model.sample()), false);

        assertThat(Patience.next(seen).messagesPerSecond()).isNull();
        assertThat(Patience.next(seen).messagesPerSecond()).isNotNull();
        assertThat(Patience.next(seen).watchers()).isEqualTo(1);
        leave.run();
    }

    @Test
    void showsTheSharedSampleToWhoComesLater() {
        Watch watch = watch(Duration.ofDays(1));
        Runnable leave = watch.add(_ -> seen.add(model.sample()), false);
        NodeSample first = Patience.next(seen);
        Runnable leaveToo = watch.add(_ -> seen.add(model.sample()), false);

        assertThat(Patience.next(seen)).isSameAs(first);
        assertThat(seen).isEmpty();
        leave.run();
        leaveToo.run();
    }

    @Test
    void endsItsThreadWithTheLastWatcherAndBeginsAnew() {
        Watch watch = watch(Duration.ofDays(1));
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        Runnable leave = watch.add(_ -> threads.add(Thread.currentThread()), true);
        Thread thread = Patience.next(threads);
        assertThat(watch.flow().isOpen()).isTrue();
        leave.run();
        Patience.join(thread);

        assertThat(watch.flow().isOpen()).isFalse();
        assertThat(model.sample().messagesPerSecond()).isNull();
        Runnable leaveAgain = watch.add(_ -> threads.add(Thread.currentThread()), false);
        assertThat(Patience.next(threads)).isNotSameAs(thread);
        leaveAgain.run();
    }

    @Test
    void goesOnThoughASampleFails() {
        AtomicInteger looks = new AtomicInteger();
        NodeModel failing =
                new NodeModel(
                        () -> {
                            if (looks.incrementAndGet() == 1) {
                                throw new IllegalStateException("sample");
                            }
                            return node;
                        },
                        _ -> null);
        Watch watch =
                new Watch(
                        failing,
                        new RecentEvents(InstantSource.system()),
                        new FlowMeter(node),
                        Duration.ofMillis(1));
        Runnable leave = watch.add(_ -> seen.add(failing.sample()), false);

        assertThat(Patience.next(seen).watchers()).isEqualTo(1);
        leave.run();
    }

    @Test
    void hasNothingOnItsThreadOfWhoWatchesFirst() {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        BlockingQueue<Optional<String>> users = new LinkedBlockingQueue<>();
        Watch watch = watch(Duration.ofDays(1));
        user.set("ann");
        try {
            Runnable leave = watch.add(_ -> users.add(Optional.ofNullable(user.get())), false);
            assertThat(Patience.next(users)).isEmpty();
            leave.run();
        } finally {
            user.remove();
        }
    }

    @Test
    void goesOnThoughOneWatcherFails() {
        Watch watch = watch(Duration.ofMillis(1));
        CountDownLatch twice = new CountDownLatch(2);
        Runnable leave =
                watch.add(
                        _ -> {
                            twice.countDown();
                            throw new IllegalStateException("watcher");
                        },
                        false);
        Patience.await(twice);
        Runnable leaveToo = watch.add(_ -> seen.add(model.sample()), false);

        assertThat(Patience.next(seen)).isNotNull();
        leave.run();
        leaveToo.run();
    }
}
