package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class HabitTests {

    private final Habit habit = new Habit(false);

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void tryOnce(long now, boolean blocks) {
        assertThat(habit.choose(now)).isEqualTo(Habit.Ground.WORKER_ON_TRIAL);
        if (blocks) {
            habit.blocked(now);
        } else {
            habit.passed();
        }
    }

    @Test
    void keepsTurnsOnWorkersWhenNoneWasFoundBlocked() {
        assertThat(habit.isSwift()).isTrue();
        assertThat(habit.blocks(0)).isFalse();
        assertThat(habit.choose(0)).isEqualTo(Habit.Ground.WORKER);
    }

    @Test
    void movesTurnsToVirtualThreadsAtTheFirstStrike() {
        habit.blocked(0);

        assertThat(habit.isSwift()).isFalse();
        assertThat(habit.blocks(millis(99))).isTrue();
        assertThat(habit.choose(millis(99))).isEqualTo(Habit.Ground.VIRTUAL_THREAD);
    }

    @Test
    void triesOneTurnOnAWorkerWhenTheTimeIsOver() {
        habit.blocked(0);

        assertThat(habit.blocks(millis(100))).isFalse();
        assertThat(habit.choose(millis(100))).isEqualTo(Habit.Ground.WORKER_ON_TRIAL);
        assertThat(habit.choose(millis(100))).isEqualTo(Habit.Ground.VIRTUAL_THREAD);
        assertThat(habit.blocks(millis(100))).isTrue();
    }

    @Test
    void forgetsAStrikeWhenTheTurnOnTrialDoesNotBlock() {
        habit.blocked(0);

        tryOnce(millis(100), false);

        assertThat(habit.isSwift()).isTrue();
        assertThat(habit.choose(millis(100))).isEqualTo(Habit.Ground.WORKER);
    }

    @Test
    void lastsTwiceAsLongWhenTheTurnOnTrialBlocks() {
        habit.blocked(0);

        tryOnce(millis(100), true);

        assertThat(habit.choose(millis(299))).isEqualTo(Habit.Ground.VIRTUAL_THREAD);
        assertThat(habit.choose(millis(300))).isEqualTo(Habit.Ground.WORKER_ON_TRIAL);
    }

    @Test
    void lastsAboutAMinuteWhenEveryTrialBlocks() {
        habit.blocked(0);
        long now = 0;
        for (int i = 0; i < 20; i++) {
            now += millis(100_000);
            tryOnce(now, true);
        }

        assertThat(habit.blocks(now + millis(51_199))).isTrue();
        assertThat(habit.blocks(now + millis(51_200))).isFalse();
    }

    @Test
    void isForgivenOneStrikePerTurnThatDoesNotBlock() {
        habit.blocked(0);
        tryOnce(millis(100), true);
        tryOnce(millis(300), true);

        tryOnce(millis(700), false);
        tryOnce(millis(700), false);
        assertThat(habit.isSwift()).isFalse();
        tryOnce(millis(700), false);

        assertThat(habit.isSwift()).isTrue();
    }

    @Test
    void countsTurnsThatBeganBeforeTheStrikeOnce() {
        habit.blocked(0);
        habit.blocked(millis(1));
        habit.blocked(millis(2));

        assertThat(habit.blocks(millis(99))).isTrue();
        assertThat(habit.blocks(millis(100))).isFalse();
    }

    @Test
    void doesNotPassWhenTheTurnOnTrialWasFoundBlocked() {
        habit.blocked(0);
        tryOnce(millis(100), true);

        habit.passed();

        assertThat(habit.blocks(millis(299))).isTrue();
    }

    @Test
    void relievesWorkersOnceATurnHasComputedForLong() {
        habit.computes();

        assertThat(habit.isSwift()).isFalse();
        assertThat(habit.blocks(0)).isFalse();
        assertThat(habit.choose(0)).isEqualTo(Habit.Ground.RELIEVED_WORKER);
        habit.computed(millis(5));
        assertThat(habit.choose(0)).isEqualTo(Habit.Ground.RELIEVED_WORKER);
    }

    @Test
    void relievesWorkersNoMoreWhenATurnIsShort() {
        habit.computes();

        habit.computed(millis(5) - 1);

        assertThat(habit.isSwift()).isTrue();
        assertThat(habit.choose(0)).isEqualTo(Habit.Ground.WORKER);
    }

    @Test
    void movesTurnsToVirtualThreadsWhenTheyComputeAndBlock() {
        habit.computes();
        habit.blocked(0);
        assertThat(habit.choose(0)).isEqualTo(Habit.Ground.VIRTUAL_THREAD);

        tryOnce(millis(100), false);

        assertThat(habit.isSwift()).isFalse();
        assertThat(habit.choose(millis(100))).isEqualTo(Habit.Ground.RELIEVED_WORKER);
    }

    @Test
    void neverTriesAWorkerWhenItIsDeclaredToBlock() {
        Habit declared = new Habit(true);

        assertThat(declared.isSwift()).isFalse();
        assertThat(declared.blocks(Long.MAX_VALUE)).isTrue();
        assertThat(declared.choose(Long.MAX_VALUE)).isEqualTo(Habit.Ground.VIRTUAL_THREAD);
    }
}
