package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.pattern.Pattern;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class SelectiveReceiveTests extends KernelTestCase {

    sealed interface Command permits Add, Get {}

    record Add(int n) implements Command {}

    record Get() implements Command {}

    @Test
    void takesTheOldestOfATypeAndLeavesTheOthersInOrder() {
        Object taken =
                run(
                        self ->
                                List.of(
                                        self.receive(Integer.class),
                                        self.receive(Integer.class),
                                        self.receive(),
                                        self.receive(),
                                        self.receive()),
                        "a",
                        1,
                        "b",
                        2,
                        "c");

        assertThat(taken).isEqualTo(List.of(1, 2, "a", "b", "c"));
    }

    @Test
    void takesByCondition() {
        Object taken =
                run(
                        self ->
                                List.of(
                                        self.receive(Pattern.type(Integer.class, n -> n > 2)),
                                        self.receive(),
                                        self.receive(),
                                        self.receive()),
                        1,
                        2,
                        3,
                        4);

        assertThat(taken).isEqualTo(List.of(3, 1, 2, 4));
    }

    @Test
    void takesPrimitives() {
        Object taken =
                run(
                        self -> {
                            int i = self.receive(int.class);
                            boolean b = self.receive(boolean.class);
                            double d = self.receive(Pattern.type(double.class, x -> x > 1));
                            return List.of(i, b, d);
                        },
                        0.5,
                        true,
                        7,
                        2.5);

        assertThat(taken).isEqualTo(List.of(7, true, 2.5));
    }

    @Test
    void makesSwitchOverASealedTypeExhaustive() {
        Object total =
                run(
                        self -> {
                            int sum = 0;
                            while (true) {
                                switch (self.receive(Command.class)) {
                                    case Add(int n) -> sum += n;
                                    case Get() -> {
                                        return sum;
                                    }
                                }
                            }
                        },
                        new Add(1),
                        "other",
                        new Add(41),
                        new Get());

        assertThat(total).isEqualTo(42);
    }

    @Test
    void doesNotTestAgainWhatItRejectedWhileItWaits() {
        AtomicInteger tests = new AtomicInteger();
        Address actor =
                node.spawn(
                        self ->
                                self.receive(
                                        Pattern.type(
                                                Integer.class,
                                                n -> {
                                                    tests.incrementAndGet();
                                                    return n == 100;
                                                })));
        for (int i = 1; i <= 100; i++) {
            node.send(actor, i);
            if (i % 10 == 0 && i < 100) {
                awaitStatus(actor, ActorStatus.WAITING);
            }
        }

        assertThat(node.await(actor)).isEqualTo(100);
        assertThat(tests).hasValue(100);
    }

    @Test
    void keepsTheMessageWhoseTestThrew() {
        Object taken =
                run(
                        self -> {
                            try {
                                self.receive(
                                        Pattern.type(
                                                String.class,
                                                s -> {
                                                    throw new IllegalStateException(s);
                                                }));
                            } catch (IllegalStateException e) {
                                return List.of(e.getMessage(), self.receive());
                            }
                            return "not thrown";
                        },
                        "odd");

        assertThat(taken).isEqualTo(List.of("odd", "odd"));
    }

    @Test
    void agreesWithAListForRandomMessagesAndPatterns() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Integer> mailbox = new ArrayList<>(random.ints(50, 0, 10).boxed().toList());
            List<Integer> wanted = new ArrayList<>(mailbox);
            java.util.Collections.shuffle(wanted, random);
            List<Integer> order = List.copyOf(wanted);
            List<Integer> moduli = random.ints(50, 1, 4).boxed().toList();

            Object taken =
                    run(
                            self -> {
                                List<Integer> result = new ArrayList<>();
                                for (int i = 0; i < order.size(); i++) {
                                    int rest = order.get(i) % moduli.get(i);
                                    int modulus = moduli.get(i);
                                    Integer n =
                                            self.receive(
                                                    Pattern.type(
                                                            Integer.class,
                                                            x -> x % modulus == rest),
                                                    java.time.Duration.ZERO);
                                    result.add(n == null ? -1 : n);
                                }
                                return result;
                            },
                            mailbox.toArray());

            assertThat(taken).isEqualTo(model(mailbox, order, moduli));
        }
    }

    private static List<Integer> model(
            List<Integer> mailbox, List<Integer> order, List<Integer> moduli) {
        List<Integer> left = new ArrayList<>(mailbox);
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int modulus = moduli.get(i);
            int rest = order.get(i) % modulus;
            Integer first = left.stream().filter(x -> x % modulus == rest).findFirst().orElse(-1);
            left.remove(first);
            result.add(first);
        }
        return result;
    }
}
