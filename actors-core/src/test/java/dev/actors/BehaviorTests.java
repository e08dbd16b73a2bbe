package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BehaviorTests extends KernelTestCase {

    private static Behavior<?> light(boolean on) {
        return Behavior.of(
                String.class,
                (self, message) ->
                        switch (message) {
                            case "toggle" -> light(!on);
                            case "off for good" -> Behavior.stopped("was " + on);
                            case "odd" -> Behavior.unhandled();
                            case "refuse" -> throw new Refusal("not now");
                            case "nothing" -> null;
                            default -> {
                                self.reply(on);
                                yield Behavior.same();
                            }
                        });
    }

    private final Address light =
            node.spawn(ActorSpec.behavior(light(false)).behaviorName("light").name("lamp"));

    @Test
    void becomesWhatTheHandlerReturns() {
        assertThat(ask(light, "on?")).isEqualTo(false);
        node.send(light, "toggle");
        assertThat(ask(light, "on?")).isEqualTo(true);
        node.send(light, "toggle");
        assertThat(ask(light, "on?")).isEqualTo(false);
    }

    @Test
    void endsWithTheResultOfStopped() {
        node.send(light, "off for good");

        assertThat(node.await(light)).isEqualTo("was false");
    }

    @Test
    void leavesTheMessagesBehindStoppedToDeadLetters() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                Integer.class,
                                (self, n) -> {
                                    self.send(self.address(), "rest");
                                    return Behavior.stopped(n);
                                }));
        node.send(actor, 1);

        assertThat(node.await(actor)).isEqualTo(1);
        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter("rest", actor, "anonymous", DeadLetter.Reason.DEAD, null));
    }

    @Test
    void failsWhenTheResultOfStoppedCannotBeShared() {
        Address actor =
                node.spawn(Behavior.of(Object.class, (_, _) -> Behavior.stopped(new Object())));
        node.send(actor, 1);

        assertThatThrownBy(() -> node.await(actor))
                .rootCause()
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void leavesAnotherTypeUnhandled() {
        node.send(light, 42);

        assertThat(recorder.nextDeadLetter())
                .isEqualTo(new DeadLetter(42, light, "light", DeadLetter.Reason.UNHANDLED, null));
        assertThat(ask(light, "on?")).isEqualTo(false);
    }

    @Test
    void leavesUnhandledWhatTheHandlerSaysItDoesNotTake() {
        node.send(light, "toggle");
        node.send(light, "odd");

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.UNHANDLED);
        assertThat(ask(light, "on?")).isEqualTo(true);
    }

    @Test
    void failsAnUnhandledAskAtOnce() {
        assertThatThrownBy(() -> ask(light, 42))
                .isInstanceOf(UnhandledMessageException.class)
                .hasMessage("'lamp' (light) has no handler for a Integer.");
        assertThat(recorder.nextDeadLetter().message()).isEqualTo(42);
    }

    @Test
    void refusesWithoutCrashing() {
        node.send(light, "toggle");

        assertThatThrownBy(() -> ask(light, "refuse"))
                .isInstanceOf(Refusal.class)
                .hasMessage("not now");
        assertThat(ask(light, "on?")).isEqualTo(true);
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void leavesWhatItRefusesToDeadLettersWhenNobodyAsked() {
        node.send(light, "refuse");

        DeadLetter letter = recorder.nextDeadLetter();
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.REFUSED);
        assertThat(letter.cause()).isInstanceOf(Refusal.class);
        assertThat(ask(light, "on?")).isEqualTo(false);
    }

    @Test
    void crashesWhenTheHandlerReturnsNull() {
        node.send(light, "nothing");

        assertThatThrownBy(() -> node.await(light))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("'lamp' (light) returned no behaviour for a String")
                .hasMessageContaining("Return Behavior.same()");
    }

    @Test
    void holdsNoThreadWhileIdle() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    self.reply(node.stack(self.address()).isEmpty());
                                    return Behavior.same();
                                }));

        assertThat(node.ask(actor, "busy?", LONG)).isEqualTo(false);

        until(() -> node.stack(actor).isEmpty());
        assertThat(status(actor)).isEqualTo(ActorStatus.WAITING);
    }

    @Test
    void handlesAsManyMessagesAsItSendsToItself() {
        Address busy =
                node.spawn(
                        Behavior.of(
                                Integer.class,
                                (self, n) -> {
                                    if (n > 0) {
                                        self.send(self.address(), n - 1);
                                        return Behavior.same();
                                    }
                                    return Behavior.stopped("done");
                                }));

        node.send(busy, 100_000);

        assertThat(end(busy)).isEqualTo(new ExitReason.Normal("done"));
    }
}
