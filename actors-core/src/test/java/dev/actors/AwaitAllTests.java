package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

class AwaitAllTests extends KernelTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Address first = node.start(ActorSpec.process(ActorContext::receive));
    private final Address second = node.start(ActorSpec.process(ActorContext::receive));

    @Test
    void givesTheResultsInTheOrderOfTheActors() {
        Future<?> waiting =
                async(
                        () ->
                                assertThat(node.awaitAll(List.of(first, second), LONG))
                                        .isEqualTo(List.of(1, 2)));
        clock.awaitScheduled(1);
        node.send(second, 2);
        end(second);

        node.send(first, 1);

        get(waiting);
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void givesNothingForNobody() {
        assertThat(node.awaitAll(List.of(), Duration.ZERO)).isEmpty();
    }

    @Test
    void givesWhatIsThereAlreadyWithoutTime() {
        node.send(first, 1);
        end(first);

        assertThat(node.awaitAll(List.of(first, first), Duration.ZERO)).isEqualTo(List.of(1, 1));
    }

    @Test
    void failsWithTheFirstThatHasNoResult() {
        Address crashing =
                node.spawn(
                        _ -> {
                            throw new IllegalStateException("boom");
                        });

        assertThatThrownBy(() -> node.awaitAll(List.of(crashing, first), LONG))
                .isInstanceOf(ActorFailedException.class)
                .hasRootCauseMessage("boom");
        node.kill(second);
        assertThatThrownBy(() -> node.awaitAll(List.of(second, first), LONG))
                .isInstanceOf(DeadActorException.class);
    }

    @Test
    void hasOneTimeoutForAll() {
        Address waiting =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.ready();
                                    return self.awaitAll(List.of(first, second), SECOND);
                                }));
        awaitWaitFor(waiting, first);
        clock.advance(SECOND.dividedBy(2));
        node.send(first, 1);
        awaitWaitFor(waiting, second);

        clock.advance(SECOND.dividedBy(2));

        assertThat(end(waiting))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed ->
                                assertThat(failed.cause())
                                        .isInstanceOf(AwaitTimeoutException.class)
                                        .hasMessageContaining("has not ended in time"));
    }

    private void awaitWaitFor(Address waiting, Address awaited) {
        String text = "the end of " + Reports.name(node.registry().requireCell(awaited));
        until(() -> text.equals(node.info(waiting).orElseThrow().waitingFor()));
    }

    private boolean isAwaited(Address actor) {
        return !node.registry().requireCell(actor).life().awaited().threads().isEmpty();
    }

    @Test
    void leavesNothingBehindAfterATimeout() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> node.await(first, Duration.ZERO))
                    .isInstanceOf(AwaitTimeoutException.class);
        }
        Address waiting = node.spawn(self -> self.await(first));
        until(() -> isAwaited(first));
        node.kill(waiting);
        end(waiting);

        until(() -> !isAwaited(first));
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void failsAtOnceWhenAnActorAwaitsItself() {
        Address actor = node.spawn(self -> self.awaitAll(List.of(self.address()), LONG));

        assertThat(end(actor))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(SelfAskException.class));
    }
}
