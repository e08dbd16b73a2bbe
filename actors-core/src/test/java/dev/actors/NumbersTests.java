package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

class NumbersTests extends WorkersTestCase {

    private final Numbers numbers = new Numbers();

    @Test
    void givesAWorkerNeighboursWhileNobodyElseDraws() {
        List<Long> drawn = drawOn(one, Numbers.BLOCK);

        assertThat(drawn).isSorted().doesNotHaveDuplicates();
        assertThat(drawn.getLast() - drawn.getFirst()).isEqualTo(Numbers.BLOCK - 1);
    }

    @Test
    void givesAGreaterNumberToWhoeverDrawsLater() {
        List<Long> drawn = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            drawn.addAll(drawOn(one, 2));
            drawn.add(numbers.next());
            drawn.addAll(drawOn(two, Numbers.BLOCK + 1));
        }

        assertThat(drawn).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsTheNumbersOfDifferentNodesApart() {
        Numbers others = new Numbers();
        List<Long> drawn =
                run(
                        one,
                        swift,
                        () ->
                                List.of(
                                        numbers.next(),
                                        others.next(),
                                        numbers.next(),
                                        others.next()));

        assertThat(drawn.get(2)).isGreaterThan(drawn.get(0));
        assertThat(drawn.get(3)).isGreaterThan(drawn.get(1));
    }

    @Test
    void givesNoNumberTwiceWhereManyDraw() {
        int threads = 4;
        int each = 20_000;
        Set<Long> drawn = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Workers workers = i % 2 == 0 ? one : two;
            workers.execute(
                    turn(
                            () -> {
                                for (int j = 0; j < each; j++) {
                                    drawn.add(numbers.next());
                                }
                                done.countDown();
                            }));
        }
        for (int j = 0; j < each; j++) {
            drawn.add(numbers.next());
        }
        KernelTestCase.await(done);

        assertThat(drawn).hasSize((threads + 1) * each);
    }

    private List<Long> drawOn(Workers workers, int count) {
        return run(
                workers,
                swift,
                () -> {
                    List<Long> drawn = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        drawn.add(numbers.next());
                    }
                    return drawn;
                });
    }
}
