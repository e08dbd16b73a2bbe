package dev.actors;

import static dev.actors.supervisor.RestartType.TEMPORARY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.actors.supervisor.ChildSpec;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Filter;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is told of a crash, and the restarts that are left. */
class CrashReportTests extends KernelTestCase {

    private static final RestartPolicy ONCE =
            new RestartPolicy(
                    RestartType.TRANSIENT, 1, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);

    private final List<CrashReport> reports = new CopyOnWriteArrayList<>();

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder)
                .listener(
                        new NodeListener() {
                            @Override
                            public void crashed(CrashReport report) {
                                reports.add(report);
                            }
                        });
    }

    private static ActorSpec crashing() {
        return ActorSpec.behavior(
                        Behavior.of(
                                String.class,
                                (_, message) -> {
                                    throw new IllegalStateException(message);
                                }))
                .behaviorName("fragile");
    }

    @Test
    void saysWhatAnActorCrashedOverAndWhoHadAsked() {
        Address actor = node.start(crashing().name("glass"));
        CompletableFuture<Object> asked = node.askAsync(actor, "crash", LONG);
        assertThatThrownBy(() -> get(asked)).isInstanceOf(ActorFailedException.class);
        end(actor);

        CrashReport report = reports.getFirst();
        assertThat(reports).hasSize(1);
        assertThat(report.actor().names()).containsExactly("glass");
        assertThat(report.actor().restartsLeft()).isNull();
        assertThat(report.cause()).hasMessage("crash");
        assertThat(report.message()).isEqualTo("crash");
        assertThat(report.messageType()).isEqualTo("String");
        assertThat(report.sender()).isNotNull();
    }

    @Test
    void logsWhatAnActorWithoutANameCrashedOverAndWhichOneItIs() {
        Logger logger = Logger.getLogger("dev.actors");
        List<String> lines = new CopyOnWriteArrayList<>();
        Filter before = logger.getFilter();
        logger.setFilter(
                entry -> {
                    lines.add(new SimpleFormatter().formatMessage(entry));
                    return before == null || before.isLoggable(entry);
                });
        try {
            Address actor = node.start(crashing().supervised(ONCE::newSupervision));
            node.send(actor, "one");
            node.send(actor, "two");
            end(actor);
            String id = "fragile#" + ((Cell) actor).id;

            assertThat(lines)
                    .filteredOn(line -> line.startsWith(id))
                    .containsExactly(
                            id + " crashed over String",
                            id + " restarted after error, for the 1. time",
                            id + " crashed over String",
                            id + " gave up after 1 restarts");
        } finally {
            logger.setFilter(before);
        }
    }

    @Test
    void namesWhomAMessageOfTheNodesOwnCameFrom() {
        Address other = node.spawn(ActorSpec.process(ActorContext::receive));
        Address deaf = node.spawn(self -> self.receive(Integer.class));
        List<Consumer<ActorContext>> causes =
                List.of(
                        self -> self.monitor(other),
                        self -> {
                            self.trapExit(true);
                            self.link(other);
                        },
                        self -> self.sendRequest(deaf, "ask", Duration.ZERO),
                        self -> self.sendAfter(Duration.ZERO, self.address(), "timer"));
        List<Address> actors =
                causes.stream().map(cause -> node.start(crashingAfter(cause))).toList();
        node.kill(other);
        clock.advance(Duration.ofSeconds(1));
        actors.forEach(this::end);

        assertThat(reports)
                .extracting(report -> report.actor().address(), CrashReport::sender)
                .containsExactlyInAnyOrder(
                        tuple(actors.get(0), other),
                        tuple(actors.get(1), other),
                        tuple(actors.get(2), deaf),
                        tuple(actors.get(3), actors.get(3)));
    }

    private static ActorSpec crashingAfter(Consumer<ActorContext> cause) {
        return ActorSpec.behavior(
                (Behavior.Setup)
                        self -> {
                            cause.accept(self);
                            return Behavior.of(
                                    Object.class,
                                    (_, message) -> {
                                        throw new IllegalStateException(message.toString());
                                    });
                        });
    }

    @Test
    void hasNoSenderWhenNobodyAsked() {
        Address actor = node.start(crashing());
        node.send(actor, "crash");
        end(actor);

        assertThat(reports.getFirst().sender()).isNull();
        assertThat(reports.getFirst().message()).isEqualTo("crash");
    }

    @Test
    void hasNoMessageWhenNoneWasInHand() {
        Address actor =
                node.spawn(
                        _ -> {
                            throw new IllegalStateException("at the start");
                        });
        end(actor);

        assertThat(reports.getFirst().message()).isNull();
        assertThat(reports.getFirst().messageType()).isNull();
    }

    @Test
    void isNotMadeWhenAnActorIsKilledOrALinkEndsIt() {
        Address killed = node.start(ActorSpec.process(ActorContext::receive));
        Address linked =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.link(killed);
                                    return self.receive();
                                }));
        node.kill(killed);
        end(linked);

        assertThat(reports).isEmpty();
    }

    @Test
    void countsTheRestartsLeftDownToTheOneThatGivesUp() {
        Address actor = node.start(restarted(crashing(), 2));
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            left.add(node.info(actor).orElseThrow().restartsLeft());
            node.send(actor, "crash");
            left.add(recorder.nextRestart().actor().restartsLeft());
        }
        node.send(actor, "crash");
        end(actor);

        assertThat(left).containsExactly(2, 1, 1, 0);
        assertThat(reports)
                .extracting(report -> report.actor().restartsLeft())
                .containsExactly(2, 1, 0);
        assertThat(recorder.nextEnd().actor().restartsLeft()).isZero();
    }

    @Test
    void countsWhatTheChildrenOfASupervisorHaveLeftTogether() {
        Address supervisor =
                node.start(
                        Supervisor.of(Strategy.ONE_FOR_ONE)
                                .intensity(2, Duration.ofSeconds(60))
                                .child("a", crashing().name("a"))
                                .child("b", crashing().name("b"))
                                .child(new ChildSpec("c", crashing().name("c"), TEMPORARY))
                                .spec());
        assertThat(left("a")).isEqualTo(2);

        node.send(node.whereis("a").orElseThrow(), "crash");
        assertThat(recorder.nextRestart().actor().restartsLeft()).isEqualTo(1);
        assertThat(left("b")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        assertThat(left("b")).isEqualTo(2);
        for (String name : List.of("a", "b")) {
            node.send(node.whereis(name).orElseThrow(), "crash");
            recorder.nextRestart();
        }
        assertThat(left("c")).isNull();
        node.send(node.whereis("a").orElseThrow(), "crash");
        end(supervisor);

        assertThat(reports)
                .extracting(report -> report.actor().restartsLeft())
                .containsExactly(2, 2, 1, 0, null);
        assertThat(recorder.nextEnd().actor())
                .extracting(ActorInfo::names, ActorInfo::restartsLeft)
                .containsExactly(List.of("a"), 0);
    }

    private @Nullable Integer left(String name) {
        return node.info(node.whereis(name).orElseThrow()).orElseThrow().restartsLeft();
    }

    @Test
    void givesRestartsBackAsTimePasses() {
        Address actor = node.start(restarted(crashing(), 2));
        node.send(actor, "crash");
        assertThat(recorder.nextRestart().actor().restartsLeft()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(60));

        assertThat(node.info(actor).orElseThrow().restartsLeft()).isEqualTo(2);
    }

    @Test
    void tellsALateListenerOfTheBehavioursSeenAndAddsItOnceUntilItListensNoMore() {
        end(node.spawn(ActorSpec.process(_ -> null).behaviorName("early")));
        List<String> seen = new CopyOnWriteArrayList<>();
        NodeListener late =
                new NodeListener() {
                    @Override
                    public void behaviorSeen(BehaviorStatistics statistics) {
                        seen.add(statistics.behavior());
                    }
                };

        Runnable end = node.listen(late);
        Runnable endOfNothing = node.listen(late);
        endOfNothing.run();
        end(node.spawn(ActorSpec.process(_ -> null).behaviorName("after")));
        end.run();
        end(node.spawn(ActorSpec.process(_ -> null).behaviorName("unheard")));

        assertThat(seen).containsExactly("early", "after");
    }
}
