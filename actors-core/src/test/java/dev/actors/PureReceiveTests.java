package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.isolation.Isolation;
import dev.actors.pattern.Pattern;
import dev.actors.pattern.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class PureReceiveTests extends KernelTestCase {

    /** Takes multiples of a number, and counts what it was asked. */
    private record Multiples(int of, boolean isPure, List<Object> tested)
            implements Pattern<Integer> {

        Multiples(int of, boolean isPure) {
            this(of, isPure, new ArrayList<>());
        }

        @Override
        public boolean matches(Object message) {
            tested.add(message);
            return (Integer) message % of == 0;
        }

        @Override
        public Integer extract(Object message) {
            return (Integer) message;
        }
    }

    @ParameterizedTest
    @CsvSource({"COPY, true, 5", "COPY, false, 8", "SHARE, true, 8"})
    void testsWhatItHasRejectedOnceIfThatCannotChange(Isolation isolation, boolean pure, int tests)
            throws Exception {
        try (Node other = Node.builder("secret@127.0.0.1:4712").isolation(isolation).open()) {
            Multiples tens = new Multiples(10, pure);
            Address actor =
                    other.spawn(
                            self -> {
                                self.receive(Pattern.type(Integer.class, n -> n == 0));
                                int first = self.receive(tens);
                                return List.of(first, self.receive(tens), self.receive());
                            });
            List.of(1, 2, 3, 10, 20, 0).forEach(n -> other.send(actor, n));
            assertThat(other.await(actor)).isEqualTo(List.of(10, 20, 1));
            assertThat(tens.tested()).hasSize(tests);
        }
    }

    @Test
    void looksAtEverythingAgainForSomethingElse() {
        Multiples tens = new Multiples(10, true);
        Multiples fives = new Multiples(5, true);
        Object taken =
                run(
                        self ->
                                List.of(
                                        self.receive(tens),
                                        self.receive(fives),
                                        self.receive(tens),
                                        self.receive(fives)),
                        1,
                        5,
                        10,
                        15,
                        20);
        assertThat(taken).isEqualTo(List.of(10, 5, 20, 15));
    }

    @Test
    void findsWhatWasPutBackBeforeIt() {
        Shape<Object> one = Shape.of(1);
        Address actor =
                node.spawn(
                        ActorSpec.behavior(
                                self -> {
                                    self.receive(Thread.State.class);
                                    return Behavior.of(
                                            Object.class,
                                            (own, message) -> {
                                                Object found = own.receive(one, Duration.ZERO);
                                                return message.equals(1)
                                                        ? Behavior.postponed()
                                                        : Behavior.stopped(List.of(message, found));
                                            });
                                }));
        List.of(1, "x", 2, Thread.State.NEW).forEach(message -> node.send(actor, message));
        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(List.of("x", 1)));
    }

    @Test
    void takesWhatAPlainSearchTakes() {
        List<Shape<?>> shapes =
                List.of(
                        Shape.map(Map.of("kind", 0)),
                        Shape.map(Map.of("kind", 1)),
                        Shape.map(Map.of("kind", 2)),
                        Shape.map(Map.of("kind", Integer.class)));
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Object> left = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                left.add(Map.of("kind", random.nextInt(3), "number", i));
            }
            List<Object> all = List.copyOf(left);
            List<Integer> choices = random.ints(150, 0, shapes.size()).boxed().toList();
            Object taken =
                    run(
                            self -> {
                                List<Object> messages = new ArrayList<>();
                                for (int choice : choices) {
                                    Object found = self.receive(shapes.get(choice), Duration.ZERO);
                                    messages.add(found == null ? "none" : found);
                                }
                                return messages;
                            },
                            all.toArray());
            List<Object> expected = new ArrayList<>();
            for (int choice : choices) {
                Object first =
                        left.stream()
                                .filter(shapes.get(choice)::matches)
                                .findFirst()
                                .orElse("none");
                left.remove(first);
                expected.add(first);
            }
            assertThat(taken).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
