package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What can be done through the address of a key, and what comes of it. */
class KeyedActorTests extends KeyedTestCase {

    @BeforeEach
    void serveCountersByKeys() {
        serveCounters();
    }

    @Test
    void isSpawnedByTheFirstMessageOncePerKey() {
        assertThat(node.snapshot()).isEmpty();

        node.send(ann, 2);
        node.send(node.keyed("counter", "bob"), 5);
        node.send(ann, 3);

        assertThat(ask(ann, "get")).isEqualTo(5);
        assertThat(ask(node.keyed("counter", "bob"), "get")).isEqualTo(5);
        assertThat(begun).hasValue(2);
    }

    @Test
    void isShownByTheAddressOfItsKey() {
        assertThat(ask(ann, "self")).isEqualTo(ann).hasToString("keyed:counter/ann");
        assertThat(ask(ann, "key")).isEqualTo("ann");
        assertThat(node.snapshot())
                .singleElement()
                .satisfies(
                        info -> {
                            assertThat(info.address()).isEqualTo(ann);
                            assertThat(info.behavior()).isEqualTo("counter");
                        });
        assertThat(node.info(ann)).isPresent();
        assertThat(get(node.state(ann, LONG)).view()).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-42", "a b/c?d#e", "café", "日本", "😀", "100%", "+", "."})
    void isReachedByAnAddressThatWasReadFromText(String key) {
        Address read = Address.parse(node.keyed("counter", key).toString());

        assertThat(ask(read, "key")).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ud800"})
    void isRefusedForWhatIsNoKey(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> node.keyed("counter", key));
    }

    @Test
    void isRefusedForKeysAndBehavioursThatMakeNoAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.keyed("no such/name", "ann"))
                .withMessageContaining("no such/name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.keyed("counter", "x".repeat(1_901)))
                .withMessageContaining("1900");
        String longest = "ü".repeat(316);
        assertThat(Address.parse(node.keyed("b".repeat(128), longest).toString()))
                .isEqualTo(node.keyed("b".repeat(128), longest));
    }

    @Test
    void makesADeadLetterAndFailsAnAskWhereNobodyServesTheBehaviour() {
        Address nobody = node.keyed("counters", "ann");

        node.send(nobody, "lost");

        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter("lost", nobody, "none", DeadLetter.Reason.NO_ROUTE, null));
        assertThatThrownBy(() -> node.ask(nobody, "get", LONG))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("keyed:counters/ann")
                .hasMessageContaining("no behaviour 'counters' by keys, only [counter]")
                .hasMessageContaining("serve");
    }

    @Test
    void isStartedByNothingButAMessage() {
        node.kill(ann);
        node.stop(ann);
        node.terminate(ann);

        assertThat(node.isAlive(ann)).isFalse();
        assertThat(node.info(ann)).isEmpty();
        assertThatThrownBy(() -> node.await(ann, LONG)).isInstanceOf(DeadActorException.class);
        assertThat(end(ann)).isEqualTo(new ExitReason.Unknown());
        assertThat(
                        run(
                                self -> {
                                    self.monitor(ann);
                                    return self.receive(Down.class).reason();
                                }))
                .isEqualTo(new ExitReason.Unknown());
        assertThat(
                        run(
                                self -> {
                                    self.trapExit(true);
                                    self.link(ann);
                                    return self.receive(Exit.class).reason();
                                }))
                .isEqualTo(new ExitReason.Unknown());
        assertThat(begun).hasValue(0);
    }

    @Test
    void givesItsResultToWhoeverAwaitsItAndIsSpawnedAnew() {
        node.send(ann, 2);
        assertThat(ask(ann, "get")).isEqualTo(2);
        var end = node.termination(ann);

        node.send(ann, "end");

        assertThat(get(end)).isEqualTo(new ExitReason.Normal("done"));
        assertThat(ask(ann, "get")).isEqualTo(0);
        assertThat(begun).hasValue(2);
    }

    @Test
    void restartsWithItsMailboxAndSpendsItsOwnBudget() {
        serve(restarted(counter(), 1));
        node.send(ann, "crash");
        node.send(ann, 1);

        assertThat(ask(ann, "get")).isEqualTo(1);
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.CRASHED);
        assertThat(node.info(ann).orElseThrow().restarts()).isOne();
        assertThat(node.info(ann).orElseThrow().restartsLeft()).isZero();

        assertThatThrownBy(() -> ask(ann, "crash")).isInstanceOf(ActorFailedException.class);
        assertThat(recorder.nextEnd().actor().address()).isEqualTo(ann);

        assertThat(ask(ann, "get")).isEqualTo(0);
        assertThat(node.info(ann).orElseThrow().restartsLeft()).isOne();
    }

    @Test
    void isKilledStoppedAndMonitoredLikeAnyOther() {
        assertThat(ask(ann, "get")).isEqualTo(0);
        Address watcher =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.monitor(ann);
                                    self.ready();
                                    return self.receive(Down.class).reason();
                                }));
        node.kill(ann);
        assertThat(end(watcher)).isEqualTo(new ExitReason.Normal(new ExitReason.Killed()));

        assertThat(ask(ann, "get")).isEqualTo(0);
        Address linked =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.link(ann);
                                    self.ready();
                                    return self.receive();
                                }));
        node.stop(ann);
        assertThat(end(linked)).isEqualTo(new ExitReason.Shutdown());
        assertThat(ask(ann, "get")).isEqualTo(0);
        assertThat(begun).hasValue(3);
    }

    @Test
    void cannotAskItself() {
        node.keyedActors()
                .serve(
                        KeyedBehavior.of(
                                "vain",
                                ActorSpec.behavior(
                                        Behavior.of(
                                                String.class,
                                                (self, _) -> {
                                                    self.ask(self.address(), "me", LONG);
                                                    return Behavior.same();
                                                }))));

        assertThatThrownBy(() -> ask(node.keyed("vain", "x"), "go"))
                .hasCauseInstanceOf(SelfAskException.class);
    }

    @Test
    void answersAForwardedAskAndAGather() {
        Address forwarder =
                node.spawn(
                        ActorSpec.behavior(
                                Behavior.of(
                                        String.class,
                                        (self, message) -> {
                                            self.forward(ann, message);
                                            return Behavior.same();
                                        })));

        assertThat(ask(forwarder, "key")).isEqualTo("ann");
        assertThat(
                        node.gather(
                                List.of(ann, node.keyed("counter", "bob")),
                                "key",
                                Duration.ofSeconds(10)))
                .containsExactly("ann", "bob");
    }

    @Test
    void failsTheAskWhoseActorCannotStart() {
        serve(
                ActorSpec.behavior(
                        self -> {
                            throw new IllegalStateException(
                                    "no " + self.keyed().orElseThrow().key());
                        }));

        assertThatThrownBy(() -> ask(ann, "get")).isInstanceOf(DeadActorException.class);
        assertThat(recorder.nextEnd().reason()).isInstanceOf(ExitReason.Failed.class);
    }

    @Test
    void isNoneWhereTheActorWasSpawnedOtherwise() {
        assertThat(run(self -> self.keyed().isEmpty())).isEqualTo(true);
    }

    @Test
    void needsASpecificationWithoutAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedBehavior.of("counter", counter().name("one")))
                .withMessageContaining("'one'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedBehavior.of("counter", counter()).idle(Duration.ZERO));
    }

    @Test
    void isLinkedAndMonitoredByItsKeyAsTheOneThatIsThere() {
        serveCounters();
        BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        assertThat(ask(ann, "get")).isEqualTo(0);
        Address follower =
                node.spawn(
                        self -> {
                            self.trapExit(true);
                            self.link(ann);
                            self.monitor(ann);
                            while (true) {
                                Object message = self.receive();
                                got.add(message);
                                self.reply(message);
                            }
                        });
        assertThat(ask(follower, "here")).isEqualTo(next(got, "message"));

        node.kill(ann);

        List<Object> heard = List.of(next(got, "message"), next(got, "message"));
        assertThat(heard)
                .contains(new Exit(ann, new ExitReason.Killed()))
                .anySatisfy(
                        message ->
                                assertThat(message)
                                        .isInstanceOfSatisfying(
                                                Down.class,
                                                down -> assertThat(down.actor()).isEqualTo(ann)));
        assertThat(ask(ann, "get")).isEqualTo(0);
        assertThat(node.info(ann).orElseThrow().links()).isEmpty();
    }
}
