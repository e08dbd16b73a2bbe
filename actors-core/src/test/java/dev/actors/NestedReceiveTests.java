package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;

class NestedReceiveTests extends KernelTestCase {

    record Question(String text) {}

    record Answer(String text) {}

    private final Address echo =
            node.spawn(
                    Behavior.of(
                            Object.class,
                            (self, message) -> {
                                self.reply(message);
                                return Behavior.same();
                            }));

    @Test
    void staysBoundToTheHandlersOwnMessage() {
        CountDownLatch waiting = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        Behavior.of(
                                Question.class,
                                (self, question) -> {
                                    waiting.countDown();
                                    Answer answer = self.receive(Answer.class);
                                    Object echoed = self.ask(echo, "echoed", LONG);
                                    self.reply(List.of(question.text(), answer.text(), echoed));
                                    return Behavior.same();
                                }));
        var question = node.askAsync(actor, new Question("q"), LONG);
        await(waiting);
        var nested = node.askAsync(actor, new Answer("a"), LONG);

        assertThat(get(question)).isEqualTo(List.of("q", "a", "echoed"));
        assertThat(nested).isNotDone();
    }

    @Test
    void goesToTheNestedAskThroughItsSender() {
        CountDownLatch waiting = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        Behavior.of(
                                Question.class,
                                (self, _) -> {
                                    waiting.countDown();
                                    Answer answer = self.receive(Answer.class);
                                    self.send(self.sender(), "nested " + answer.text());
                                    self.reply("outer");
                                    return Behavior.same();
                                }));
        var question = node.askAsync(actor, new Question("q"), LONG);
        await(waiting);

        assertThat(ask(actor, new Answer("a"))).isEqualTo("nested a");
        assertThat(get(question)).isEqualTo("outer");
    }

    @Test
    void leavesOtherMessagesInOrderWhileAHandlerReceives() {
        CountDownLatch waiting = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        ActorSpec.behavior(
                                (_, log) ->
                                        Behavior.of(
                                                Object.class,
                                                (self, message) -> {
                                                    if (message instanceof Question) {
                                                        waiting.countDown();
                                                        self.receive(Answer.class);
                                                        return Behavior.same();
                                                    }
                                                    self.publish(
                                                            log.incrementAndGet() + " " + message);
                                                    self.reply(log.get() + " " + message);
                                                    return Behavior.same();
                                                }),
                                new java.util.concurrent.atomic.AtomicInteger()));
        node.send(actor, new Question("q"));
        await(waiting);
        var first = node.askAsync(actor, "first", LONG);
        var second = node.askAsync(actor, "second", LONG);
        node.send(actor, new Answer("a"));

        assertThat(get(first)).isEqualTo("1 first");
        assertThat(get(second)).isEqualTo("2 second");
    }

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder)
                .copier(java.util.concurrent.atomic.AtomicInteger.class, shared -> shared);
    }
}
