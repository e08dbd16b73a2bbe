package dev.actors;

import static dev.actors.pattern.Clause.after;
import static dev.actors.pattern.Clause.on;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.pattern.Pattern;
import dev.actors.pattern.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Receives behind so many other messages that these are not tested one after another. */
class BacklogTests extends KernelTestCase {

    private sealed interface Fruit {
        int n();
    }

    private record Apple(int n) implements Fruit {}

    private record Pear(int n) implements Fruit {}

    private record Stone(int n) {}

    private static final Duration NONE = Duration.ZERO;

    /** A process that has so many stones in its mailbox, and then what else it is sent. */
    private Address behind(int stones, ProcessFunction function) {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive(Thread.State.class);
                            return function.run(self);
                        });
        for (int i = 0; i < stones; i++) {
            node.send(actor, new Stone(i));
        }
        return actor;
    }

    private Object resultOver(Address actor, Object... messages) {
        for (Object message : messages) {
            node.send(actor, message);
        }
        node.send(actor, Thread.State.NEW);
        return result(actor);
    }

    @Test
    void takesTheOldestOfSeveralClassesThatMatch() {
        Address actor =
                behind(
                        1_000,
                        self ->
                                List.of(
                                        self.receive(Fruit.class),
                                        self.receive(Apple.class),
                                        self.receive(Fruit.class),
                                        self.<Object>receive(
                                                on(Apple.class, apple -> apple),
                                                on(String.class, text -> text)),
                                        self.receive(Fruit.class),
                                        self.receive()));

        assertThat(resultOver(actor, new Pear(1), new Pear(2), new Apple(3), "text", new Apple(4)))
                .isEqualTo(
                        List.of(
                                new Pear(1),
                                new Apple(3),
                                new Pear(2),
                                "text",
                                new Apple(4),
                                new Stone(0)));
    }

    @Test
    void testsOnlyWhatHasTheTypeOfACondition() {
        AtomicInteger tests = new AtomicInteger();
        Address actor =
                behind(
                        10_000,
                        self ->
                                self.receive(
                                        Pattern.type(
                                                Fruit.class,
                                                fruit -> {
                                                    tests.incrementAndGet();
                                                    return fruit.n() == 3;
                                                })));

        assertThat(resultOver(actor, new Apple(1), new Pear(2), new Pear(3), new Apple(3)))
                .isEqualTo(new Pear(3));
        assertThat(tests).hasValue(3);
    }

    @Test
    void testsNothingTwiceWhereMostHasTheTypeOfACondition() {
        AtomicInteger tests = new AtomicInteger();
        Predicate<Stone> last =
                stone -> {
                    tests.incrementAndGet();
                    return stone.n() == 4_999;
                };
        Address actor = behind(5_000, self -> self.receive(Pattern.type(Stone.class, last)));

        assertThat(resultOver(actor)).isEqualTo(new Stone(4_999));
        assertThat(tests).hasValue(5_000);
    }

    @Test
    void seesWhatComesWhileItWaits() {
        Address actor =
                node.spawn(
                        self ->
                                List.of(
                                        self.receive(Apple.class),
                                        self.receive(Pear.class),
                                        self.receive(Apple.class)));
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 500; i++) {
                node.send(actor, new Stone(i));
            }
            node.send(actor, round == 1 ? new Pear(round) : new Apple(round));
        }

        assertThat(result(actor)).isEqualTo(List.of(new Apple(0), new Pear(1), new Apple(2)));
    }

    @Test
    void answersWhoLooksAtTheState() {
        CountDownLatch shows = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Address actor =
                behind(
                        1_000,
                        self -> {
                            self.publishOnDemand(() -> "view");
                            shows.countDown();
                            go.await();
                            return self.receive(Apple.class);
                        });
        node.send(actor, Thread.State.NEW);
        await(shows);
        var state = node.state(actor, LONG);
        for (int i = 0; i < 1_000; i++) {
            node.send(actor, new Stone(i));
        }

        go.countDown();

        assertThat(get(state).view()).isEqualTo("view");
        assertThat(node.mailboxSize(actor)).isEqualTo(2_000);
    }

    @Test
    void keepsTheMessageWhoseTestThrewAndAllBeforeIt() {
        Address actor =
                behind(
                        100,
                        self -> {
                            assertThatThrownBy(
                                            () ->
                                                    self.receive(
                                                            Pattern.type(
                                                                    Apple.class,
                                                                    apple -> 1 / apple.n() > 0)))
                                    .isInstanceOf(ArithmeticException.class);
                            return List.of(self.receive(), self.receive(Apple.class));
                        });

        assertThat(resultOver(actor, new Apple(0))).isEqualTo(List.of(new Stone(0), new Apple(0)));
    }

    @Test
    void isLeftToAReceiveInsideAHandlerAndToItsPostponedMessages() {
        Behavior<?> postponing =
                Behavior.of(
                                String.class,
                                (self, text) -> {
                                    self.reply(List.of(text, self.receive(Apple.class)));
                                    return Behavior.same();
                                })
                        .otherwise((_, _) -> Behavior.postponed());
        Address actor = node.spawn(postponing);
        for (int i = 0; i < 200; i++) {
            node.send(actor, new Stone(i));
        }
        node.send(actor, new Apple(1));
        node.send(actor, new Apple(2));

        assertThat(ask(actor, "a")).isEqualTo(List.of("a", new Apple(1)));
        assertThat(ask(actor, "b")).isEqualTo(List.of("b", new Apple(2)));
        assertThat(node.mailboxSize(actor)).isEqualTo(200);
    }

    /** Kinds of receives, each with what it takes. */
    private enum Wanted {
        TYPE {
            @Override
            Pattern<?> pattern(int n) {
                return n % 2 == 0 ? Pattern.type(Apple.class) : Pattern.type(Fruit.class);
            }
        },
        CONDITION {
            @Override
            Pattern<?> pattern(int n) {
                return Pattern.type(Fruit.class, fruit -> fruit.n() % 5 == n % 5);
            }
        },
        SHAPE {
            @Override
            Pattern<?> pattern(int n) {
                return Shape.map(Map.of("n", n % 5));
            }
        },
        ANYTHING {
            @Override
            Pattern<?> pattern(int n) {
                return Pattern.type(Object.class);
            }
        };

        abstract Pattern<?> pattern(int n);
    }

    private static Object chance(Random random, int n) {
        return switch (random.nextInt(12)) {
            case 0 -> new Apple(n);
            case 1 -> new Pear(n);
            case 2 -> Map.of("n", n % 5);
            default -> new Stone(n);
        };
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithAListForReceivesOfAllKinds(Overflow overflow) {
        for (long seed = 1; seed <= 20; seed++) {
            long chosen = seed;
            Address actor =
                    node.spawn(
                            ActorSpec.process(self -> receiveByChance(self, chosen))
                                    .mailboxCapacity(1_000_000)
                                    .overflow(overflow));

            assertThat(result(actor)).as("seed %d", seed).isEqualTo("agrees");
        }
    }

    /** Sends to itself, and receives beside a list of what there must be. */
    private static Object receiveByChance(ActorContext self, long seed) {
        Random random = new Random(seed);
        List<Object> expected = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            int sent = random.nextInt(n % 400 < 200 ? 4 : 2);
            for (int i = 0; i < sent; i++) {
                Object message = chance(random, n);
                self.send(self.address(), message);
                expected.add(message);
            }
            Wanted[] kinds = Wanted.values();
            Wanted kind = kinds[random.nextInt(n % 400 < 300 ? 3 : 4)];
            Pattern<?> pattern = kind.pattern(n);
            Pattern<?> other = kinds[random.nextInt(3)].pattern(n + 1);
            boolean both = random.nextInt(4) == 0;
            Object wanted =
                    expected.stream()
                            .filter(m -> pattern.matches(m) || (both && other.matches(m)))
                            .findFirst()
                            .orElse("none");
            Object taken =
                    both
                            ? self.<Object>receive(
                                    on(pattern, m -> m),
                                    on(other, m -> m),
                                    after(NONE, () -> "none"))
                            : self.<Object>receive(on(pattern, m -> m), after(NONE, () -> "none"));
            if (taken != wanted && !taken.equals(wanted)) {
                return n + ". " + kind + ": " + taken + " in place of " + wanted;
            }
            expected.remove(wanted);
        }
        return self.node().mailboxSize(self.address()) == expected.size() ? "agrees" : "lost some";
    }
}
