package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.supervisor.ChildCounts;
import dev.actors.supervisor.ChildInfo;
import dev.actors.supervisor.ChildSpec;
import dev.actors.supervisor.RestartType;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;
import dev.actors.supervisor.SupervisorClient;

import org.junit.jupiter.api.Test;

import java.util.List;

class SupervisorClientTests extends SupervisorTestCase {

    private final Address supervisor =
            start(Supervisor.of(Strategy.ONE_FOR_ALL).intensity(10, PERIOD));
    private final SupervisorClient client = client(supervisor);

    private ChildSpec permanent(String id) {
        return new ChildSpec(id, worker(id), RestartType.PERMANENT);
    }

    private List<String> ids() {
        return client.whichChildren().stream().map(ChildInfo::id).toList();
    }

    private static void assertRefused(Runnable call, String text) {
        assertThatThrownBy(call::run).isInstanceOf(Refusal.class).hasMessage(text);
    }

    @Test
    void startsAChildBehindTheOthers() {
        Address child = client.startChild(permanent("d"));

        assertThat(named("d")).isEqualTo(child);
        assertThat(ids()).containsExactly("a", "b", "c", "d");
        crash("a");
        awaitRestarts("d", 1);
    }

    @Test
    void refusesAnIdThatIsThere() {
        assertRefused(
                () -> client.startChild(permanent("b")),
                "Child 'b' of 'sup' (supervisor) is there already. Choose another id, or delete it"
                        + " first.");
    }

    @Test
    void forgetsAChildThatDoesNotStart() {
        failing.add("d");

        assertThatThrownBy(() -> client.startChild(permanent("d")))
                .isInstanceOf(ActorStartException.class)
                .hasMessageContaining("Child 'd' of 'sup' (supervisor) did not start")
                .hasRootCauseMessage("d cannot start");
        assertThat(ids()).containsExactly("a", "b", "c");
        assertThat(status(supervisor)).isNotEqualTo(ActorStatus.ENDED);
    }

    @Test
    void terminatesAChildForGood() {
        Address child = named("b");
        client.terminateChild("b");

        assertThat(end(child)).isEqualTo(new ExitReason.Shutdown());
        assertThat(child(supervisor, "b").status()).isEqualTo(ActorStatus.ENDED);
        assertThat(child(supervisor, "b").address()).isNull();
        client.terminateChild("b");
        awaitLog("stop b");
    }

    @Test
    void forgetsATemporaryChildThatIsTerminated() {
        client.startChild(new ChildSpec("t", worker("t"), RestartType.TEMPORARY));
        client.terminateChild("t");

        assertThat(ids()).containsExactly("a", "b", "c");
    }

    @Test
    void restartsATerminatedChildInItsOldPlace() {
        Address before = named("b");
        client.terminateChild("b");
        Address after = client.restartChild("b");

        assertThat(after).isNotEqualTo(before).isEqualTo(named("b"));
        assertThat(ids()).containsExactly("a", "b", "c");
        crash("b");
        assertThat(child(supervisor, "b").restarts()).isEqualTo(1);
    }

    @Test
    void keepsATerminatedChildThatDoesNotStartAgain() {
        client.terminateChild("b");
        failing.add("b");

        assertThatThrownBy(() -> client.restartChild("b"))
                .isInstanceOf(ActorStartException.class)
                .hasMessageContaining("Child 'b'");
        failing.clear();
        assertThat(child(supervisor, "b").address()).isNull();
        assertThat(client.restartChild("b")).isEqualTo(named("b"));
    }

    @Test
    void restartsAChildThatSomebodyElseStopped() {
        Address before = named("c");
        node.stop(before);
        end(before);

        assertThat(client.restartChild("c")).isNotEqualTo(before);
    }

    @Test
    void deletesAChildThatHasEnded() {
        client.terminateChild("b");
        client.deleteChild("b");

        assertThat(ids()).containsExactly("a", "c");
        assertThat(client.startChild(permanent("b"))).isEqualTo(named("b"));
        assertThat(ids()).containsExactly("a", "c", "b");
    }

    @Test
    void refusesToRestartOrDeleteAChildThatRuns() {
        String text = "Child 'a' of 'sup' (supervisor) has not ended. Terminate it first.";

        assertRefused(() -> client.restartChild("a"), text);
        assertRefused(() -> client.deleteChild("a"), text);
    }

    @Test
    void refusesAnIdThatIsNotKnown() {
        String text =
                "Child 'x' of 'sup' (supervisor) is not known. Ask whichChildren for those that"
                        + " are.";

        assertRefused(() -> client.terminateChild("x"), text);
        assertRefused(() -> client.restartChild("x"), text);
        assertRefused(() -> client.deleteChild("x"), text);
    }

    @Test
    void listsAndCountsChildren() {
        client.startChild(new ChildSpec("t", worker("t"), RestartType.TRANSIENT));
        client.terminateChild("b");
        tell("t", "crash");
        awaitRestarts("t", 1);
        until(() -> client.countChildren().equals(new ChildCounts(4, 3)));

        assertThat(client.whichChildren()).extracting("restarts").containsExactly(1, 0, 1, 1);
        ChildInfo child = child(supervisor, "t");
        assertThat(child.address()).isEqualTo(named("t"));
        assertThat(child.restart()).isEqualTo(RestartType.TRANSIENT);
        assertThat(child.status()).isEqualTo(ActorStatus.WAITING);
        assertThat(child.lastCrash())
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessage("t was told to crash"));
        assertThat(child(supervisor, "b").lastCrash()).isNull();
    }

    @Test
    void servesActorsToo() {
        Address asker =
                node.spawn(
                        self ->
                                new SupervisorClient(self, supervisor, LONG)
                                        .startChild(permanent("d")));

        assertThat(node.await(asker)).isEqualTo(named("d"));
    }

    @Test
    void leavesMessagesOfOtherKindsUnhandledAndGoesOn() {
        node.send(supervisor, "hello");

        assertThatThrownBy(() -> ask(supervisor, "hello"))
                .isInstanceOf(UnhandledMessageException.class)
                .hasMessage("'sup' (supervisor) has no handler for a String.");
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.UNHANDLED);
        assertThat(client.countChildren()).isEqualTo(new ChildCounts(3, 3));
    }
}
