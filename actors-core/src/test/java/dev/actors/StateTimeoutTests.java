package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class StateTimeoutTests extends KernelTestCase {

    private static final Duration THREE = Duration.ofSeconds(3);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    private record Become(String state) {}

    /** Tells its name; enters a fresh stay on demand; waits inside the handler for a message. */
    private Behavior<?> state(String name, Behavior.Timeout timeout) {
        return Behavior.of(
                        Object.class,
                        (self, message) ->
                                switch (message) {
                                    case Become(String next) -> state(next, timeout);
                                    case String text when text.equals("wait") -> {
                                        go.await();
                                        yield Behavior.same();
                                    }
                                    case String text when text.equals("crash") ->
                                            throw new IllegalStateException("crash");
                                    case String text when text.equals("nested") -> {
                                        self.reply(self.receive(Integer.class));
                                        yield Behavior.same();
                                    }
                                    default -> {
                                        self.reply(name);
                                        yield Behavior.same();
                                    }
                                })
                .stateTimeout(THREE, timeout);
    }

    private static Behavior<?> done(String name) {
        return Behavior.of(
                Object.class,
                (self, _) -> {
                    self.reply(name);
                    return Behavior.same();
                });
    }

    private Address spawnState(Behavior.Timeout timeout) {
        Address actor = node.start(ActorSpec.behavior(state("first", timeout)));
        assertThat(ask(actor, "?")).isEqualTo("first");
        return actor;
    }

    @Test
    void runsOnOverMessagesThatLeaveTheBehaviourTheSame() {
        Address actor = spawnState(_ -> done("over"));
        for (int second = 1; second < 3; second++) {
            clock.advance(SECOND);
            assertThat(ask(actor, "?")).isEqualTo("first");
        }

        clock.advance(SECOND);

        assertThat(ask(actor, "?")).isEqualTo("over");
    }

    @Test
    void startsAnewWithANewBehaviour() {
        Address actor = spawnState(_ -> done("over"));
        clock.advance(SECOND);
        node.send(actor, new Become("second"));
        assertThat(ask(actor, "?")).isEqualTo("second");
        clock.advance(THREE.minusNanos(1));
        assertThat(ask(actor, "?")).isEqualTo("second");

        clock.advance(Duration.ofNanos(1));

        assertThat(ask(actor, "?")).isEqualTo("over");
    }

    @Test
    void waitsItsTurnBehindOlderMessages() {
        Address actor = spawnState(_ -> done("over"));
        node.send(actor, "wait");
        var before = node.askAsync(actor, "?", LONG);
        clock.advance(THREE);
        var after = node.askAsync(actor, "?", LONG);

        go.countDown();

        assertThat(get(before)).isEqualTo("first");
        assertThat(get(after)).isEqualTo("over");
    }

    @Test
    void isNotDeliveredWhenTheBehaviourIsLeftMeanwhile() {
        AtomicInteger fired = new AtomicInteger();
        Address actor =
                spawnState(
                        _ -> {
                            fired.incrementAndGet();
                            return Behavior.same();
                        });
        node.send(actor, "wait");
        node.send(actor, new Become("second"));
        clock.advance(THREE);

        go.countDown();

        assertThat(ask(actor, "?")).isEqualTo("second");
        assertThat(fired).hasValue(0);
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void isSeenByNoReceiveInsideAHandler() {
        Address actor = spawnState(_ -> done("over"));
        var nested = node.askAsync(actor, "nested", LONG);
        until(() -> "Integer".equals(node.info(actor).orElseThrow().waitingFor()));
        clock.advance(THREE);
        assertThat(nested.isDone()).isFalse();

        node.send(actor, 42);

        assertThat(get(nested)).isEqualTo(42);
        assertThat(ask(actor, "?")).isEqualTo("over");
    }

    @Test
    void comesOnceOnlyWhenItsHandlerStays() {
        AtomicInteger fired = new AtomicInteger();
        Address actor =
                spawnState(
                        _ -> {
                            fired.incrementAndGet();
                            return Behavior.same();
                        });
        clock.advance(THREE);
        assertThat(ask(actor, "?")).isEqualTo("first");

        clock.advance(LONG);

        assertThat(ask(actor, "?")).isEqualTo("first");
        assertThat(fired).hasValue(1);
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void mayEndTheActor() {
        Address actor = spawnState(_ -> Behavior.stopped("timed out"));

        clock.advance(THREE);

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("timed out"));
    }

    @Test
    void mayCrashTheActorWithoutADeadLetter() {
        Address actor =
                spawnState(
                        _ -> {
                            throw new IllegalStateException("boom");
                        });

        clock.advance(THREE);

        assertThatThrownBy(() -> node.await(actor)).hasRootCauseMessage("boom");
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void crashesTheActorWhenItsHandlerReturnsNothing() {
        Address actor = spawnState(_ -> null);

        clock.advance(THREE);

        assertThatThrownBy(() -> node.await(actor))
                .rootCause()
                .hasMessageContaining("returned no behaviour for a state time-out");
    }

    @Test
    void hasNobodyToAnswer() {
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                Behavior.of(Object.class, (_, _) -> Behavior.same())
                                        .stateTimeout(
                                                THREE,
                                                self -> {
                                                    self.reply("not yours");
                                                    assertThat(self.sender()).isNull();
                                                    return done("over");
                                                })));
        var kept = node.askAsync(actor, "keep", LONG);
        until(() -> node.info(actor).orElseThrow().handled() == 1);

        clock.advance(THREE);

        assertThat(ask(actor, "?")).isEqualTo("over");
        assertThat(kept.isDone()).isFalse();
    }

    @Test
    void startsAnewWithARestart() {
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.behavior(
                                        _ ->
                                                state(
                                                        "run " + runs.incrementAndGet(),
                                                        _ -> done("over")))));
        clock.advance(SECOND);
        node.send(actor, "crash");
        assertThat(ask(actor, "?")).isEqualTo("run 2");
        clock.advance(THREE.minusNanos(1));
        assertThat(ask(actor, "?")).isEqualTo("run 2");

        clock.advance(Duration.ofNanos(1));

        assertThat(ask(actor, "?")).isEqualTo("over");
    }

    @Test
    void doesNotReachALaterIncarnationFromTheMailbox() {
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.behavior(
                                        _ ->
                                                state(
                                                        "run " + runs.incrementAndGet(),
                                                        _ -> done("over")))));
        node.send(actor, "wait");
        node.send(actor, "crash");
        clock.advance(THREE);

        go.countDown();

        assertThat(ask(actor, "?")).isEqualTo("run 2");
    }

    @Test
    void endsWithTheActor() {
        Address actor = spawnState(_ -> done("over"));
        node.stop(actor);
        end(actor);

        assertThat(clock.scheduled()).isZero();
    }
}
