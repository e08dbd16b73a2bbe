package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;

class AskAsyncTests extends KernelTestCase {

    @Test
    void neverBlocksWhenAsync() {
        Address full =
                node.spawn(
                        ActorSpec.process(self -> self.receive(Integer.class)).mailboxCapacity(1));
        node.send(full, "fills it");

        var asking = node.askAsync(full, "?", LONG);

        assertThatThrownBy(() -> get(asking)).isInstanceOf(MailboxFullException.class);
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void completesOnAThreadOfItsOwnWhenAsync() {
        CountDownLatch chained = new CountDownLatch(1);
        CountDownLatch latch = new CountDownLatch(1);
        Address echo =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, text) -> {
                                    chained.await();
                                    self.reply(text);
                                    return Behavior.same();
                                }));
        var blocked = node.askAsync(echo, "a", LONG).thenAccept(_ -> await(latch));
        chained.countDown();

        assertThat(ask(echo, "b")).isEqualTo("b");
        latch.countDown();
        get(blocked);
    }

    @Test
    void leavesNoTimerBehind() {
        Address echo =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, text) -> {
                                    self.reply(text);
                                    return Behavior.same();
                                }));
        for (int i = 0; i < 100; i++) {
            assertThat(ask(echo, "a")).isEqualTo("a");
            assertThat(node.ask(echo, "b", LONG)).isEqualTo("b");
        }

        until(() -> clock.scheduled() == 0);
    }
}
