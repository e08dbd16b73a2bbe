package dev.actors.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.benchmarks.styles.HandlerArena;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class TimedTests {

    private final List<Integer> runs = new ArrayList<>();

    private List<Double> measure(Timed timed, Terms terms) throws Exception {
        try (Arena arena = new HandlerArena()) {
            return timed.measure(arena, terms, Unit.NANOS);
        }
    }

    @Test
    void runsTheWholeSizeWhenItIsFixed() throws Exception {
        Timed timed = Timed.whole(1_000, (_, _) -> runs::add);
        assertThat(measure(timed, new Terms(Duration.ZERO, Duration.ZERO, 8, 10, 0))).hasSize(1);
        assertThat(runs).containsExactly(100, 100);
    }

    @Test
    void runsMultiplesOfTheStepWhenTheSizeIsCalibrated() throws Exception {
        Set<Integer> sizes = new HashSet<>();
        Timed timed = Timed.each(64, (_, _) -> sizes::add);
        measure(timed, new Terms(Duration.ofSeconds(1), Duration.ofMillis(20), 4, 1, 0));
        assertThat(sizes)
                .allSatisfy(operations -> assertThat(operations % 64).isZero())
                .anySatisfy(operations -> assertThat(operations).isGreaterThan(64));
    }

    @Test
    void runsInAVirtualThreadWhenItShall() throws Exception {
        List<Boolean> virtual = new ArrayList<>();
        Timed timed =
                Timed.each(1, (_, _) -> _ -> virtual.add(Thread.currentThread().isVirtual()))
                        .fromVirtualThread();
        measure(timed, new Terms(Duration.ZERO, Duration.ZERO, 1, 1, 0));
        assertThat(virtual).containsOnly(true);
    }
}
