package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class SelectionTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 100, 1_000})
    void ordersTheRangeAsASortOfAllWould(int size) {
        Random random = new Random(size);
        for (int round = 0; round < 50; round++) {
            int[] items = random.ints(size).distinct().toArray();
            int[] sorted = Arrays.stream(items).sorted().toArray();
            int from = items.length == 0 ? 0 : random.nextInt(items.length);
            int to = Math.min(items.length, from + random.nextInt(30));
            int[] before = items.clone();
            Selection.order(items, Integer::compare, from, to);

            assertThat(Arrays.copyOfRange(items, from, to))
                    .containsExactly(Arrays.copyOfRange(sorted, from, to));
            assertThat(items).containsExactlyInAnyOrder(before);
        }
    }

    @Test
    void comparesEachOnlyAFewTimesWhateverTheRange() {
        int size = 100_000;
        int[] items = IntStream.range(0, size).toArray();
        AtomicLong compared = new AtomicLong();
        Selection.order(
                items,
                (one, other) -> {
                    compared.incrementAndGet();
                    return Integer.compare(other, one);
                },
                size / 2,
                size / 2 + 50);

        assertThat(items[size / 2]).isEqualTo(size - 1 - size / 2);
        assertThat(compared.get()).isLessThan(20L * size);
    }
}
