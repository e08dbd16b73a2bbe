package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class StartTests extends KernelTestCase {

    private final CountDownLatch latch = new CountDownLatch(1);

    @Test
    void waitsForTheFirstReceive() {
        CompletableFuture<Address> start =
                node.startAsync(
                        ActorSpec.process(
                                self -> {
                                    latch.await();
                                    return self.receive();
                                }));
        Address actor = node.snapshot().getFirst().address();
        assertThat(start).isNotDone();
        assertThat(status(actor)).isEqualTo(ActorStatus.STARTING);

        latch.countDown();

        assertThat(get(start)).isEqualTo(actor);
    }

    @Test
    void waitsForReadyOfAProcessThatReceivesLater() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.ready();
                                    self.ready();
                                    latch.await();
                                    return "done";
                                }));

        assertThat(status(actor)).isEqualTo(ActorStatus.RUNNING);
        latch.countDown();
        assertThat(node.await(actor)).isEqualTo("done");
    }

    @Test
    void failsWithTheCauseOfAProcessThatThrowsBefore() {
        IllegalStateException cause = new IllegalStateException("no sensor");
        ActorSpec spec =
                ActorSpec.process(
                                _ -> {
                                    throw cause;
                                })
                        .behaviorName("sampler")
                        .name("attic");

        assertThatThrownBy(() -> node.start(spec))
                .isInstanceOf(ActorStartException.class)
                .hasMessage("'attic' (sampler) ended before it had started.")
                .hasCause(cause);
        assertThat(node.whereis("attic")).isEmpty();
        assertThat(node.snapshot()).isEmpty();
    }

    @Test
    void failsWhenTheProcessReturnsBefore() {
        assertThatThrownBy(() -> node.start(ActorSpec.process(_ -> "too early")))
                .isInstanceOf(ActorStartException.class)
                .hasNoCause();
    }

    @Test
    void failsWhenTheActorIsKilledBefore() {
        CompletableFuture<Address> start =
                node.startAsync(
                        ActorSpec.process(
                                _ -> {
                                    latch.await();
                                    return null;
                                }));
        Address actor = node.snapshot().getFirst().address();
        node.kill(actor);

        assertThatThrownBy(() -> get(start))
                .isInstanceOfSatisfying(
                        ActorStartException.class,
                        failure -> assertThat(failure.actor()).contains(actor))
                .hasNoCause();
    }

    @Test
    void failsWhenTheSetupOfABehaviourThrowsOrGivesNone() {
        assertThatThrownBy(
                        () ->
                                node.start(
                                        ActorSpec.behavior(
                                                (_, text) -> {
                                                    throw new IllegalArgumentException(text);
                                                },
                                                "bad argument")))
                .isInstanceOf(ActorStartException.class)
                .hasRootCauseMessage("bad argument");
        assertThatThrownBy(() -> node.start(ActorSpec.behavior(Behavior.same())))
                .rootCause()
                .hasMessageContaining("returned no behaviour");
        assertThatThrownBy(() -> node.start(ActorSpec.behavior((_, _) -> null, 1)))
                .isInstanceOf(ActorStartException.class)
                .rootCause()
                .hasMessageContaining("returned no behaviour");
    }

    @Test
    void isNotRepeatedBySupervision() {
        ActorSpec spec =
                restarted(
                        ActorSpec.process(
                                _ -> {
                                    throw new IllegalStateException("never");
                                }));

        assertThatThrownBy(() -> node.start(spec)).isInstanceOf(ActorStartException.class);
        assertThat(recorder.nextEnd().actor().restarts()).isZero();
    }

    @Test
    void isWaitedForByAParentThatIsKilled() {
        Address parent =
                node.spawn(
                        self ->
                                self.start(
                                        ActorSpec.process(
                                                _ -> {
                                                    latch.await();
                                                    return null;
                                                })));
        until(() -> node.snapshot().size() == 2);

        node.kill(parent);

        assertThat(end(parent)).isEqualTo(new ExitReason.Killed());
        latch.countDown();
    }
}
