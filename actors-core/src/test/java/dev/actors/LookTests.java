package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;

/** What a look at an actor shows of its waits and its code. */
class LookTests extends ServantTestCase {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Address waitingIn(ProcessFunction function) {
        Address actor =
                node.spawn(
                        self -> {
                            self.ready();
                            return function.run(self);
                        });
        until(() -> info(actor).waitingFor() != null);
        return actor;
    }

    private Address silent() {
        return node.start(
                ActorSpec.process(self -> self.receive(Void.class))
                        .behaviorName("silent")
                        .mailboxCapacity(1));
    }

    @Test
    void saysWhatAReceiveAnAskAnAwaitAndASendWaitFor() {
        Address silent = silent();
        String name = Reports.name(node.registry().requireCell(silent));

        Address receiving = waitingIn(self -> self.receive(Integer.class));
        Address awaiting = waitingIn(self -> self.await(silent));
        Address asking = waitingIn(self -> self.ask(silent, "?", LONG));
        Address sending =
                waitingIn(
                        self -> {
                            self.send(silent, "no room for it");
                            return null;
                        });

        assertThat(info(receiving).waitingFor()).isEqualTo("Integer");
        assertThat(info(awaiting).waitingFor()).isEqualTo("the end of " + name);
        assertThat(info(asking).waitingFor()).isEqualTo("a reply of " + name);
        assertThat(info(sending).waitingFor()).isEqualTo("room in the mailbox of " + name);
        assertThat(info(sending).status()).isEqualTo(ActorStatus.WAITING);
    }

    private static void standHere(CountDownLatch reached, CountDownLatch released) {
        reached.countDown();
        awaitStubbornly(released);
    }

    @Test
    void showsTheStackOfOneThatWaitsAndOfOneThatIsBusy() {
        Address waiting = waitingIn(LookTests::receiveHere);
        Address busy =
                node.spawn(
                        self -> {
                            self.ready();
                            standHere(reached, released);
                            return null;
                        });
        await(reached);

        assertThat(node.stack(waiting))
                .extracting(StackTraceElement::getMethodName)
                .contains("receiveHere");
        assertThat(node.stack(busy))
                .extracting(StackTraceElement::getMethodName)
                .contains("standHere");
        assertThat(info(busy).status()).isEqualTo(ActorStatus.RUNNING);
        released.countDown();
    }

    private static Object receiveHere(ActorContext self) {
        return self.receive();
    }

    @Test
    void showsNoStackOfAnIdleBehaviourOrOfTheDead() {
        Address idle = node.start(ActorSpec.behavior(Behavior.of(Object.class, LookTests::stay)));
        Address dead = node.spawn(_ -> null);
        end(dead);
        until(() -> node.stack(idle).isEmpty());

        assertThat(status(idle)).isEqualTo(ActorStatus.WAITING);
        assertThat(node.stack(dead)).isEmpty();
    }

    private static Behavior<?> stay(ActorContext self, Object message) {
        return Behavior.same();
    }

    @Test
    void showsLinksOldestFirstAndMonitorsOnceForEach() {
        Address actor = servant();
        Address first = servant();
        Address second = servant();
        order(
                actor,
                self -> {
                    self.link(second);
                    self.link(first);
                    self.monitor(first);
                    self.monitor(first);
                });

        assertThat(info(actor).links()).containsExactly(second, first);
        assertThat(info(actor).monitors()).containsExactly(first, first);
        assertThat(info(first).monitoredBy()).containsExactly(actor, actor);
        assertThat(info(first).links()).containsExactly(actor);
    }

    @Test
    void keepsNothingForOneThatIsOnlyLookedAt() {
        Address actor = servant();
        Cell cell = node.registry().requireCell(actor);
        awaitStatus(actor, ActorStatus.WAITING);
        int scheduled = clock.scheduled();
        info(actor);
        node.snapshot();
        node.stack(actor);

        assertThat(cell.run().knownBaggage()).isNull();
        assertThat(clock.scheduled()).isEqualTo(scheduled);
        assertThat(node.registry().find(Address.parse(textOf(cell)))).isNull();
    }

    /** The address as text, written without telling the node. */
    @Test
    void tellsWhetherAnActorLives() {
        Address actor = node.spawn(ActorContext::receive);
        assertThat(node.isAlive(actor)).isTrue();

        node.send(actor, "end");
        end(actor);

        assertThat(node.isAlive(actor)).isFalse();
        assertThat(node.isAlive(Address.parse("actor://elsewhere:1/1/1"))).isFalse();
    }

    private static String textOf(Cell cell) {
        return cell.form().toString();
    }
}
