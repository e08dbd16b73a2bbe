package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

class AskTests extends KernelTestCase {

    private final Address silent =
            node.spawn(
                    ActorSpec.process(
                                    self -> {
                                        self.receive(String.class);
                                        return self.receive(Integer.class);
                                    })
                            .behaviorName("clerk")
                            .name("bob"));

    @Test
    void givesTheReply() {
        Address echo =
                node.spawn(
                        self -> {
                            self.reply(self.receive());
                            return self.receive();
                        });

        assertThat(node.ask(echo, 7, Integer.class, LONG)).isEqualTo(7);
    }

    @Test
    void givesNullWhenTheReplyIsNull() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply(null);
                            return null;
                        });

        assertThat(ask(actor, "?")).isNull();
    }

    @Test
    void refusesAReplyOfAnotherType() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply("seven");
                            return null;
                        });

        assertThatThrownBy(() -> node.ask(actor, "?", Integer.class, LONG))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void timesOutWithAMessageThatSaysWhatTheTargetWaitsFor() {
        Future<?> asking =
                async(
                        () ->
                                assertThatThrownBy(
                                                () ->
                                                        node.ask(
                                                                silent,
                                                                "hello",
                                                                Duration.ofSeconds(3)))
                                        .isInstanceOf(AskTimeoutException.class)
                                        .hasMessage(
                                                "'bob' (clerk) did not reply to a String within"
                                                    + " 3000 ms. It is waiting for Integer, with 0"
                                                    + " of 100000 messages in its mailbox. It has"
                                                    + " taken the message, and not answered it."));
        until(() -> "Integer".equals(node.info(silent).orElseThrow().waitingFor()));
        clock.awaitScheduled(1);

        clock.advance(Duration.ofSeconds(3));

        get(asking);
        assertThat(node.statistics())
                .filteredOn(s -> s.behavior().equals("clerk"))
                .singleElement()
                .extracting(BehaviorStatistics::askTimeouts)
                .isEqualTo(1L);
    }

    @Test
    void timesOutWithAMessageThatSaysWhatTheTargetHandles() {
        CountDownLatch latch = new CountDownLatch(1);
        Address busy =
                node.spawn(
                        Behavior.of(
                                Object.class,
                                (_, _) -> {
                                    latch.await();
                                    return Behavior.same();
                                }));
        node.send(busy, 1.5);
        var asking = node.askAsync(busy, "hello", Duration.ofSeconds(3));
        until(() -> node.info(busy).orElseThrow().handled() == 1);

        clock.advance(Duration.ofSeconds(3));

        assertThatThrownBy(() -> get(asking))
                .isInstanceOf(AskTimeoutException.class)
                .hasMessageEndingWith(
                        "did not reply to a String within 3000 ms. It is handling a Double, with 1"
                                + " of 100000 messages in its mailbox.");
        latch.countDown();
    }

    @Test
    void failsAtOnceWhenTheTargetIsDead() {
        node.kill(silent);
        end(silent);

        assertThatThrownBy(() -> node.ask(silent, "hello", LONG))
                .isInstanceOf(DeadActorException.class)
                .hasMessage("'bob' (clerk) is dead and did not take the String.");
        assertThat(recorder.nextDeadLetter().message()).isEqualTo("hello");
    }

    @Test
    void failsAtOnceWhenTheTargetDies() {
        Future<?> asking =
                async(
                        () ->
                                assertThatThrownBy(() -> node.ask(silent, "hello", LONG))
                                        .isInstanceOfSatisfying(
                                                DeadActorException.class,
                                                e ->
                                                        assertThat(e.reason())
                                                                .isEqualTo(
                                                                        new ExitReason.Killed())));
        until(() -> node.info(silent).orElseThrow().handled() == 1);

        node.kill(silent);

        get(asking);
    }

    @Test
    void failsWhenTheTargetDiesBeforeItTakesTheMessage() {
        var asking = node.askAsync(silent, 1.5, LONG);
        node.stop(silent);

        assertThatThrownBy(() -> get(asking))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.Shutdown()));
    }

    @Test
    void failsWithTheCauseWhenTheTargetThrows() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (_, text) -> {
                                    throw new IllegalStateException(text);
                                }));

        assertThatThrownBy(() -> ask(actor, "boom"))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("failed over String: java.lang.IllegalStateException: boom")
                .hasRootCauseMessage("boom");
    }

    @Test
    void failsWhenTheTargetReturnsWithoutReply() {
        Address actor = node.spawn(ActorContext::receive);

        assertThatThrownBy(() -> ask(actor, "?"))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.Normal("?")));
    }

    @Test
    void failsEvenWhenTheCauseCannotTellItsMessage() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (_, _) -> {
                                    throw new IllegalStateException() {
                                        @Override
                                        public String getMessage() {
                                            throw new UnsupportedOperationException("no message");
                                        }
                                    };
                                }));

        assertThatThrownBy(() -> ask(actor, "boom")).isInstanceOf(ActorFailedException.class);
        assertThat(end(actor).kind()).isEqualTo(ExitReason.Kind.ERROR);
    }

    @Test
    void failsAtOnceWhenAnActorAsksItself() {
        Address actor = node.spawn(self -> self.ask(self.address(), "me", LONG));

        assertThatThrownBy(() -> node.await(actor))
                .hasCauseInstanceOf(SelfAskException.class)
                .rootCause()
                .hasMessageContaining("asked itself");
    }

    @Test
    void failsWhenTheTargetIsUnknownOrRemote() {
        Address unknown = Address.parse("actor://" + node.name() + "/1/1");
        Address remote = Address.parse("http://192.0.2.1/actors/a");

        assertThatThrownBy(() -> node.ask(unknown, "?", LONG))
                .isInstanceOf(DeadActorException.class);
        assertThatThrownBy(() -> node.ask(remote, "?", LONG))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("http://192.0.2.1/actors/a");
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.DEAD);
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
    }

    @Test
    void isInterruptedWithTheFlagSetAgain() {
        Future<?> asking =
                async(
                        () -> {
                            Thread.currentThread().interrupt();
                            assertThatThrownBy(() -> node.ask(silent, "hello", LONG))
                                    .isInstanceOf(InterruptedWaitException.class)
                                    .hasMessage(
                                            "Interrupted while waiting for a reply of 'bob'"
                                                    + " (clerk).");
                            assertThat(Thread.interrupted()).isTrue();
                        });

        get(asking);
        assertThat(clock.scheduled()).isZero();
    }
}
