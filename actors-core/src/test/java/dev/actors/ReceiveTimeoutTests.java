package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.pattern.Pattern;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class ReceiveTimeoutTests extends KernelTestCase {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void pollsWhenZero() {
        CountDownLatch polled = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        self -> {
                            Object before = self.receive(Duration.ZERO);
                            polled.countDown();
                            sent.await();
                            return Arrays.asList(
                                    before,
                                    self.receive(Integer.class, Duration.ZERO),
                                    self.receive(Duration.ZERO),
                                    self.receive(Duration.ZERO));
                        });
        await(polled);
        node.send(actor, "a");
        sent.countDown();

        assertThat(node.await(actor)).isEqualTo(Arrays.asList(null, null, "a", null));
    }

    @Test
    void pollsWhenNegative() {
        Address actor = node.spawn(self -> self.receive(Duration.ofSeconds(-1)));

        assertThat(node.await(actor)).isNull();
    }

    @Test
    void givesNullWhenTimeIsUpAndNotBefore() {
        Address actor = node.spawn(self -> self.receive(String.class, FIVE_SECONDS));
        clock.awaitScheduled(1);

        awaitStatus(actor, ActorStatus.WAITING);
        clock.advance(FIVE_SECONDS.minusNanos(1));
        assertThat(status(actor)).isEqualTo(ActorStatus.WAITING);
        clock.advance(Duration.ofNanos(1));

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(null));
    }

    @Test
    void isNotExtendedByArrivalsThatDoNotMatch() {
        Address actor = node.spawn(self -> self.receive(String.class, FIVE_SECONDS));
        for (int i = 0; i < 5; i++) {
            clock.awaitScheduled(1);
            node.send(actor, i);
            awaitStatus(actor, ActorStatus.WAITING);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(null));
    }

    @Test
    void isNotExtendedByArrivalsDuringTheSearch() {
        AtomicInteger tests = new AtomicInteger();
        Address actor =
                node.spawn(
                        self -> {
                            self.send(self.address(), 0);
                            return self.receive(
                                    Pattern.type(
                                            Integer.class,
                                            n -> {
                                                clock.advance(Duration.ofSeconds(1));
                                                if (tests.incrementAndGet() < 100) {
                                                    self.send(self.address(), n + 1);
                                                }
                                                return false;
                                            }),
                                    FIVE_SECONDS);
                        });

        assertThat(node.await(actor)).isNull();
        assertThat(tests.get()).isLessThan(10);
    }

    @Test
    void isCancelledWhenAMessageComes() {
        Address actor =
                node.spawn(
                        self -> {
                            Object first = self.receive(FIVE_SECONDS);
                            self.receive();
                            return first;
                        });
        clock.awaitScheduled(1);

        node.send(actor, "in time");

        until(() -> clock.scheduled() == 0);
        node.send(actor, "end");
        assertThat(node.await(actor)).isEqualTo("in time");
    }

    @Test
    void mayBeForEver() {
        Address actor = node.spawn(self -> self.receive(Duration.ofDays(100_000)));
        clock.awaitScheduled(1);

        node.send(actor, "late");

        assertThat(node.await(actor)).isEqualTo("late");
    }
}
