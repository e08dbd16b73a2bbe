package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Replies by a stage that completes when the actor has gone on. */
class LateReplyTests extends KernelTestCase {

    private record Later(int number) {}

    private final List<CompletableFuture<@Nullable Object>> stages =
            List.of(new CompletableFuture<>(), new CompletableFuture<>());

    private ActorSpec answeringLater() {
        return ActorSpec.behavior(
                (Behavior.Setup)
                        _ ->
                                Behavior.of(
                                        Object.class,
                                        (self, message) -> {
                                            if (message instanceof Later(int number)) {
                                                self.replyWhenDone(stages.get(number));
                                            } else if (message.equals("crash")) {
                                                throw new IllegalStateException("told to");
                                            } else {
                                                self.reply(message);
                                            }
                                            return Behavior.same();
                                        }));
    }

    @Test
    void answerEachItsOwnMessageAndLetTheActorGoOn() {
        Address actor = node.start(answeringLater());
        var first = node.askAsync(actor, new Later(0), LONG);
        var second = node.askAsync(actor, new Later(1), LONG);
        assertThat(ask(actor, "meanwhile")).isEqualTo("meanwhile");

        stages.get(1).complete("second");
        stages.get(0).complete(null);

        assertThat(get(second)).isEqualTo("second");
        assertThat(get(first)).isNull();
    }

    @Test
    void areSaidToBeOutstandingWhenTheAskTimesOut() {
        Address actor = node.start(answeringLater());
        var asking = node.askAsync(actor, new Later(0), Duration.ofSeconds(3));
        assertThat(ask(actor, "handled")).isEqualTo("handled");

        clock.advance(Duration.ofSeconds(3));

        assertThatThrownBy(() -> get(asking))
                .isInstanceOf(AskTimeoutException.class)
                .hasMessageEndingWith(" It answers by a stage, which has not completed.");
    }

    @Test
    void failOrRefuseTheAskAndLeaveTheActorAlive() {
        Address actor = node.start(answeringLater());
        var failing = node.askAsync(actor, new Later(0), LONG);
        CompletionStage<@Nullable Object> dependent = stages.get(1).thenApply(value -> value);
        Address other =
                node.start(
                        ActorSpec.behavior(
                                Behavior.of(
                                        String.class,
                                        (self, _) -> {
                                            self.replyWhenDone(dependent);
                                            return Behavior.same();
                                        })));
        var refusing = node.askAsync(other, "x", LONG);
        assertThat(ask(actor, "handled")).isEqualTo("handled");

        stages.get(0).completeExceptionally(new IllegalStateException("no disk left"));
        stages.get(1).completeExceptionally(new Refusal("sold out"));

        assertThatThrownBy(() -> get(failing))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("over Later")
                .hasRootCauseMessage("no disk left");
        assertThatThrownBy(() -> get(refusing)).isInstanceOf(Refusal.class).hasMessage("sold out");
        assertThat(ask(actor, "alive")).isEqualTo("alive");
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void makeADeadLetterOfAFailureThatNobodyWaitsFor() {
        Address actor = node.start(answeringLater());
        node.send(actor, new Later(0));
        node.send(actor, new Later(1));
        assertThat(ask(actor, "handled")).isEqualTo("handled");
        IllegalStateException failure = new IllegalStateException("no disk left");
        Refusal refusal = new Refusal("sold out");

        stages.get(0).completeExceptionally(failure);
        stages.get(1).completeExceptionally(refusal);

        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter(
                                new Later(0),
                                actor,
                                "anonymous",
                                DeadLetter.Reason.CRASHED,
                                failure));
        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter(
                                new Later(1),
                                actor,
                                "anonymous",
                                DeadLetter.Reason.REFUSED,
                                refusal));
    }

    @Test
    void failTheAskWhenTheActorIsRestartedFirst() {
        Address actor = node.start(restarted(answeringLater()));
        var asking = node.askAsync(actor, new Later(0), LONG);
        node.send(actor, "crash");

        assertThatThrownBy(() -> get(asking)).isInstanceOf(ActorFailedException.class);
        assertThat(recorder.nextDeadLetter().message()).isEqualTo("crash");
        stages.get(0).complete("too late");
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
    }

    @Test
    void failTheAskWhenTheValueCannotBeIsolated() {
        Address actor = node.start(answeringLater());
        var asking = node.askAsync(actor, new Later(0), LONG);
        assertThat(ask(actor, "handled")).isEqualTo("handled");

        stages.get(0).complete(new ArrayList<>(List.of(new StringBuilder())));

        assertThatThrownBy(() -> get(asking))
                .isInstanceOf(ActorFailedException.class)
                .hasCauseInstanceOf(IllegalMessageException.class);
    }

    @Test
    void areRefusedWhereNoMessageIsInHand() {
        Address actor =
                node.spawn(
                        self -> {
                            self.replyWhenDone(stages.getFirst());
                            return null;
                        });

        assertThat(end(actor))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed ->
                                assertThat(failed.cause())
                                        .hasMessageContaining("no message in hand"));
    }
}
