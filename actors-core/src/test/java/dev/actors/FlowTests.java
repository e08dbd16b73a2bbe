package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who is told of messages between behaviours, and when. */
class FlowTests extends KernelTestCase {

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    private void tell(@Nullable String from, String to) {
        told.add(from + ">" + to);
    }

    private Address echo() {
        return node.spawn(
                ActorSpec.behavior(
                                Behavior.of(
                                        Object.class,
                                        (self, message) -> {
                                            self.reply(message);
                                            return Behavior.same();
                                        }))
                        .behaviorName("echo"));
    }

    private Address relay(Address to) {
        return node.spawn(
                ActorSpec.behavior(
                                Behavior.of(
                                        Object.class,
                                        (self, message) -> {
                                            switch (message.toString()) {
                                                case "forward" -> self.forward(to, message);
                                                case "drop" -> {
                                                    self.sendOrDrop(to, message);
                                                    self.reply("done");
                                                }
                                                case "timer" -> {
                                                    self.sendAfter(Duration.ofSeconds(1), to, 1);
                                                    self.reply("done");
                                                }
                                                default -> {
                                                    self.send(to, message);
                                                    self.reply("done");
                                                }
                                            }
                                            return Behavior.same();
                                        }))
                        .behaviorName("relay"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "drop", "forward"})
    void tellsWhoSendsToWhomButNotOfReplies(String how) {
        Address relay = relay(echo());
        node.observeFlow(this::tell);
        ask(relay, how);

        assertThat(told).containsExactly("null>relay", "relay>echo");
    }

    @Test
    void namesTheActorWhoseTimerBroughtAMessage() {
        Address relay = relay(echo());
        node.observeFlow(this::tell);
        ask(relay, "timer");
        clock.advance(Duration.ofSeconds(1));

        assertThat(told).containsExactly("null>relay", "relay>echo");
    }

    @Test
    void tellsNobodyBeforeAndAfterwards() {
        Address echo = echo();
        ask(echo, "before");
        assertThat(told).isEmpty();
        Runnable end = node.observeFlow(this::tell);
        ask(echo, "watched");
        end.run();
        ask(echo, "after");

        assertThat(told).containsExactly("null>echo");
        assertThat(node.stamps()).isNull();
    }

    @Test
    void tellsEachObserverUntilItsOwnEnd() {
        Address echo = echo();
        Runnable first = node.observeFlow(this::tell);
        Runnable second = node.observeFlow(this::tell);
        ask(echo, "for both");
        assertThat(told).containsExactly("null>echo", "null>echo");
        first.run();
        ask(echo, "for one");
        assertThat(told).hasSize(3);
        second.run();
        ask(echo, "for none");

        assertThat(told).hasSize(3);
        assertThat(node.stamps()).isNull();
    }

    @Test
    void deliversThoughTheObserverFails() {
        node.observeFlow(
                (_, _) -> {
                    throw new IllegalStateException("observer");
                });

        assertThat(ask(echo(), "text")).isEqualTo("text");
    }
}
