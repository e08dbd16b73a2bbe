package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Looks at many actors in passing, and into a mailbox. */
class GlanceTests extends KernelTestCase {

    private final CountDownLatch hold = new CountDownLatch(1);

    @Test
    void showsAllOldestFirstWithTheFiguresOfThatMoment() {
        Address first = node.spawn(ActorSpec.process(ActorContext::receive).behaviorName("one"));
        Address stuck = node.spawn(ActorSpec.process(this::hold).behaviorName("two").name("stuck"));
        node.send(stuck, "a");
        node.send(stuck, "b");

        List<ActorGlance> glances = node.glances();

        assertThat(glances).extracting(ActorGlance::address).containsExactly(first, stuck);
        assertThat(glances).extracting(ActorGlance::behavior).containsExactly("one", "two");
        assertThat(glances).extracting(ActorGlance::mailboxSize).containsExactly(0, 2);
        assertThat(glances).extracting(ActorGlance::number).isSorted();
        assertThat(glances.getLast().names()).containsExactly("stuck");
        node.send(stuck, "c");
        assertThat(glances.getLast().mailboxSize()).isEqualTo(2);
        assertThat(glances.getLast().info().mailboxSize()).isEqualTo(3);
        hold.countDown();
    }

    @Test
    void keepsTheOrderOfManyOfWhomSomeHaveEnded() {
        Address[] actors = new Address[200];
        for (int i = 0; i < actors.length; i++) {
            actors[i] = node.spawn(ActorContext::receive);
        }
        for (int i = 0; i < actors.length; i += 3) {
            node.send(actors[i], "end");
            end(actors[i]);
        }

        List<ActorGlance> glances = node.glances();

        assertThat(glances).hasSize(133);
        assertThat(glances).extracting(ActorGlance::number).isSorted().doesNotHaveDuplicates();
    }

    private Object hold(ActorContext self) {
        self.ready();
        awaitStubbornly(hold);
        return null;
    }

    @Test
    void showsTheOldestMessagesOfAStuckActorInOrder() {
        Address stuck = node.spawn(this::hold);
        for (int i = 0; i < 100; i++) {
            node.send(stuck, i);
        }

        assertThat(node.waiting(stuck, 3))
                .extracting(WaitingMessage::message)
                .containsExactly(0, 1, 2);
        assertThat(node.waiting(stuck, 1_000)).hasSize(100);
        assertThat(node.waiting(stuck, 1).getFirst().type()).isEqualTo("Integer");
        assertThat(node.waiting(stuck, 1).getFirst().asked()).isFalse();
        hold.countDown();
    }

    @Test
    void showsWhatASelectiveReceiveHasPassedOver() {
        Address picky =
                node.spawn(
                        self -> {
                            self.receive(Integer.class);
                            return self.receive(Long.class);
                        });
        node.send(picky, "first");
        node.send(picky, "second");
        node.send(picky, 1);
        until(() -> "Long".equals(node.info(picky).orElseThrow().waitingFor()));
        node.send(picky, "third");
        awaitStatus(picky, ActorStatus.WAITING);
        until(() -> node.waiting(picky, 10).size() == 3);

        assertThat(node.waiting(picky, 10))
                .extracting(WaitingMessage::message)
                .containsExactly("first", "second", "third");
    }

    @Test
    void saysOfAMessageWhetherItWasAsked() {
        Address stuck = node.spawn(this::hold);
        var unused = node.askAsync(stuck, "asked", LONG);

        assertThat(node.waiting(stuck, 10)).containsExactly(new WaitingMessage("asked", true));
        hold.countDown();
    }

    @Test
    void showsNothingOfTheDeadAndTheUnknown() {
        Address dead = node.spawn(_ -> null);
        end(dead);

        assertThat(node.glances()).isEmpty();
        assertThat(node.waiting(dead, 10)).isEmpty();
        assertThat(node.waiting(Address.parse("keyed:a/b"), 10)).isEmpty();
    }

    @Test
    void countsWhatTheEndedHadHandled() {
        Address actor =
                node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            self.receive();
                                            return self.receive();
                                        })
                                .behaviorName("brief"));
        node.send(actor, 1);
        node.send(actor, 2);
        assertThat(recorder.nextEnd().actor().address()).isEqualTo(actor);
        assertThat(node.statistics().getFirst().handledByEnded()).isEqualTo(2);
    }
}
