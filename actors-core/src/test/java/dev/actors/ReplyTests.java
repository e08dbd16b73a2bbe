package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class ReplyTests extends KernelTestCase {

    @Test
    void mayComeLaterFromAnotherThread() {
        Address ear = node.spawn(self -> self.receive(Address.class));
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    self.send(ear, self.sender());
                                    return Behavior.same();
                                }));
        var asking = node.askAsync(actor, "?", LONG);
        Address sender = (Address) result(ear);

        get(async(() -> node.send(sender, "later")));

        assertThat(get(asking)).isEqualTo("later");
    }

    @Test
    void mayBeGivenByTheTextOfTheSender() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    self.publish(self.sender().toString());
                                    return Behavior.same();
                                }));
        var asking = node.askAsync(actor, "?", LONG);
        until(() -> get(node.state(actor, LONG)) != null);
        Address sender = Address.parse((String) get(node.state(actor, LONG)).view());

        node.send(sender, "by text");

        assertThat(get(asking)).isEqualTo("by text");
        node.send(sender, "again");
        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter(
                                "again", sender, "none", DeadLetter.Reason.LATE_REPLY, null));
    }

    @Test
    void isALateReplyTheSecondTime() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply("first");
                            self.reply("second");
                            return null;
                        });

        assertThat(ask(actor, "?")).isEqualTo("first");
        assertThat(recorder.nextDeadLetter())
                .satisfies(
                        letter -> {
                            assertThat(letter.message()).isEqualTo("second");
                            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
                        });
    }

    @Test
    void isALateReplyAfterTheTimeout() {
        CountDownLatch timedOut = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            timedOut.await();
                            self.reply("late");
                            return null;
                        });
        var asking = node.askAsync(actor, "?", Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> get(asking)).isInstanceOf(AskTimeoutException.class);

        timedOut.countDown();

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
    }

    @Test
    void doesNothingWhenNobodyAsked() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply("to nobody");
                            return self.sender();
                        });
        node.send(actor, "no ask");

        assertThat(node.await(actor)).isNull();
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void refusesWhenAProcessRepliesWithARefusal() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply(new Refusal("sold out"));
                            return self.receive();
                        });

        assertThatThrownBy(() -> ask(actor, "?"))
                .isInstanceOf(Refusal.class)
                .hasMessage("sold out");
    }

    @Test
    void answersTheMessageLastReceivedAfterAReceiveThatFoundNone() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive(String.class);
                            self.receive(Integer.class, Duration.ZERO);
                            self.reply("answer");
                            return self.receive();
                        });

        var asking = node.askAsync(actor, "?", LONG);
        awaitStatus(actor, ActorStatus.WAITING);
        node.send(actor, "end");

        assertThat(get(asking)).isEqualTo("answer");
    }

    @Test
    void cannotPassWhatCannotBeShared() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            try {
                                self.reply(new Object());
                            } catch (IllegalMessageException e) {
                                self.reply(e.getMessage());
                            }
                            return null;
                        });

        assertThat((String) ask(actor, "?")).contains("a reply").contains("java.lang.Object");
    }

    @Test
    void failsAllKeptAsksWhenTheActorEnds() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                Integer.class,
                                (_, n) -> n < 50 ? Behavior.same() : Behavior.stopped("closed")));
        var asks =
                java.util.stream.IntStream.rangeClosed(1, 50)
                        .mapToObj(n -> node.askAsync(actor, n, LONG))
                        .toList();

        assertThat(asks)
                .allSatisfy(
                        ask ->
                                assertThatThrownBy(() -> get(ask))
                                        .isInstanceOfSatisfying(
                                                DeadActorException.class,
                                                e ->
                                                        assertThat(e.reason())
                                                                .isEqualTo(
                                                                        new ExitReason.Normal(
                                                                                "closed"))));
    }
}
