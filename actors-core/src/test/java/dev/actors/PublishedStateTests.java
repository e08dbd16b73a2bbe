package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class PublishedStateTests extends KernelTestCase {

    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final CountDownLatch latch = new CountDownLatch(1);

    private final Address counter =
            node.start(
                    ActorSpec.behavior(
                            (self, start) -> {
                                List<Integer> counts = new ArrayList<>(List.of(start));
                                self.publishOnDemand(
                                        () -> {
                                            if (counts.getLast() < 0) {
                                                throw new IllegalStateException("negative");
                                            }
                                            return counts;
                                        });
                                return Behavior.of(
                                        Object.class,
                                        (_, message) -> {
                                            switch (message) {
                                                case Integer n -> counts.add(n);
                                                case Boolean _ -> latch.await();
                                                default -> throw new IllegalStateException("crash");
                                            }
                                            return Behavior.same();
                                        });
                            },
                            1));

    private Object view(Address actor) {
        PublishedState state = get(node.state(actor, PATIENCE));
        return state == null ? "none" : state.view();
    }

    @Test
    void isNullWhenNoneWasPublishedOrTheActorIsUnknown() {
        Address actor = node.spawn(ActorContext::receive);

        assertThat(get(node.state(actor, PATIENCE))).isNull();
        assertThat(get(node.state(Address.parse("keyed:a/b"), PATIENCE))).isNull();
    }

    @Test
    void isTheLastThatWasPublishedWithItsTime() {
        Address actor =
                node.spawn(
                        self -> {
                            self.publish(1);
                            self.receive();
                            self.publish(List.of(2));
                            return self.receive();
                        });
        until(() -> view(actor).equals(1));
        clock.advance(Duration.ofSeconds(7));
        node.send(actor, "next");
        until(() -> view(actor).equals(List.of(2)));

        assertThat(get(node.state(actor, PATIENCE)).at()).isEqualTo(clock.now());
    }

    @Test
    void isMadeOnDemandBehindEarlierMessages() {
        for (int i = 2; i < 100; i++) {
            node.send(counter, i);
            assertThat((List<?>) view(counter)).hasSize(i).last().isEqualTo(i);
        }
    }

    @Test
    void isIsolatedFromTheActor() {
        Object before = view(counter);
        node.send(counter, 2);

        assertThat(view(counter)).isEqualTo(List.of(1, 2));
        assertThat(before).isEqualTo(List.of(1));
    }

    @Test
    void isTheLastOneWhenThePatienceEnds() {
        node.send(counter, true);
        node.send(counter, 2);
        var state = node.state(counter, PATIENCE);
        clock.advance(PATIENCE.minusNanos(1));
        assertThat(state).isNotDone();

        clock.advance(Duration.ofNanos(1));

        assertThat(get(state).view()).isEqualTo(List.of(1));
        latch.countDown();
        until(() -> view(counter).equals(List.of(1, 2)));
    }

    @Test
    void staysTheLastOneWhenTheViewThrows() {
        node.send(counter, -1);

        assertThat(view(counter)).isEqualTo(List.of(1));
        assertThat(status(counter)).isEqualTo(ActorStatus.WAITING);
    }

    @Test
    void staysReadableAfterTheEnd() {
        node.send(counter, "crash");
        end(counter);

        assertThat(view(counter)).isEqualTo(List.of(1));
    }

    @Test
    void isAnsweredByAProcessThatWaitsInASelectiveReceive() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.publishOnDemand(() -> "alive");
                                    return self.receive(Boolean.class);
                                }));
        node.send(actor, "left in the mailbox");

        assertThat(view(actor)).isEqualTo("alive");
        node.send(actor, true);
        assertThat(node.await(actor)).isEqualTo(true);
        assertThat(recorder.nextDeadLetter().message()).isEqualTo("left in the mailbox");
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void isSeenByNoReceive() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.publishOnDemand(() -> 1);
                                    return self.receive();
                                }));
        assertThat(view(actor)).isEqualTo(1);
        node.send(actor, "message");

        assertThat(node.await(actor)).isEqualTo("message");
        assertThat(node.info(actor).orElseThrow().handled()).isEqualTo(1);
    }
}
