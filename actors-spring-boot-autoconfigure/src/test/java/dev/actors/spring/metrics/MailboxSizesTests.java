package dev.actors.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorInfo;
import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.Node;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class MailboxSizesTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final AtomicInteger walks = new AtomicInteger();
    private final List<ActorInfo> actors = new ArrayList<>();
    private final MailboxSizes sizes =
            new MailboxSizes(
                    () -> {
                        walks.incrementAndGet();
                        return List.copyOf(actors);
                    },
                    nanos::get);

    @Test
    void sumsAndFindsTheLargestByBehavior() {
        add("a", 3);
        add("a", 5);
        add("b", 7);
        assertThat(sizes.total("a")).isEqualTo(8);
        assertThat(sizes.largest("a")).isEqualTo(5);
        assertThat(sizes.total("b")).isEqualTo(7);
        assertThat(sizes.total("none")).isZero();
        assertThat(sizes.largest("none")).isZero();
    }

    @Test
    void walksOnceForAllReadingsOfASecond() {
        add("a", 1);
        assertThat(sizes.total("a")).isEqualTo(1);
        add("a", 1);
        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(sizes.total("a")).isEqualTo(1);
        assertThat(sizes.largest("b")).isZero();
        assertThat(walks).hasValue(1);
        nanos.addAndGet(Duration.ofMillis(2).toNanos());
        assertThat(sizes.total("a")).isEqualTo(2);
        assertThat(walks).hasValue(2);
    }

    private void add(String behavior, int size) {
        try (Node node = Node.builder("c@h:1").open()) {
            Address address = node.spawn(self -> null);
            actors.add(
                    new ActorInfo(
                            address,
                            List.of(),
                            behavior,
                            ActorStatus.WAITING,
                            null,
                            size,
                            10,
                            0,
                            0,
                            null,
                            null,
                            Instant.EPOCH,
                            null,
                            List.of(),
                            List.of(),
                            List.of()));
        }
    }
}
