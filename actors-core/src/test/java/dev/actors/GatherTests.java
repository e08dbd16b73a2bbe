package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;

class GatherTests extends KernelTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Address silent = node.spawn(self -> self.receive(Boolean.class));

    private Address answering(Object reply) {
        return node.spawn(
                Behavior.of(
                        Object.class,
                        (self, _) -> {
                            self.reply(reply);
                            return Behavior.same();
                        }));
    }

    @Test
    void givesTheRepliesInTheOrderOfTheActors() {
        List<Address> actors = List.of(answering(1), answering(null), answering(3));

        assertThat(node.gather(actors, "?", LONG)).isEqualTo(Arrays.asList(1, null, 3));
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void givesNothingForNobody() {
        assertThat(node.gather(List.of(), "?", LONG)).isEmpty();
    }

    @Test
    void worksFromInsideAnActor() {
        List<Address> actors = List.of(answering("a"), answering("b"));
        Address asker = node.spawn(self -> self.gather(actors, "?", LONG));

        assertThat(result(asker)).isEqualTo(List.of("a", "b"));
    }

    @Test
    void failsWithTheFirstFailureAndGivesTheRestUp() {
        List<Address> actors = List.of(answering(new Refusal("no")), silent);

        assertThatThrownBy(() -> node.gather(actors, "?", LONG))
                .isInstanceOf(Refusal.class)
                .hasMessage("no");
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void hasOneTimeoutForAll() {
        List<Address> actors = List.of(silent, answering(1), silent);
        Future<?> gathering =
                async(
                        () ->
                                assertThatThrownBy(() -> node.gather(actors, "?", SECOND))
                                        .isInstanceOf(AskTimeoutException.class)
                                        .hasMessageContaining("within 1000 ms"));
        clock.awaitScheduled(1);

        clock.advance(SECOND);

        get(gathering);
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void failsAtOnceWhenAnActorAsksItselfAmongOthers() {
        Address asker = node.spawn(self -> self.gather(List.of(silent, self.address()), "?", LONG));

        assertThat(end(asker))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(SelfAskException.class));
        assertThat(node.mailboxSize(silent)).isZero();
    }

    @Test
    void leavesNothingBehindWhenTheAskerIsKilled() {
        Address asker =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.ready();
                                    return self.gather(List.of(silent), "?", LONG);
                                }));
        until(() -> "the replies of several".equals(node.info(asker).orElseThrow().waitingFor()));

        node.kill(asker);

        assertThat(end(asker)).isEqualTo(new ExitReason.Killed());
        until(() -> clock.scheduled() == 0);
    }
}
