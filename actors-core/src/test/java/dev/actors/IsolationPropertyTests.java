package dev.actors;

import static dev.actors.isolation.RandomValues.change;
import static dev.actors.isolation.RandomValues.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.isolation.RandomValues;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * What holds for every value on every way between actors: neither side ever sees a change that the
 * other one makes. A failure names its seed, and the seed alone makes the value.
 */
class IsolationPropertyTests extends KernelTestCase {

    private static final int VALUES = 200;

    private static void forEachSeed(LongConsumer property) {
        for (long seed = 0; seed < VALUES; seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("With seed " + seed, e);
            }
        }
    }

    private static Object value(long seed) {
        return new RandomValues(seed).next();
    }

    /** Tells what it holds, and then changes that as far as it can. */
    private static String tellAndChange(Object held) {
        String text = text(held);
        change(held);
        return text;
    }

    @Test
    void holdsForMessages() {
        Address actor =
                node.spawn(
                        self -> {
                            while (true) {
                                Object held = self.receive();
                                self.receive(String.class);
                                self.reply(tellAndChange(held));
                            }
                        });
        forEachSeed(
                seed -> {
                    Object sent = value(seed);
                    node.send(actor, sent);
                    change(sent);
                    String changed = text(sent);

                    assertThat(ask(actor, "tell")).isEqualTo(text(value(seed)));
                    assertThat(text(sent)).isEqualTo(changed);
                });
    }

    @Test
    void holdsForReplies() {
        Address actor =
                node.spawn(
                        self -> {
                            while (true) {
                                Object own = value(self.receive(Long.class));
                                self.reply(own);
                                self.receive(String.class);
                                self.reply(tellAndChange(own));
                            }
                        });
        forEachSeed(
                seed -> {
                    Object reply = ask(actor, seed);
                    String told = tellAndChange(reply);
                    String changed = text(reply);

                    assertThat(told).isEqualTo(text(value(seed)));
                    assertThat(ask(actor, "tell")).isEqualTo(told);
                    assertThat(text(reply)).isEqualTo(changed);
                });
    }

    @Test
    void holdsForArgumentsOfEachIncarnation() {
        forEachSeed(
                seed -> {
                    Object argument = value(seed);
                    Address actor =
                            node.start(
                                    restarted(
                                            ActorSpec.process(
                                                    IsolationPropertyTests::tellArgument,
                                                    argument)));
                    change(argument);
                    String changed = text(argument);

                    assertThat(ask(actor, "tell")).isEqualTo(text(value(seed)));
                    node.kill(actor);
                    recorder.nextRestart();
                    assertThat(ask(actor, "tell")).isEqualTo(text(value(seed)));
                    assertThat(text(argument)).isEqualTo(changed);
                    node.stop(actor);
                    end(actor);
                });
    }

    private static Object tellArgument(ActorContext self, Object argument) {
        String told = tellAndChange(argument);
        while (true) {
            self.receive();
            self.reply(told);
        }
    }

    @Test
    void holdsForResults() {
        forEachSeed(
                seed -> {
                    Object own = value(seed);
                    Object result = node.await(node.spawn(_ -> own));
                    change(own);
                    String changed = text(own);

                    assertThat(tellAndChange(result)).isEqualTo(text(value(seed)));
                    assertThat(text(own)).isEqualTo(changed);
                });
    }

    @Test
    void holdsForPublishedStates() {
        forEachSeed(
                seed -> {
                    Object own = value(seed);
                    Address actor =
                            node.spawn(
                                    self -> {
                                        self.publish(own);
                                        return null;
                                    });
                    end(actor);
                    change(own);
                    String changed = text(own);

                    Object view = get(node.state(actor, LONG)).view();
                    assertThat(tellAndChange(view)).isEqualTo(text(value(seed)));
                    assertThat(text(own)).isEqualTo(changed);
                });
    }

    @Test
    void carriesBytesUnchangedOnEveryWay() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        List<Object> seen = new ArrayList<>();
        Address actor =
                node.spawn(
                        (self, argument) -> {
                            Object message = self.receive();
                            self.reply(message);
                            self.publish(Map.of("argument", argument));
                            return message;
                        },
                        bytes);
        seen.add(ask(actor, bytes));
        seen.add(node.await(actor));
        seen.add(((Map<?, ?>) get(node.state(actor, LONG)).view()).get("argument"));

        assertThat(seen)
                .allSatisfy(
                        copy ->
                                assertThat(copy)
                                        .isInstanceOf(byte[].class)
                                        .isNotSameAs(bytes)
                                        .isEqualTo(bytes));
    }
}
