package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.isolation.Isolation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

class RestartTests extends KernelTestCase {

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Consumer<ActorInfo> atRestart = _ -> {};

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder)
                .listener(
                        new NodeListener() {
                            @Override
                            public void restarted(ActorInfo actor, ExitReason reason) {
                                atRestart.accept(actor);
                            }
                        });
    }

    private Behavior<?> counting(int[] count) {
        int run = runs.incrementAndGet();
        return Behavior.of(
                String.class,
                (self, message) -> {
                    switch (message) {
                        case "add" -> count[0]++;
                        case "fail" -> throw new IllegalStateException("asked to fail");
                        case "wait" -> released.await();
                        case "keep" -> {}
                        default -> self.reply(List.of(run, count[0]));
                    }
                    return Behavior.same();
                });
    }

    private final Address counter =
            node.start(
                    restarted(
                            ActorSpec.behavior(
                                            (ActorContext _, int[] count) -> counting(count),
                                            new int[] {40})
                                    .behaviorName("counter")
                                    .name("c")));

    @Test
    void keepsAddressNameMailboxAndOrder() {
        node.send(counter, "wait");
        node.send(counter, "add");
        node.send(counter, "fail");
        node.send(counter, "add");
        node.send(counter, "add");
        var asking = node.askAsync(counter, "get", LONG);
        released.countDown();

        assertThat(get(asking)).isEqualTo(List.of(2, 42));
        assertThat(node.whereis("c")).contains(counter);
        ActorInfo info = node.info(counter).orElseThrow();
        assertThat(info.restarts()).isEqualTo(1);
        assertThat(info.names()).containsExactly("c");
        assertThat(info.handled()).isEqualTo(6);
    }

    @Test
    void givesArgumentsAfresh() {
        node.send(counter, "add");
        assertThat(ask(counter, "get")).isEqualTo(List.of(1, 41));

        node.send(counter, "fail");

        assertThat(ask(counter, "get")).isEqualTo(List.of(2, 40));
    }

    @Test
    void leavesTheMessageThatCrashedItToDeadLetters() {
        node.send(counter, "fail");

        DeadLetter letter = recorder.nextDeadLetter();
        assertThat(letter.message()).isEqualTo("fail");
        assertThat(letter.target()).isEqualTo(counter);
        assertThat(letter.behavior()).isEqualTo("counter");
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.CRASHED);
        assertThat(letter.cause()).hasMessage("asked to fail");
        assertThat(ask(counter, "get")).isEqualTo(List.of(2, 40));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void isHeardByListenersWithTheReason() {
        node.send(counter, "fail");

        Recorder.End restart = recorder.nextRestart();
        assertThat(restart.reason().kind()).isEqualTo(ExitReason.Kind.ERROR);
        assertThat(restart.actor().restarts()).isEqualTo(1);
        assertThat(restart.actor().address()).isEqualTo(counter);
    }

    @Test
    void followsAKill() {
        node.kill(counter);

        assertThat(recorder.nextRestart().reason()).isEqualTo(new ExitReason.Killed());
        assertThat(ask(counter, "get")).isEqualTo(List.of(2, 40));
    }

    @Test
    void followsAKillOfAProcessThatWaits() {
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            Object message = self.receive();
                                            self.reply(message);
                                            return null;
                                        })));
        node.kill(actor);
        recorder.nextRestart();

        assertThat(ask(actor, "still there")).isEqualTo("still there");
    }

    @Test
    void failsTheAsksItTookAndLeftUnanswered() {
        var kept = node.askAsync(counter, "keep", LONG);
        var crashed = node.askAsync(counter, "fail", LONG);

        assertThatThrownBy(() -> get(kept))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("'c' (counter) failed over an earlier ask")
                .hasRootCauseMessage("asked to fail");
        assertThatThrownBy(() -> get(crashed))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("'c' (counter) failed over String")
                .hasRootCauseMessage("asked to fail");
    }

    @Test
    void keepsTheAsksThatWaitInTheMailbox() {
        node.send(counter, "wait");
        node.send(counter, "fail");
        var waiting = node.askAsync(counter, "get", LONG);

        released.countDown();

        assertThat(get(waiting)).isEqualTo(List.of(2, 40));
    }

    @Test
    void isNoExitForThoseWhoAwait() {
        var awaiting =
                async(
                        () ->
                                assertThatThrownBy(() -> node.await(counter))
                                        .isInstanceOf(DeadActorException.class));
        node.send(counter, "fail");
        assertThat(ask(counter, "get")).isEqualTo(List.of(2, 40));
        assertThat(awaiting.isDone()).isFalse();

        node.stop(counter);

        get(awaiting);
    }

    @Test
    void doesNotFollowANormalEndWhenTransient() {
        Address actor = node.start(restarted(ActorSpec.process(ActorContext::receive)));
        node.send(actor, "done");

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("done"));
    }

    @Test
    void keepsTheLastPublishedState() {
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            if (runs.incrementAndGet() == 2) {
                                                self.publish("before");
                                            }
                                            throw new IllegalStateException("" + self.receive());
                                        })));
        node.send(actor, "crash");
        recorder.nextRestart();

        assertThat(get(node.state(actor, LONG)).view()).isEqualTo("before");
    }

    @Test
    void canBeKilledBeforeItsFirstCallOfTheContext() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger restarts = new AtomicInteger();
        atRestart =
                restarted -> {
                    restarts.set(restarted.restarts());
                    if (restarts.get() == 1) {
                        node.kill(restarted.address());
                    }
                };
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            switch (restarts.get()) {
                                                case 0 ->
                                                        throw new IllegalStateException(
                                                                "" + self.receive());
                                                case 1 -> never.await();
                                                default -> self.reply(self.receive());
                                            }
                                            return null;
                                        })));
        node.send(actor, "crash");

        assertThat(ask(actor, "third run?")).isEqualTo("third run?");
    }

    @Test
    void givesTheSameArgumentsWhenIsolationIsShare() {
        try (Node other =
                Node.builder("secret@127.0.0.1:4713")
                        .time(clock)
                        .isolation(Isolation.SHARE)
                        .open()) {
            int[] argument = {1};
            Address actor = other.spawn((_, a) -> a == argument, argument);
            assertThat(other.await(actor)).isEqualTo(true);
        }
    }
}
