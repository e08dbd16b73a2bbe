package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.supervisor.ChildSpec;
import dev.actors.supervisor.RestartType;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;

class SupervisorStrategyTests extends SupervisorTestCase {

    private static Supervisor often(Strategy strategy) {
        return Supervisor.of(strategy).intensity(10, PERIOD);
    }

    private int restarts(String name) {
        return node.info(named(name)).orElseThrow().restarts();
    }

    @Test
    void restartsTheChildAloneWhenOneForOne() {
        start(often(Strategy.ONE_FOR_ONE));

        crash("b");

        awaitLog("stop b", "start b");
        assertThat(List.of(restarts("a"), restarts("b"), restarts("c"))).containsExactly(0, 1, 0);
    }

    @Test
    void restartsAChildAloneWhileTheSupervisorWaitsForAnother() {
        Address supervisor = start(often(Strategy.ONE_FOR_ONE));
        tell("b", "hang");
        until(() -> log.contains("hang b"));
        Future<?> terminates = async(() -> client(supervisor).terminateChild("b"));
        clock.awaitScheduled(1);

        crash("a");

        assertThat(log).doesNotContain("stop b");
        node.kill(named("b"));
        get(terminates);
    }

    @Test
    void restartsAllInOrderWhenOneForAll() {
        start(often(Strategy.ONE_FOR_ALL));

        crash("b");
        awaitRestarts("c", 1);

        awaitLog("stop b", "stop c", "stop a", "start a", "start b", "start c");
    }

    @Test
    void restartsThoseBehindItWhenRestForOne() {
        start(often(Strategy.REST_FOR_ONE));

        crash("b");
        awaitRestarts("c", 1);

        awaitLog("stop b", "stop c", "start b", "start c");
        assertThat(restarts("a")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void keepsAddressesAndNames(Strategy strategy) {
        Address supervisor = start(often(strategy));
        List<Address> before = List.of(named("a"), named("b"), named("c"));

        crash("a");
        awaitRestarts("a", 1);
        int others = strategy == Strategy.ONE_FOR_ONE ? 0 : 1;
        awaitRestarts("b", others);
        awaitRestarts("c", others);

        assertThat(List.of(named("a"), named("b"), named("c"))).isEqualTo(before);
        assertThat(client(supervisor).whichChildren()).extracting("address").isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsSentWhileAChildIsDown(Strategy strategy) {
        start(often(strategy).backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        tell("a", "crash");
        if (strategy == Strategy.ONE_FOR_ONE) {
            awaitDelay("a");
        } else {
            awaitDelay("a", "b", "c");
        }

        var first = node.askAsync(named("a"), "first", LONG);
        var second = node.askAsync(named("a"), "second", LONG);
        var sibling = node.askAsync(named("c"), "sibling", LONG);
        clock.advance(Duration.ofSeconds(1));

        assertThat(get(first)).isEqualTo("first");
        assertThat(get(second)).isEqualTo("second");
        assertThat(get(sibling)).isEqualTo("sibling");
        assertThat(recorder.deadLetters()).extracting(DeadLetter::message).containsExactly("crash");
    }

    @Test
    void answersRequestsWhileAGroupWaitsForItsRestart() {
        Address supervisor =
                start(
                        often(Strategy.ONE_FOR_ALL)
                                .backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        tell("a", "crash");
        awaitDelay("a", "b", "c");

        assertThat(client(supervisor).whichChildren())
                .extracting("status")
                .containsOnly(ActorStatus.RESTARTING);
        client(supervisor).terminateChild("b");
        awaitDelay("a", "c");
        clock.advance(Duration.ofSeconds(1));
        awaitRestarts("c", 1);

        awaitLog("stop a", "stop c", "stop b", "start a", "start c");
    }

    @Test
    void restartsAllThatAreDownWhenAnEarlierOneFailsMeanwhile() {
        start(often(Strategy.REST_FOR_ONE).backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        tell("b", "crash");
        awaitDelay("b", "c");
        clock.advance(Duration.ofMillis(500));
        long handled = node.info(named("sup")).orElseThrow().handled();
        tell("a", "crash");
        until(() -> node.info(named("sup")).orElseThrow().handled() > handled);
        awaitDelay("a", "b", "c");

        clock.advance(Duration.ofSeconds(1));
        awaitRestarts("c", 1);

        awaitLog("stop b", "stop c", "stop a", "start a", "start b", "start c");
    }

    @Test
    void beginsAnewAndCountsWhenASiblingFailsToStartAgain() {
        Address supervisor = start(Supervisor.of(Strategy.ONE_FOR_ALL).intensity(2, PERIOD));
        failing.add("b");

        tell("a", "crash");

        RestartLimitException limit = limitReached(end(supervisor));
        assertThat(limit).hasMessageContaining("child 'b'").hasRootCauseMessage("b cannot start");
        awaitLog(
                "stop a", "stop c", "stop b", // the crash
                "start a", "start b", "stop b", "stop a", // first try
                "start a", "start b", "stop b", // second try, which is one too many
                "stop a");
    }

    @Test
    void goesOnBehindTheOneThatStartedWhenRestForOneFailsToStart() {
        Duration delay = Duration.ofSeconds(1);
        start(often(Strategy.REST_FOR_ONE).backoff(delay, delay));
        failing.add("b");
        tell("a", "crash");
        awaitDelay("a", "b", "c");
        clock.advance(delay);
        awaitLog("stop a", "stop c", "stop b", "start a", "start b", "stop b");
        awaitDelay("b", "c");
        failing.clear();
        clock.advance(delay);

        awaitRestarts("c", 1);

        assertThat(restarts("a")).isEqualTo(1);
        assertThat(log).filteredOn("start a"::equals).hasSize(1);
    }

    @Test
    void killsASiblingThatHangsAfterItsShutdownTimeout() {
        node.start(
                often(Strategy.ONE_FOR_ALL)
                        .child("a", worker("a"))
                        .child("b", worker("b").shutdownTimeout(Duration.ofSeconds(3)))
                        .spec());
        tell("b", "hang");
        until(() -> log.contains("hang b"));
        log.clear();
        tell("a", "crash");
        clock.awaitScheduled(1);

        clock.advance(Duration.ofSeconds(3).minusNanos(1));
        assertThat(log).containsExactly("stop a");
        clock.advance(Duration.ofNanos(1));

        awaitRestarts("b", 1);
        awaitLog("stop a", "stop b", "start a", "start b");
        assertThat(node.info(named("b")).orElseThrow().lastCrash())
                .isEqualTo(new ExitReason.Killed());
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void stopsATemporarySiblingForGood() {
        Address supervisor =
                node.start(
                        often(Strategy.ONE_FOR_ALL)
                                .child("a", worker("a"))
                                .child(new ChildSpec("t", worker("t"), RestartType.TEMPORARY))
                                .spec());
        crash("a");

        assertThat(node.whereis("t")).isEmpty();
        assertThat(client(supervisor).whichChildren()).extracting("id").containsExactly("a");
    }

    @Test
    void leavesThoseThatEndedForGoodOutOfAGroup() {
        Address supervisor = start(often(Strategy.ONE_FOR_ALL));
        node.stop(named("b"));
        until(() -> log.contains("stop b"));

        crash("a");
        awaitRestarts("c", 1);

        assertThat(child(supervisor, "b").address()).isNull();
        awaitLog("stop b", "stop a", "stop c", "start a", "start c");
    }

    @Test
    void keepsTheLinksOfItsChildren() {
        start(often(Strategy.ONE_FOR_ALL));
        Address peer =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.link(named("b"));
                                    return self.receive();
                                }));
        crash("a");
        awaitRestarts("b", 1);

        assertThat(node.info(peer).orElseThrow().links()).containsExactly(named("b"));
        assertThat(node.info(named("b")).orElseThrow().links()).containsExactly(peer);
    }
}
