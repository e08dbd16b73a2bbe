package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A time-out that goes off in the very moment in which it is cancelled. */
class LateTimerTests extends KernelTestCase {

    private final AtomicReference<Supervision.Child> child = new AtomicReference<>();

    /** Time whose timers are always too far gone to be cancelled. */
    private final class Relentless implements TimeSource {

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public Runnable schedule(Duration delay, Runnable action) {
            Runnable unused = clock.schedule(delay, action);
            return () -> {};
        }
    }

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder).time(new Relentless());
    }

    private Supervision restartAtOnce(Supervision.Child supervised) {
        child.set(supervised);
        return _ -> supervised.restart(Duration.ZERO);
    }

    @Test
    void ofAnEarlierRunLeavesTheNextOneAlone() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            while (true) {
                                                self.receive();
                                                self.reply("alive");
                                            }
                                        })
                                .supervised(this::restartAtOnce));
        child.get().suspend();
        assertThat(ask(actor, "?")).isEqualTo("alive");
        clock.advance(GRACE);
        assertThat(ask(actor, "?")).isEqualTo("alive");

        assertThat(node.info(actor).orElseThrow().restarts()).isOne();
    }
}
