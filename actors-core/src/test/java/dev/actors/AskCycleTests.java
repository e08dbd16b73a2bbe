package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Rings of asks, and what looks like one. The manual clock stands still: no time-out ends an ask.
 */
class AskCycleTests extends KernelTestCase {

    /** Ask the next actor, whose name it is, and answer with its answer. */
    private record Ask(String name) {}

    private record Question(String text) {}

    /** Asks whom it is told to, and answers with the answer or the kind of the failure. */
    private Address relay(String name, boolean blocking) {
        return relay(name, blocking, self -> self);
    }

    private Address relay(
            String name, boolean blocking, Function<ActorContext, ActorOperations> by) {
        return node.spawn(
                ActorSpec.behavior(
                                Behavior.of(
                                        Object.class,
                                        (self, message) -> {
                                            self.reply(
                                                    message instanceof Ask(String next)
                                                            ? outcome(by.apply(self), next)
                                                            : "answer");
                                            return Behavior.same();
                                        }))
                        .behaviorName("relay")
                        .blocking(blocking)
                        .name(name));
    }

    private Object outcome(ActorOperations by, String next) {
        try {
            return by.ask(node.whereis(next).orElseThrow(), next(next), LONG);
        } catch (ActorException e) {
            return e;
        }
    }

    /** The letters go round: a asks b, b asks c, c asks a. */
    private static Object next(String name) {
        return switch (name) {
            case "b" -> new Ask("c");
            case "c" -> new Ask("a");
            default -> new Question("?");
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsTheAskThatClosesTheRingAndSpellsItOut(boolean blocking) {
        Address a = relay("a", blocking);
        relay("b", blocking);
        relay("c", blocking);

        Object answer = ask(a, new Ask("b"));

        assertThat(answer).isInstanceOf(AskCycleException.class);
        assertThat(((AskCycleException) answer).getMessage())
                .startsWith("'")
                .containsAnyOf(
                        "wait for each other: 'a' (relay) -[Ask]-> 'b' (relay) -[Ask]-> 'c' (relay)"
                                + " -[Question]-> 'a' (relay). Have one",
                        "wait for each other: 'b' (relay) -[Ask]-> 'c' (relay) -[Question]-> 'a'"
                                + " (relay) -[Ask]-> 'b' (relay). Have one",
                        "wait for each other: 'c' (relay) -[Question]-> 'a' (relay) -[Ask]-> 'b'"
                                + " (relay) -[Ask]-> 'c' (relay). Have one");
        assertThat(ask(a, new Question("?"))).isEqualTo("answer");
    }

    /** As a bean asks that an actor calls. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsTheAskThatClosesTheRingThroughTheNode(boolean blocking) {
        Address a = relay("a", blocking, _ -> node);
        relay("b", blocking);
        relay("c", blocking, _ -> node);

        assertThat(ask(a, new Ask("b"))).isInstanceOf(AskCycleException.class);
        assertThat(ask(a, new Question("?"))).isEqualTo("answer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsTheAskOfOneselfThroughTheNode(boolean blocking) {
        Address a = relay("a", blocking, _ -> node);

        assertThat(ask(a, new Ask("a"))).isInstanceOf(SelfAskException.class);
    }

    /** It ends when it has its answer: nobody advances the time in which it would be killed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isFoundThroughTheLastActOfOneThatIsStopped(boolean byNode) {
        relay("b", false);
        CompletableFuture<Object> answer = new CompletableFuture<>();
        Address c =
                node.spawn(
                        ActorSpec.behavior(
                                        self -> {
                                            ActorOperations by = byNode ? node : self;
                                            self.onTerminate(
                                                    _ -> answer.complete(outcome(by, "b")));
                                            return Behavior.of(
                                                    Object.class, (_, _) -> Behavior.same());
                                        })
                                .name("c"));
        awaitStatus(c, ActorStatus.WAITING);

        node.stop(c);

        assertThat(get(answer)).isInstanceOf(AskCycleException.class);
        assertThat(end(c)).isEqualTo(new ExitReason.Shutdown());
    }

    @Test
    void isFoundThroughARestart() {
        relay("b", false);
        BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
        Address c =
                node.spawn(
                        restarted(
                                        ActorSpec.behavior(
                                                self -> {
                                                    answers.add(outcome(self, "b"));
                                                    return Behavior.of(
                                                            String.class,
                                                            (_, _) -> {
                                                                throw new IllegalStateException();
                                                            });
                                                }))
                                .name("c"));
        assertThat(next(answers, "answer at the start")).isInstanceOf(AskCycleException.class);

        node.send(c, "crash");

        assertThat(next(answers, "answer after the restart")).isInstanceOf(AskCycleException.class);
    }

    @Test
    void isFoundThroughASupervisorThatStartsAChild() {
        List<Object> answers = new CopyOnWriteArrayList<>();
        ActorSpec child =
                ActorSpec.behavior(
                                self -> {
                                    answers.add(outcome(self, "root"));
                                    return Behavior.of(Object.class, (_, _) -> Behavior.same());
                                })
                        .behaviorName("clerk");

        Address root =
                get(
                        node.startAsync(
                                Supervisor.of(Strategy.ONE_FOR_ONE)
                                        .child("clerk", child)
                                        .spec()
                                        .name("root")));

        assertThat(answers).hasExactlyElementsOfTypes(AskCycleException.class);
        assertThat(((AskCycleException) answers.getFirst()).getMessage())
                .containsPattern(
                        "clerk#\\d+ -\\[Question]-> 'root' \\(supervisor\\) -\\[start]->"
                                + " clerk#\\d+\\. Have one");
        assertThat(node.isAlive(root)).isTrue();
    }

    @Test
    void isFoundBetweenKeysOfOneBehaviorAndNamesThem() {
        node.keyedActors()
                .serve(
                        KeyedBehavior.of(
                                "account",
                                ActorSpec.behavior(
                                        Behavior.of(
                                                Ask.class,
                                                (self, asked) -> {
                                                    self.reply(outcomeOfKey(self, asked.name()));
                                                    return Behavior.same();
                                                }))));

        Object answer = ask(node.keyed("account", "ann"), new Ask("bob"));

        assertThat(answer).isInstanceOf(AskCycleException.class);
        assertThat(((AskCycleException) answer).getMessage())
                .contains("keyed:account/ann -[Ask]-> keyed:account/bob")
                .contains("keyed:account/bob -[Ask]-> keyed:account/ann");
    }

    private Object outcomeOfKey(ActorContext self, String key) {
        try {
            return self.ask(node.keyed("account", key), new Ask("ann"), LONG);
        } catch (AskCycleException e) {
            return e;
        }
    }

    @Test
    void isNoneThroughAnotherNode() {
        Node other = Node.builder("secret@127.0.0.1:4799").open();
        try {
            Address far =
                    other.spawn(
                            ActorSpec.behavior(
                                    Behavior.of(
                                            Object.class,
                                            (self, _) -> {
                                                self.reply("far");
                                                return Behavior.same();
                                            })));
            Address a =
                    node.spawn(
                            ActorSpec.behavior(
                                    Behavior.of(
                                            Object.class,
                                            (self, _) -> {
                                                self.reply(other.ask(far, "?", LONG));
                                                return Behavior.same();
                                            })));

            assertThat(ask(a, "?")).isEqualTo("far");
        } finally {
            other.close();
        }
    }

    @Test
    void takesBackWhatClosedTheRing() {
        CompletableFuture<String> isAskedBack = new CompletableFuture<>();
        List<Object> handled = new CopyOnWriteArrayList<>();
        Address a =
                node.spawn(
                        ActorSpec.behavior(
                                        Behavior.of(
                                                Object.class,
                                                (self, message) -> {
                                                    handled.add(message);
                                                    self.reply(
                                                            message instanceof Ask(String next)
                                                                    ? outcome(self, next)
                                                                    : "answer");
                                                    return Behavior.same();
                                                }))
                                .name("a"));
        node.register(
                "b",
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply(outcome(self, isAskedBack.join()));
                            return null;
                        }));
        CompletableFuture<Object> answer = node.askAsync(a, new Ask("b"), LONG);
        awaitWaitingFor(a, "a reply");
        isAskedBack.complete("a");

        assertThat(get(answer)).isInstanceOf(AskCycleException.class);
        assertThat(ask(a, new Question("afterwards"))).isEqualTo("answer");
        assertThat(handled).containsExactly(new Ask("b"), new Question("afterwards"));
    }

    @Test
    void failsOneOfTwoProcesses() {
        CompletableFuture<Address> later = new CompletableFuture<>();
        Address a = node.spawn(asking(later));
        Address b = node.spawn(asking(CompletableFuture.completedFuture(a)));
        later.complete(b);

        node.send(a, "go");

        assertThat(List.of(isCycle(end(a)), isCycle(end(b))))
                .containsExactlyInAnyOrder(true, false);
    }

    /** Tells whether an actor ended by an ask of its own that closed a ring. */
    private static boolean isCycle(ExitReason reason) {
        return reason instanceof ExitReason.Failed(Throwable cause)
                && cause instanceof AskCycleException;
    }

    private static ProcessFunction asking(CompletableFuture<Address> whom) {
        return self -> {
            self.receive();
            return self.ask(whom.join(), "?", LONG);
        };
    }

    @Test
    void isFoundThroughAForwarder() {
        CompletableFuture<Address> later = new CompletableFuture<>();
        Address router =
                node.spawn(
                        self -> {
                            self.forward(later.join(), self.receive());
                            return self.receive();
                        });
        Address a = node.spawn(asking(CompletableFuture.completedFuture(router)));
        Address b = node.spawn(asking(CompletableFuture.completedFuture(a)));
        later.complete(b);

        node.send(a, "go");

        assertThat(List.of(isCycle(end(a)), isCycle(end(b))))
                .containsExactlyInAnyOrder(true, false);
    }

    private static String outcomeOf(ActorContext self, Address whom) {
        try {
            return String.valueOf(self.ask(whom, "?", LONG));
        } catch (ActorException e) {
            return e.getClass().getName();
        }
    }

    @Test
    void isFoundInAGather() {
        CompletableFuture<Address> later = new CompletableFuture<>();
        Address prompt =
                node.spawn(
                        self -> {
                            self.receive();
                            self.reply("done");
                            return self.receive();
                        });
        Address a =
                node.spawn(
                        self -> {
                            self.receive();
                            return self.gather(List.of(prompt, later.join()), "?", LONG);
                        });
        Address b = node.spawn(asking(CompletableFuture.completedFuture(a)));
        later.complete(b);

        node.send(a, "go");

        assertThat(List.of(isCycle(end(a)), isCycle(end(b))))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void isNoneWhenTheAskedReceivesInTheMidstOfItsAnswer() {
        CompletableFuture<Address> later = new CompletableFuture<>();
        Address b =
                node.spawn(
                        self -> {
                            self.receive(String.class);
                            Address asked = self.sender();
                            self.receive(Integer.class);
                            self.send(asked, "answer");
                            return null;
                        });
        Address a =
                node.spawn(
                        self -> {
                            self.ready();
                            later.join();
                            return self.ask(b, "?", LONG);
                        });
        Address c =
                node.spawn(
                        self -> {
                            self.ready();
                            return outcomeOf(self, a);
                        });
        later.complete(c);
        awaitWaitingFor(a, "a reply");
        awaitWaitingFor(c, "a reply");

        node.send(b, 1);

        assertThat(end(a)).isEqualTo(new ExitReason.Normal("answer"));
        assertThat(end(c)).isEqualTo(new ExitReason.Normal(DeadActorException.class.getName()));
    }

    private void awaitWaitingFor(Address actor, String what) {
        until(
                () -> {
                    String waits = node.info(actor).map(ActorInfo::waitingFor).orElse(null);
                    return waits != null && waits.contains(what);
                });
    }

    /** Somebody else may answer: whoever got the reply address. */
    @Test
    void isNoneWhenTheAnswerMayComeFromElsewhere() {
        CompletableFuture<Address> askedA = new CompletableFuture<>();
        Address b =
                node.spawn(
                        self -> {
                            self.receive();
                            Address asker = self.sender();
                            Address helper =
                                    self.spawn(
                                            other -> {
                                                other.receive();
                                                other.send(asker, "by the helper");
                                                return null;
                                            });
                            node.register("helper", helper);
                            return outcomeOf(self, askedA.join());
                        });
        askedA.complete(spawnWhatPassesOnTheAnswerOf(b));
        awaitWaitingFor(b, "a reply");

        node.send(node.whereis("helper").orElseThrow(), "go");

        assertThat(end(b)).isEqualTo(new ExitReason.Normal("by the helper"));
    }

    private Address spawnWhatPassesOnTheAnswerOf(Address other) {
        return node.spawn(
                self -> {
                    Object answer = self.ask(other, "?", LONG);
                    self.receive();
                    self.reply(answer);
                    return null;
                });
    }

    @Test
    void isNoneWhenAStageIsToAnswer() {
        CompletableFuture<Address> askedA = new CompletableFuture<>();
        CompletableFuture<Object> stage = new CompletableFuture<>();
        Address b =
                node.spawn(
                        self -> {
                            self.receive();
                            self.replyWhenDone(stage);
                            return outcomeOf(self, askedA.join());
                        });
        askedA.complete(spawnWhatPassesOnTheAnswerOf(b));
        awaitWaitingFor(b, "a reply");

        stage.complete("by the stage");

        assertThat(end(b)).isEqualTo(new ExitReason.Normal("by the stage"));
    }

    @Test
    void isNoneOnceTheFirstAskHasTimedOut() {
        CompletableFuture<Address> later = new CompletableFuture<>();
        Address a =
                node.spawn(
                        self -> {
                            self.receive();
                            try {
                                return self.ask(later.join(), "?", Duration.ofSeconds(3));
                            } catch (AskTimeoutException e) {
                                self.receive();
                                self.reply("after all");
                                return null;
                            }
                        });
        Address b =
                node.spawn(
                        self -> {
                            self.receive(Integer.class);
                            return self.ask(a, 2, LONG);
                        });
        later.complete(b);
        node.send(a, "go");
        awaitWaitingFor(a, "a reply");
        clock.awaitScheduled(1);
        clock.advance(Duration.ofSeconds(3));

        node.send(b, 1);

        assertThat(end(b)).isEqualTo(new ExitReason.Normal("after all"));
    }

    @Test
    void isNoneWhenARequestWaitsForNobody() {
        CompletableFuture<Address> later = new CompletableFuture<>();
        Address a =
                node.spawn(
                        self -> {
                            self.receive(String.class);
                            self.sendRequest(later.join(), "?", LONG);
                            self.receive(Integer.class);
                            self.reply("answer");
                            Response response = self.receive(Response.class);
                            return response instanceof Response.Reply(_, Object value)
                                    ? value
                                    : response;
                        });
        Address b =
                node.spawn(
                        self -> {
                            self.receive();
                            Object answer = self.ask(a, 1, LONG);
                            self.reply(answer);
                            return answer;
                        });
        later.complete(b);

        node.send(a, "go");

        assertThat(end(b)).isEqualTo(new ExitReason.Normal("answer"));
    }
}
