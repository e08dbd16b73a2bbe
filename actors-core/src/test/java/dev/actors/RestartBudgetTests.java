package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RestartBudgetTests extends KernelTestCase {

    private static final Duration PERIOD = Duration.ofSeconds(60);

    private static final Behavior<?> CRASHING =
            Behavior.of(
                    String.class,
                    (self, message) -> {
                        if (message.startsWith("crash")) {
                            throw new IllegalStateException(message);
                        }
                        if (message.equals("end")) {
                            return Behavior.stopped("ended");
                        }
                        self.reply(message);
                        return Behavior.same();
                    });

    private Address spawn(
            RestartType type, int intensity, Duration minBackoff, Duration maxBackoff) {
        RestartPolicy policy = new RestartPolicy(type, intensity, PERIOD, minBackoff, maxBackoff);
        return node.start(ActorSpec.behavior(CRASHING).supervised(policy::newSupervision));
    }

    private void crash(Address actor, String text) {
        node.send(actor, text);
        recorder.nextRestart();
        assertThat(ask(actor, "alive")).isEqualTo("alive");
    }

    @Test
    void givesUpWithTheLastReasonWhenItIsSpent() {
        Address actor = spawn(RestartType.TRANSIENT, 2, Duration.ZERO, Duration.ZERO);
        crash(actor, "crash 1");
        crash(actor, "crash 2");
        node.send(actor, "crash 3");
        node.send(actor, "left");

        assertThatThrownBy(() -> node.await(actor))
                .isInstanceOf(ActorFailedException.class)
                .hasRootCauseMessage("crash 3");
        assertThat(recorder.nextEnd().actor().restarts()).isEqualTo(2);
    }

    @Test
    void isRenewedAsThePeriodSlides() {
        Address actor = spawn(RestartType.TRANSIENT, 2, Duration.ZERO, Duration.ZERO);
        crash(actor, "crash 1");
        clock.advance(PERIOD.dividedBy(2));
        crash(actor, "crash 2");
        clock.advance(PERIOD.dividedBy(2));
        crash(actor, "crash 3");
        node.send(actor, "crash 4");

        assertThat(end(actor).kind()).isEqualTo(ExitReason.Kind.ERROR);
    }

    @Test
    void isEachActorsOwn() {
        RestartPolicy policy = RestartPolicy.otp(RestartType.TRANSIENT);
        ActorSpec spec = ActorSpec.behavior(CRASHING).supervised(policy::newSupervision);
        Address first = node.start(spec);
        Address second = node.start(spec);
        crash(first, "crash");
        crash(second, "crash");
        node.send(first, "crash again");
        end(first);

        assertThat(ask(second, "alive")).isEqualTo("alive");
    }

    @Test
    void countsKills() {
        Address actor = spawn(RestartType.TRANSIENT, 1, Duration.ZERO, Duration.ZERO);
        node.kill(actor);
        recorder.nextRestart();
        assertThat(ask(actor, "alive")).isEqualTo("alive");
        node.kill(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void isNoneForATemporaryActor() {
        Address actor = spawn(RestartType.TEMPORARY, 10, Duration.ZERO, Duration.ZERO);
        node.send(actor, "crash");

        assertThat(end(actor).kind()).isEqualTo(ExitReason.Kind.ERROR);
    }

    @Test
    void isSpentByNormalEndsOfAPermanentActorOnly() {
        Address permanent = spawn(RestartType.PERMANENT, 1, Duration.ZERO, Duration.ZERO);
        Address transientActor = spawn(RestartType.TRANSIENT, 1, Duration.ZERO, Duration.ZERO);
        node.send(permanent, "end");
        recorder.nextRestart();
        node.send(permanent, "end");
        node.send(transientActor, "end");

        assertThat(end(permanent)).isEqualTo(new ExitReason.Normal("ended"));
        assertThat(end(transientActor)).isEqualTo(new ExitReason.Normal("ended"));
    }

    @Test
    void isSpentWithADelayThatDoublesUpToItsMaximum() {
        Duration min = Duration.ofMillis(100);
        Address actor = spawn(RestartType.TRANSIENT, 10, min, Duration.ofMillis(300));
        for (long expected : new long[] {100, 200, 300, 300}) {
            node.send(actor, "crash");
            var waiting = node.askAsync(actor, "kept meanwhile", LONG);
            awaitStatus(actor, ActorStatus.RESTARTING);
            clock.awaitScheduled(2);

            clock.advance(Duration.ofMillis(expected * 8 / 10 - 1));
            assertThat(status(actor)).isEqualTo(ActorStatus.RESTARTING);
            clock.advance(Duration.ofMillis(expected * 4 / 10 + 2));

            assertThat(get(waiting)).isEqualTo("kept meanwhile");
        }
    }

    @Test
    void canBeStoppedWhileItWaitsForItsRestart() {
        Address actor =
                spawn(RestartType.TRANSIENT, 10, Duration.ofSeconds(1), Duration.ofSeconds(1));
        node.send(actor, "crash");
        clock.awaitScheduled(1);

        node.kill(actor);
        assertThat(status(actor)).isEqualTo(ActorStatus.RESTARTING);
        node.stop(actor);

        assertThat(end(actor).kind()).isEqualTo(ExitReason.Kind.SHUTDOWN);
        assertThat(clock.scheduled()).isZero();
    }
}
