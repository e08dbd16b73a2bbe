package dev.actors;

import static dev.actors.pattern.Clause.after;
import static dev.actors.pattern.Clause.on;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class ReceiveAfterTests extends KernelTestCase {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private static int within(Duration timeout, ActorContext self) {
        return self.receive(on(Integer.class, n -> n), after(timeout, () -> -1));
    }

    @Test
    void pollsWhenZero() {
        Address actor =
                node.spawn(
                        self -> {
                            self.send(self.address(), "other");
                            self.send(self.address(), 1);
                            return List.of(
                                    within(Duration.ZERO, self),
                                    within(Duration.ZERO, self),
                                    self.receive());
                        });

        assertThat(node.await(actor)).isEqualTo(List.of(1, -1, "other"));
    }

    @Test
    void waitsForEverWithoutAfter() {
        Address actor = node.spawn(self -> self.<Integer>receive(on(Integer.class, n -> n)));
        awaitStatus(actor, ActorStatus.WAITING);

        clock.advance(Duration.ofDays(10_000));
        assertThat(status(actor)).isEqualTo(ActorStatus.WAITING);
        node.send(actor, 3);

        assertThat(node.await(actor)).isEqualTo(3);
    }

    @Test
    void givesUpWhenTimeIsUpAndNotBefore() {
        Address actor = node.spawn(self -> within(FIVE_SECONDS, self));
        clock.awaitScheduled(1);

        awaitStatus(actor, ActorStatus.WAITING);
        clock.advance(FIVE_SECONDS.minusNanos(1));
        assertThat(status(actor)).isEqualTo(ActorStatus.WAITING);
        clock.advance(Duration.ofNanos(1));

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(-1));
    }

    @Test
    void isNotExtendedByArrivalsThatDoNotMatch() {
        Address actor = node.spawn(self -> within(FIVE_SECONDS, self));
        for (int i = 0; i < 5; i++) {
            clock.awaitScheduled(1);
            node.send(actor, "other " + i);
            awaitStatus(actor, ActorStatus.WAITING);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(-1));
    }

    @Test
    void onlyLetsTimePassWithAfterAlone() {
        Address actor =
                node.spawn(
                        self -> {
                            String slept = self.receive(after(FIVE_SECONDS, () -> "slept"));
                            return List.of(slept, self.receive());
                        });
        clock.awaitScheduled(1);
        node.send(actor, "kept");
        until(() -> "a time-out".equals(node.info(actor).orElseThrow().waitingFor()));

        clock.advance(FIVE_SECONDS);

        assertThat(node.await(actor)).isEqualTo(List.of("slept", "kept"));
    }
}
