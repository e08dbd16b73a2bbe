package dev.actors;

import static dev.actors.pattern.Clause.after;
import static dev.actors.pattern.Clause.on;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actors.pattern.Clause;
import dev.actors.pattern.Pattern;
import dev.actors.pattern.Shape;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class ReceiveClausesTests extends KernelTestCase {

    private static final Shape<Map<?, ?>> EVENT =
            Shape.map(Map.of("event", String.class, "data", Object.class));
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    record Data(int value) {}

    record Question(String text) {}

    private static int next(ActorContext self) {
        return self.receive(
                on(Data.class, d -> d.value()), on(EVENT, m -> 0), after(FIVE_SECONDS, () -> -1));
    }

    @Test
    void takesTheOldestMessageThatAnyClauseMatches() {
        Object taken =
                run(
                        self -> List.of(next(self), next(self), self.receive(), self.receive()),
                        "other",
                        Map.of("event", "e", "data", 1),
                        7,
                        new Data(42));

        assertThat(taken).isEqualTo(List.of(0, 42, "other", 7));
    }

    @Test
    void triesTheClausesInOrderForEachMessage() {
        Object taken =
                run(
                        self -> {
                            List<String> result = new ArrayList<>();
                            for (int i = 0; i < 3; i++) {
                                result.add(
                                        self.receive(
                                                on(Integer.class, n -> n > 9, n -> "big " + n),
                                                on(String.class, s -> "text " + s),
                                                on(Number.class, n -> "number " + n)));
                            }
                            return result;
                        },
                        1,
                        "a",
                        10);

        assertThat(taken).isEqualTo(List.of("number 1", "text a", "big 10"));
    }

    @Test
    void seesAMessageByTheShapeThatMatched() {
        Object event =
                run(
                        self -> self.<Object>receive(on(EVENT, m -> m.get("event"))),
                        Map.of("event", "started", "data", List.of()));

        assertThat(event).isEqualTo("started");
    }

    @Test
    void givesNullWhenTheFunctionDoes() {
        Object taken =
                run(
                        self -> {
                            Object first = self.receive(on(String.class, _ -> null));
                            return first == null ? self.receive() : "not null";
                        },
                        "a",
                        "b");

        assertThat(taken).isEqualTo("b");
    }

    @Test
    void runsAFunctionThatReceivesByClausesToo() {
        Object taken =
                run(
                        self -> {
                            String pair =
                                    self.receive(
                                            on(Integer.class, n -> n + " then " + text(self)),
                                            on(String.class, s -> "outer " + s));
                            return List.of(pair, self.receive());
                        },
                        1,
                        "a",
                        "b");

        assertThat(taken).isEqualTo(List.of("1 then inner a", "b"));
    }

    private static String text(ActorContext self) {
        return self.receive(on(String.class, s -> "inner " + s), on(Integer.class, n -> "n" + n));
    }

    @Test
    void isNotConfusedWhenItsClausesAreInUseAlready() {
        Object taken = run(self -> total(self, clauses(self)), 1, 2, "end", 3);

        assertThat(taken).isEqualTo(3);
    }

    private static int total(ActorContext self, List<Clause<Integer>> clauses) {
        return self.receive(clauses.get(0), clauses.get(1));
    }

    private static List<Clause<Integer>> clauses(ActorContext self) {
        List<Clause<Integer>> clauses = new ArrayList<>();
        clauses.add(on(Integer.class, n -> n + total(self, clauses)));
        clauses.add(on(String.class, _ -> 0));
        return clauses;
    }

    @Test
    void worksInsideAHandler() {
        CountDownLatch waiting = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        Behavior.of(
                                Question.class,
                                (self, question) -> {
                                    waiting.countDown();
                                    int n = next(self);
                                    self.reply(question.text() + n);
                                    return Behavior.same();
                                }));
        var first = node.askAsync(actor, new Question("first "), LONG);
        await(waiting);
        var second = node.askAsync(actor, new Question("second "), LONG);
        node.send(actor, new Data(1));

        assertThat(get(first)).isEqualTo("first 1");
        node.send(actor, Map.of("event", "e", "data", 2));
        assertThat(get(second)).isEqualTo("second 0");
    }

    @Test
    void keepsTheMessageWhoseConditionThrew() {
        Object taken =
                run(
                        self -> {
                            try {
                                return self.<String>receive(
                                        on(Integer.class, n -> "number"),
                                        on(
                                                String.class,
                                                s -> {
                                                    throw new IllegalStateException(s);
                                                },
                                                s -> "taken"));
                            } catch (IllegalStateException e) {
                                return List.of(e.getMessage(), self.receive());
                            }
                        },
                        "odd");

        assertThat(taken).isEqualTo(List.of("odd", "odd"));
    }

    @Test
    void hasTakenTheMessageWhenTheFunctionThrows() {
        Object taken =
                run(
                        self -> {
                            try {
                                return self.<String>receive(
                                        on(
                                                String.class,
                                                s -> {
                                                    throw new IllegalStateException(s);
                                                }));
                            } catch (IllegalStateException e) {
                                return List.of(e.getMessage(), self.receive());
                            }
                        },
                        "odd",
                        "next");

        assertThat(taken).isEqualTo(List.of("odd", "next"));
    }

    @Test
    void testsEachMessageOnceWhileItWaits() {
        AtomicInteger tests = new AtomicInteger();
        Pattern<Integer> last =
                Pattern.type(
                        Integer.class,
                        n -> {
                            tests.incrementAndGet();
                            return n == 100;
                        });
        CountDownLatch filled = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        self -> {
                            filled.await();
                            return self.<String>receive(
                                    on(last, n -> "last"),
                                    on(String.class, s -> s),
                                    after(LONG, () -> "late"));
                        });
        for (int i = 0; i < 90; i++) {
            node.send(actor, i);
        }
        filled.countDown();
        clock.awaitScheduled(1);
        assertThat(tests).hasValue(90);

        for (int i = 90; i <= 100; i++) {
            node.send(actor, i);
            int tested = i + 1;
            until(() -> tests.get() >= tested);
            assertThat(tests).hasValue(tested);
        }

        assertThat(node.await(actor)).isEqualTo("last");
        assertThat(tests).hasValue(101);
    }

    @Test
    void saysWhatItWaitsFor() {
        Address actor = node.spawn(ReceiveClausesTests::next);

        until(
                () ->
                        "Data or {data: any, event: String}"
                                .equals(node.info(actor).orElseThrow().waitingFor()));

        node.send(actor, new Data(1));
        assertThat(node.await(actor)).isEqualTo(1);
    }

    @Test
    void matchesAnAddressInAMapByType() {
        Shape<Map<?, ?>> withAddress = Shape.map(Map.of("from", Address.class));
        Object taken =
                run(
                        self -> {
                            self.send(self.address(), Map.of("from", self.address()));
                            return self.receive(withAddress).get("from").equals(self.address());
                        },
                        Map.of("from", "nobody"));

        assertThat(taken).isEqualTo(true);
    }

    @Test
    void refusesAClauseBehindAfter() {
        Object refused =
                run(
                        self -> {
                            assertThatIllegalArgumentException()
                                    .isThrownBy(
                                            () ->
                                                    self.receive(
                                                            after(Duration.ZERO, () -> -1),
                                                            on(Integer.class, n -> n)))
                                    .withMessageContaining("Make after(...) the last clause.");
                            return self.receive();
                        },
                        1);

        assertThat(refused).isEqualTo(1);
    }
}
