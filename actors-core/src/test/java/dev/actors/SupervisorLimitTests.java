package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actors.supervisor.ChildSpec;
import dev.actors.supervisor.RestartType;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;

class SupervisorLimitTests extends SupervisorTestCase {

    private Address startOne(Supervisor supervisor, RestartType restart) {
        return node.start(
                supervisor.child(new ChildSpec("w", worker("w"), restart)).spec().name("sup"));
    }

    private static Supervisor oneForOne(int intensity) {
        return Supervisor.of(Strategy.ONE_FOR_ONE).intensity(intensity, PERIOD);
    }

    @Test
    void restartsAPermanentChildAfterEveryEnd() {
        startOne(oneForOne(3), RestartType.PERMANENT);

        tell("w", "end");
        awaitRestarts("w", 1);
        tell("w", "crash");
        awaitRestarts("w", 2);
        node.kill(named("w"));
        awaitRestarts("w", 3);
    }

    @Test
    void restartsATransientChildAfterAnErrorOrAKillOnly() {
        Address supervisor = startOne(oneForOne(3), RestartType.TRANSIENT);

        tell("w", "crash");
        awaitRestarts("w", 1);
        node.kill(named("w"));
        awaitRestarts("w", 2);
        Address worker = named("w");
        tell("w", "end");

        assertThat(end(worker)).isEqualTo(new ExitReason.Normal("ended"));
        assertThat(child(supervisor, "w").address()).isNull();
        assertThat(child(supervisor, "w").restarts()).isEqualTo(2);
    }

    @Test
    void forgetsATemporaryChildAfterAnyEnd() {
        Address supervisor = startOne(oneForOne(3), RestartType.TEMPORARY);
        Address worker = named("w");
        tell("w", "crash");

        assertThat(end(worker).kind()).isEqualTo(ExitReason.Kind.ERROR);
        until(() -> client(supervisor).whichChildren().isEmpty());
        assertThat(status(supervisor)).isNotEqualTo(ActorStatus.ENDED);
    }

    @ParameterizedTest
    @EnumSource
    void takesAStopOfAChildForItsEndForGood(RestartType restart) {
        Address supervisor = startOne(oneForOne(3), restart);
        Address worker = named("w");
        node.stop(worker);

        assertThat(end(worker)).isEqualTo(new ExitReason.Shutdown());
        if (restart == RestartType.TEMPORARY) {
            assertThat(client(supervisor).whichChildren()).isEmpty();
        } else {
            assertThat(child(supervisor, "w").address()).isNull();
        }
    }

    @Test
    void hasTheLimitOfOtpUnlessItIsToldAnother() {
        Address supervisor = startOne(Supervisor.of(Strategy.ONE_FOR_ONE), RestartType.PERMANENT);
        crash("w");
        clock.advance(PERIOD);
        crash("w");
        clock.advance(PERIOD.minusNanos(1));
        tell("w", "crash");

        assertThat(limitReached(end(supervisor))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void bearsTheIntensityAndEndsAtOneMore(Strategy strategy) {
        Address supervisor = start(Supervisor.of(strategy).intensity(3, PERIOD));
        crash("a");
        awaitRestarts("a", 1);
        crash("a");
        crash("a");
        assertThat(client(supervisor).countChildren().active()).isEqualTo(3);
        log.clear();
        Address worker = named("a");
        tell("a", "crash");

        ExitReason reason = end(supervisor);
        assertThat(limitReached(reason))
                .hasMessage(
                        "'sup' (supervisor) gave up: child 'a' ended (error,"
                                + " java.lang.IllegalStateException) and no restart is left of 3"
                                + " within PT5S. Mend what ends the child, or raise the"
                                + " intensity.")
                .hasRootCauseMessage("a was told to crash");
        assertThat(end(worker).kind()).isEqualTo(ExitReason.Kind.ERROR);
        awaitLog("stop a", "stop c", "stop b");
        assertThat(node.registered()).isEmpty();
    }

    @Test
    void saysInItsLastWordsThatAChildWasKilled() {
        Address supervisor = startOne(oneForOne(0), RestartType.PERMANENT);
        node.kill(named("w"));

        assertThat(limitReached(end(supervisor)))
                .hasMessageContaining("child 'w' ended (killed) and no restart is left of 0")
                .hasNoCause();
    }

    @Test
    void countsTheRestartsOfAllChildrenTogether() {
        Address supervisor = start(oneForOne(2));
        crash("a");
        crash("b");
        tell("c", "crash");

        assertThat(limitReached(end(supervisor))).hasMessageContaining("child 'c'");
    }

    @Test
    void countsWithinAWindowThatSlides() {
        Address supervisor = start(oneForOne(2));
        Duration half = PERIOD.dividedBy(2);
        for (int i = 0; i < 10; i++) {
            crash("a");
            clock.advance(half);
        }
        crash("a");
        clock.advance(half.minusNanos(1));
        tell("a", "crash");

        assertThat(limitReached(end(supervisor))).isNotNull();
    }

    @Test
    void countsAStartThatFailsAtRestart() {
        Address supervisor = startOne(oneForOne(3), RestartType.PERMANENT);
        failing.add("w");
        tell("w", "crash");

        assertThat(limitReached(end(supervisor))).hasRootCauseMessage("w cannot start");
        assertThat(log).filteredOn("start w"::equals).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void putsRestartsOffEverLongerUpToTheMaximum(Strategy strategy) {
        Address supervisor =
                startOne(
                        Supervisor.of(strategy)
                                .intensity(10, PERIOD)
                                .backoff(Duration.ofMillis(100), Duration.ofMillis(300)),
                        RestartType.PERMANENT);
        int restarts = 0;
        for (long expected : new long[] {100, 200, 300, 300}) {
            tell("w", "crash");
            clock.awaitScheduled(1);
            clock.advance(Duration.ofMillis(expected * 8 / 10 - 1));
            assertThat(status(named("w"))).isEqualTo(ActorStatus.RESTARTING);
            clock.advance(Duration.ofMillis(expected * 4 / 10 + 2));
            awaitRestarts("w", ++restarts);
        }
        assertThat(child(supervisor, "w").restarts()).isEqualTo(4);
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        Supervisor supervisor = Supervisor.of(Strategy.ONE_FOR_ONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervisor.intensity(-1, PERIOD))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervisor.backoff(PERIOD, Duration.ZERO))
                .withMessageContaining("PT5S to PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervisor.child("w", worker("w")).child("w", worker("w")))
                .withMessage("Two children have the id 'w'. Give each its own.");
    }

    @Test
    void escalatesLevelByLevel() {
        Supervisor middle = Supervisor.of(Strategy.ONE_FOR_ONE).child("w", worker("w"));
        Address root =
                node.start(
                        Supervisor.of(Strategy.ONE_FOR_ONE)
                                .child("middle", middle.spec().name("middle"))
                                .spec());
        Address supervisor = named("middle");
        Address first = named("w");
        crash("w");
        tell("w", "crash");
        until(() -> node.whereis("w").filter(w -> !w.equals(first)).isPresent());
        awaitRestarts("middle", 1);
        crash("w");
        tell("w", "crash");

        assertThat(limitReached(end(root)))
                .hasMessageContaining("child 'middle'")
                .cause()
                .isInstanceOf(RestartLimitException.class)
                .hasMessageContaining("child 'w'");
        assertThat(status(supervisor)).isEqualTo(ActorStatus.ENDED);
        assertThat(node.registered()).isEmpty();
        until(() -> clock.scheduled() == 0);
    }
}
