package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class SupervisorEndTests extends SupervisorTestCase {

    private static final Supervisor SUPERVISOR = Supervisor.of(Strategy.ONE_FOR_ONE);

    private ActorSpec slowToStart(CountDownLatch reached) {
        return ActorSpec.process(
                self -> {
                    reached.countDown();
                    new CountDownLatch(1).await();
                    return self.receive();
                });
    }

    @Test
    void startsItsChildrenInOrderBeforeItHasStarted() {
        node.start(SUPERVISOR.child("a", worker("a")).child("b", worker("b")).spec());

        assertThat(log).containsExactly("start a", "start b");
        assertThat(node.registered()).containsExactly("a", "b");
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void failsItsStartWithTheChildThatDidNotStart() {
        failing.add("c");
        ActorSpec spec =
                SUPERVISOR
                        .child("a", worker("a"))
                        .child("b", worker("b"))
                        .child("c", worker("c"))
                        .child("d", worker("d"))
                        .spec()
                        .name("sup");

        assertThatThrownBy(() -> node.start(spec))
                .isInstanceOf(ActorStartException.class)
                .cause()
                .isInstanceOf(ActorStartException.class)
                .hasMessage(
                        "Child 'c' of 'sup' (supervisor) did not start: 'c' (worker) ended before"
                                + " it had started.")
                .hasRootCauseMessage("c cannot start");
        awaitLog("start a", "start b", "start c", "stop c", "stop b", "stop a");
        until(() -> node.snapshot().isEmpty());
    }

    @Test
    void failsItsStartWhenAChildsNameIsTaken() {
        Address holder = node.start(worker("b"));
        ActorSpec spec = SUPERVISOR.child("a", worker("a")).child("b", worker("b")).spec();

        assertThatThrownBy(() -> node.start(spec))
                .cause()
                .hasMessageContaining("Child 'b' of supervisor#")
                .hasMessageContaining("The name 'b' is taken")
                .hasCauseInstanceOf(NameTakenException.class);
        assertThat(node.registered()).containsExactly("b");
        assertThat(named("b")).isEqualTo(holder);
    }

    @Test
    void stopsItsChildrenLatestFirstEachWithinItsShutdownTimeout() {
        Address supervisor = start(SUPERVISOR);
        tell("b", "hang");
        until(() -> log.contains("hang b"));
        log.clear();
        node.stop(supervisor);
        until(() -> node.whereis("c").isEmpty());
        clock.awaitScheduled(2);

        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        assertThat(log).containsExactly("stop c");
        assertThat(status(named("a"))).isEqualTo(ActorStatus.WAITING);
        clock.advance(Duration.ofNanos(1));

        assertThat(end(supervisor)).isEqualTo(new ExitReason.Shutdown());
        awaitLog("stop c", "stop b", "stop a");
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void killsAChildAtOnceWhoseShutdownTimeoutIsZero() {
        Address supervisor =
                node.start(
                        SUPERVISOR.child("a", worker("a").shutdownTimeout(Duration.ZERO)).spec());
        Address worker = named("a");
        tell("a", "hang");
        until(() -> log.contains("hang a"));
        node.stop(supervisor);

        assertThat(end(supervisor)).isEqualTo(new ExitReason.Shutdown());
        assertThat(end(worker)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void givesUpPatienceWhenItIsKilledWhileItStops() {
        Address supervisor = start(SUPERVISOR);
        tell("b", "hang");
        until(() -> log.contains("hang b"));
        node.stop(supervisor);
        until(() -> log.contains("stop c"));
        node.kill(supervisor);

        assertThat(end(supervisor)).isEqualTo(new ExitReason.Killed());
        until(() -> node.snapshot().isEmpty());
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void takesItsChildrenWithItWhenItIsKilled() {
        Address supervisor = start(SUPERVISOR);
        Address child = named("b");
        tell("a", "hang");
        until(() -> log.contains("hang a"));
        node.kill(supervisor);

        assertThat(end(supervisor)).isEqualTo(new ExitReason.Killed());
        assertThat(end(child)).isEqualTo(new ExitReason.Killed());
        until(() -> node.snapshot().isEmpty());
        assertThat(node.registered()).isEmpty();
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void takesAChildWithItThatIsStarting() {
        CountDownLatch reached = new CountDownLatch(1);
        Address supervisor =
                node.spawn(SUPERVISOR.child("slow", slowToStart(reached).name("slow")).spec());
        await(reached);
        node.kill(supervisor);

        assertThat(end(supervisor)).isEqualTo(new ExitReason.Killed());
        until(() -> node.snapshot().isEmpty());
    }

    @Test
    void takesChildrenWithItThatWaitForTheirRestart() {
        Address supervisor = start(SUPERVISOR.backoff(PERIOD, PERIOD));
        tell("b", "crash");
        clock.awaitScheduled(1);
        node.kill(supervisor);

        end(supervisor);
        until(() -> node.snapshot().isEmpty());
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void endsWithAnActorThatItIsLinkedTo() {
        Address parent =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.spawnLink(
                                            SUPERVISOR.child("a", worker("a")).spec().name("sup"));
                                    self.receive();
                                    throw new IllegalStateException("the parent fails");
                                }));
        until(() -> node.whereis("a").isPresent());
        Address supervisor = named("sup");
        Address child = named("a");
        node.send(parent, "fail");

        assertThat(end(supervisor)).isEqualTo(end(parent));
        assertThat(end(child)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void leavesTheNamesOfItsChildrenFreeForItsOwnRestart() {
        Supervisor nested =
                SUPERVISOR.child("a", worker("a")).child("b", worker("b")).child("c", worker("c"));
        node.start(
                SUPERVISOR
                        .intensity(100, PERIOD)
                        .child("nested", nested.spec().name("nested"))
                        .spec());
        for (int i = 1; i <= 20; i++) {
            Address child = named("b");
            node.kill(named("nested"));
            awaitRestarts("nested", i);
            assertThat(named("b")).isNotEqualTo(child);
        }
        assertThat(node.snapshot()).hasSize(5);
    }

    @Test
    void stopsATreeFromItsLeaves() {
        Supervisor nested = SUPERVISOR.child("b", worker("b")).child("c", worker("c"));
        Address root =
                node.start(
                        SUPERVISOR
                                .child("a", worker("a"))
                                .child("nested", nested.spec())
                                .child("d", worker("d"))
                                .spec());
        log.clear();
        node.stop(root);

        end(root);
        awaitLog("stop d", "stop c", "stop b", "stop a");
        until(() -> node.snapshot().isEmpty());
    }
}
