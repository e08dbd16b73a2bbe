package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class PostponeTests extends KernelTestCase {

    private final CountDownLatch go = new CountDownLatch(1);

    /** Postpones numbers until it is told to open, then notes and answers them. */
    private Behavior<?> closed(List<Object> seen) {
        return Behavior.of(
                        String.class,
                        (self, message) ->
                                switch (message) {
                                    case "open" -> open(seen);
                                    case "wait" -> {
                                        go.await();
                                        yield Behavior.same();
                                    }
                                    case "nested" -> {
                                        seen.add("nested " + self.receive(Integer.class));
                                        yield Behavior.same();
                                    }
                                    case "crash" -> throw new IllegalStateException("crash");
                                    default -> {
                                        self.reply(List.copyOf(seen));
                                        yield Behavior.same();
                                    }
                                })
                .otherwise((_, _) -> Behavior.postponed());
    }

    private Behavior<?> open(List<Object> seen) {
        return Behavior.of(
                Object.class,
                (self, message) ->
                        switch (message) {
                            case String text when text.equals("close") -> closed(seen);
                            case String text when text.equals("seen?") -> {
                                self.reply(List.copyOf(seen));
                                yield Behavior.same();
                            }
                            default -> {
                                seen.add(message);
                                self.reply(message);
                                yield Behavior.same();
                            }
                        });
    }

    private final Address actor =
            node.start(ActorSpec.behavior(_ -> closed(new ArrayList<>())).mailboxCapacity(20));

    @Test
    void retriesInOrderAndBeforeNewerMessagesOnceTheStateChanges() {
        node.send(actor, "wait");
        List<Object> messages = List.of(1, 2, "hello", 3, "open", 4);
        messages.forEach(message -> node.send(actor, message));

        go.countDown();

        assertThat(ask(actor, "seen?")).isEqualTo(List.of(1, 2, 3, 4));
        assertThat(node.mailboxSize(actor)).isZero();
    }

    @Test
    void postponesAgainInAStateThatDoesNotTakeThem() {
        List<Object> messages = List.of(1, 2, "open", "close", 3, 4);
        messages.forEach(message -> node.send(actor, message));
        assertThat(ask(actor, "seen?")).isEqualTo(List.of(1, 2));

        node.send(actor, "open");

        assertThat(ask(actor, "seen?")).isEqualTo(List.of(1, 2, 3, 4));
    }

    @Test
    void wakesAnIdleActorForANewMessageOnly() {
        node.send(actor, 1);
        assertThat(ask(actor, "seen?")).isEqualTo(List.of());
        awaitStatus(actor, ActorStatus.WAITING);
        assertThat(node.mailboxSize(actor)).isEqualTo(1);

        node.send(actor, 2);
        assertThat(ask(actor, "seen?")).isEqualTo(List.of());
        node.send(actor, "open");

        assertThat(ask(actor, "seen?")).isEqualTo(List.of(1, 2));
    }

    @Test
    void letsAPostponedAskBeAnsweredLater() {
        var asking = node.askAsync(actor, 7, LONG);
        assertThat(ask(actor, "seen?")).isEqualTo(List.of());
        assertThat(asking.isDone()).isFalse();

        node.send(actor, "open");

        assertThat(get(asking)).isEqualTo(7);
    }

    @Test
    void countsAPostponedMessageAsHandledOnceOnly() {
        node.send(actor, 1);
        node.send(actor, 2);
        assertThat(ask(actor, "seen?")).isEqualTo(List.of());
        assertThat(node.info(actor).orElseThrow().handled()).isEqualTo(1);

        node.send(actor, "open");

        assertThat(ask(actor, "seen?")).isEqualTo(List.of(1, 2));
        assertThat(node.info(actor).orElseThrow().handled()).isEqualTo(5);
    }

    @Test
    void leavesPostponedMessagesToAReceiveInsideAHandler() {
        IntStream.rangeClosed(1, 3).forEach(n -> node.send(actor, n));
        node.send(actor, "nested");
        assertThat(ask(actor, "seen?")).isEqualTo(List.of("nested 1"));
        node.send(actor, "nested");
        node.send(actor, "nested");
        assertThat(ask(actor, "seen?")).isEqualTo(List.of("nested 1", "nested 2", "nested 3"));
        assertThat(node.mailboxSize(actor)).isZero();

        node.send(actor, 4);
        node.send(actor, "open");

        assertThat(ask(actor, "seen?")).isEqualTo(List.of("nested 1", "nested 2", "nested 3", 4));
    }

    @Test
    void leavesPostponedMessagesToDeadLettersAtTheEnd() {
        node.send(actor, 1);
        var asking = node.askAsync(actor, 2, LONG);
        assertThat(ask(actor, "seen?")).isEqualTo(List.of());

        node.stop(actor);

        assertThatThrownBy(() -> get(asking)).isInstanceOf(DeadActorException.class);
        assertThat(recorder.nextDeadLetter())
                .isEqualTo(new DeadLetter(1, actor, "anonymous", DeadLetter.Reason.DEAD, null));
        assertThat(recorder.nextDeadLetter().message()).isEqualTo(2);
    }

    @Test
    void keepsPostponedMessagesOverARestart() {
        Address supervised =
                node.start(restarted(ActorSpec.behavior(_ -> closed(new ArrayList<>()))));
        node.send(supervised, 1);
        node.send(supervised, "crash");
        node.send(supervised, 2);

        node.send(supervised, "open");

        assertThat(ask(supervised, "seen?")).isEqualTo(List.of(1, 2));
    }

    @Test
    void keepsTheRoomOfPostponedMessagesTaken() {
        IntStream.range(0, 19).forEach(n -> node.send(actor, n));
        assertThat(ask(actor, "seen?")).isEqualTo(List.of());
        assertThat(node.mailboxSize(actor)).isEqualTo(19);
        node.send(actor, "wait");
        until(() -> node.info(actor).orElseThrow().handled() == 2);

        assertThat(node.offer(actor, 19)).isTrue();
        assertThat(node.offer(actor, 20)).isFalse();
        go.countDown();
    }

    @Test
    void holdsNotMoreThanOneMessageBeyondItsBound() {
        Address small =
                node.start(
                        ActorSpec.behavior(
                                        Behavior.of(Object.class, (_, _) -> Behavior.postponed()))
                                .mailboxCapacity(3));
        List<Future<?>> senders = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            senders.add(
                    async(
                            () -> {
                                for (int i = 0; i < 1_000; i++) {
                                    boolean unused = node.offer(small, i);
                                    assertThat(node.mailboxSize(small)).isLessThanOrEqualTo(4);
                                }
                            }));
        }

        senders.forEach(KernelTestCase::get);

        until(() -> node.mailboxSize(small) >= 3);
    }

    @Test
    void retriesWhatIsPostponedWhenAStateTimesOut() {
        Address patient =
                node.start(
                        ActorSpec.behavior(
                                Behavior.of(Object.class, (_, _) -> Behavior.postponed())
                                        .stateTimeout(
                                                Duration.ofSeconds(1),
                                                _ -> open(new ArrayList<>()))));
        var asking = node.askAsync(patient, 1, LONG);

        clock.advance(Duration.ofSeconds(1));

        assertThat(get(asking)).isEqualTo(1);
    }

    /** The seeds' pair of states: each takes its own message and postpones the other's. */
    private static Behavior<?> ping(List<String> seen) {
        return Behavior.of(
                String.class,
                (_, message) -> {
                    if (message.equals("pong")) {
                        return Behavior.postponed();
                    }
                    seen.add(message);
                    return pong(seen);
                });
    }

    private static Behavior<?> pong(List<String> seen) {
        return Behavior.of(
                String.class,
                (_, message) -> {
                    if (message.equals("ping")) {
                        return Behavior.postponed();
                    }
                    seen.add(message);
                    return seen.size() == 6 ? Behavior.stopped(List.copyOf(seen)) : ping(seen);
                });
    }

    @Test
    void bringsPingAndPongIntoTurn() {
        Address table = node.spawn(ActorSpec.behavior(_ -> ping(new ArrayList<>())));
        List.of("pong", "ping", "ping", "ping", "pong", "pong")
                .forEach(message -> node.send(table, message));

        assertThat(end(table))
                .isEqualTo(
                        new ExitReason.Normal(
                                List.of("ping", "pong", "ping", "pong", "ping", "pong")));
    }
}
