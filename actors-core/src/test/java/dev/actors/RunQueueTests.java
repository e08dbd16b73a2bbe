package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RunQueueTests {

    private final RunQueue queue = new RunQueue(4);

    private record Numbered(int number) implements Workers.Task {

        @Override
        public void run() {}

        @Override
        public Habit habit() {
            return new Habit(false);
        }
    }

    private void add(int... numbers) {
        for (int number : numbers) {
            assertThat(queue.add(new Numbered(number))).isTrue();
        }
    }

    private static List<Integer> drain(RunQueue queue) {
        List<Integer> numbers = new ArrayList<>();
        for (Workers.Task task = queue.take(); task != null; task = queue.take()) {
            numbers.add(((Numbered) task).number());
        }
        return numbers;
    }

    @Test
    void givesTheOldestFirst() {
        add(1, 2, 3);

        assertThat(drain(queue)).containsExactly(1, 2, 3);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void keepsOneTaskToRunNext() {
        assertThat(queue.addNext(new Numbered(1))).isTrue();
        assertThat(queue.addNext(new Numbered(2))).isFalse();

        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.takeNext()).isEqualTo(new Numbered(1));
        assertThat(queue.takeNext()).isNull();
        assertThat(queue.addNext(new Numbered(3))).isTrue();
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        add(1, 2, 3, 4);

        assertThat(queue.add(new Numbered(5))).isFalse();
        queue.take();

        add(6);
        assertThat(drain(queue)).containsExactly(2, 3, 4, 6);
    }

    @Test
    void givesHalfToAThief() {
        RunQueue thief = new RunQueue(4);
        add(1, 2, 3, 4);

        assertThat(queue.takeHalf(thief)).isEqualTo(new Numbered(1));
        assertThat(drain(thief)).containsExactly(2, 3);
        assertThat(drain(queue)).containsExactly(4);
    }

    @Test
    void givesAThiefNoMoreThanTheThiefHasRoomFor() {
        RunQueue thief = new RunQueue(1);
        add(1, 2, 3, 4);

        assertThat(queue.takeHalf(thief)).isEqualTo(new Numbered(1));
        assertThat(drain(thief)).containsExactly(2);
        assertThat(drain(queue)).containsExactly(3, 4);
    }

    @Test
    void givesAThiefTheOnlyTask() {
        RunQueue thief = new RunQueue(4);
        add(1);

        assertThat(queue.takeHalf(thief)).isEqualTo(new Numbered(1));
        assertThat(queue.takeHalf(thief)).isNull();
        assertThat(thief.isEmpty()).isTrue();
    }
}
