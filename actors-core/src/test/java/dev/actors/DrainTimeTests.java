package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long a node that closes looks at its actors where each look takes long. */
class DrainTimeTests {

    private static final Duration PATIENCE = Duration.ofSeconds(16);
    private static final Duration READ = Duration.ofMillis(1_400);

    /** Goes on with each look at it, as in a process that is stopped again and again. */
    private static final class Jumping implements TimeSource {

        private long nanos;

        @Override
        public long nanoTime() {
            nanos += READ.toNanos();
            return nanos;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Runnable schedule(Duration delay, Runnable action) {
            return () -> {};
        }
    }

    private final Jumping time = new Jumping();
    private final List<Duration> ends = new ArrayList<>();

    private final Node node =
            Node.builder("secret@127.0.0.1:4711")
                    .time(time)
                    .engine(
                            new NoThreads() {
                                @Override
                                public void rest(Duration moment) {
                                    time.nanos += moment.toNanos();
                                    ends.add(Duration.ofNanos(time.nanos));
                                }
                            })
                    .open();

    @Test
    void restsNoLongerThanThereIsTime() {
        node.send(node.spawn(ActorSpec.process(ActorContext::receive)), "work");
        Duration began = Duration.ofNanos(time.nanos).plus(READ);

        assertThat(node.close(PATIENCE).actors()).isEqualTo(1);

        Duration drainedUntil = began.plus(PATIENCE.multipliedBy(3).dividedBy(4));
        assertThat(ends).isNotEmpty().allMatch(end -> end.compareTo(drainedUntil) <= 0);
        assertThat(ends).contains(drainedUntil);
    }
}
