package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Whom an exit signal reaches, whatever they do. */
class ExitSignalTests extends ServantTestCase {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void reachesABehaviourWhateverItDoes() {
        Address doomed = servant();
        List<Address> linked = new ArrayList<>();
        Behavior<?> nested =
                Behavior.of(
                        String.class,
                        (self, text) -> {
                            switch (text) {
                                case "wait" -> self.receive(Integer.class);
                                default -> {
                                    reached.countDown();
                                    released.await();
                                }
                            }
                            return Behavior.same();
                        });
        order(
                doomed,
                self -> {
                    for (int i = 0; i < 3; i++) {
                        linked.add(self.spawnLink(ActorSpec.behavior(nested)));
                    }
                    linked.add(
                            self.spawnLink(
                                    ActorSpec.behavior(
                                            _ -> {
                                                awaitInterruptibly(released);
                                                return nested;
                                            })));
                });
        node.send(linked.get(1), "run");
        node.send(linked.get(2), "wait");
        await(reached);
        until(() -> node.info(linked.get(2)).orElseThrow().waitingFor() != null);

        node.kill(doomed);

        assertThat(linked).allSatisfy(each -> assertThat(end(each)).isEqualTo(KILLED));
        assertThat(released.getCount()).isOne();
    }

    private static void awaitInterruptibly(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    @Test
    void isHeardWhenTheOtherIsAbandoned() {
        Address linked = servant();
        Address stubborn =
                node.spawn(
                        self -> {
                            self.link(linked);
                            reached.countDown();
                            awaitStubbornly(released);
                            return null;
                        });
        await(reached);
        node.kill(stubborn);
        order(linked, _ -> {});
        clock.advance(GRACE);

        assertThat(end(linked)).isEqualTo(KILLED);
        released.countDown();
    }
}
