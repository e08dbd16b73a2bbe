package dev.actors;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Holds that a run queue under several threads answers as if its operations ran one after another,
 * and that a full one loses and doubles nothing.
 */
class RunQueueLinearizabilityTests {

    @Test
    void givesEachTaskOnceAndInOrder() {
        ModelCheck.run(Order.class);
    }

    @Test
    void losesNothingWhenItsSlotsAreUsedAgain() {
        ModelCheck.run(Reuse.class);
    }

    private record Numbered(int number) implements Workers.Task {

        @Override
        public void run() {}

        @Override
        public Habit habit() {
            return new Habit(false);
        }
    }

    private static @Nullable Integer number(Workers.Task task) {
        return task == null ? null : ((Numbered) task).number();
    }

    /** One owner, thieves with queues of their own, and whoever takes. */
    public static final class Order {

        private final RunQueue queue = new RunQueue(16);
        private final RunQueue thief = new RunQueue(16);

        @Operation(nonParallelGroup = "owner")
        public boolean add(@Param(gen = IntGen.class, conf = "1:99") int number) {
            return queue.add(new Numbered(number));
        }

        @Operation(nonParallelGroup = "owner")
        public boolean addNext(@Param(gen = IntGen.class, conf = "1:99") int number) {
            return queue.addNext(new Numbered(number));
        }

        @Operation
        public @Nullable Integer takeNext() {
            return number(queue.takeNext());
        }

        @Operation
        public @Nullable Integer take() {
            return number(queue.take());
        }

        @Operation
        public boolean isEmpty() {
            return queue.isEmpty();
        }

        @Operation(nonParallelGroup = "thief")
        public List<Integer> takeHalf() {
            List<Integer> taken = new ArrayList<>();
            for (Integer number = number(queue.takeHalf(thief));
                    number != null;
                    number = number(thief.take())) {
                taken.add(number);
            }
            return taken;
        }
    }

    /** The same with two slots, so that the owner meets those who are slow in clearing them. */
    public static final class Reuse {

        private final RunQueue queue = new RunQueue(2);
        private final RunQueue thief = new RunQueue(2);
        private final List<Integer> taken = new ArrayList<>();
        private int added;

        @Operation(nonParallelGroup = "owner")
        public void add() {
            if (queue.add(new Numbered(added))) {
                added++;
            }
        }

        @Operation
        public void take() {
            note(queue.take());
        }

        @Operation(nonParallelGroup = "thief")
        public void takeHalf() {
            note(queue.takeHalf(thief));
            note(thief.take());
        }

        private void note(Workers.Task task) {
            if (task != null) {
                synchronized (taken) {
                    taken.add(number(task));
                }
            }
        }

        /** Every task has been taken once, or is still there. */
        @Validate
        public void everyTaskOnce() {
            for (Workers.Task rest = queue.take(); rest != null; rest = queue.take()) {
                note(rest);
            }
            Collections.sort(taken);
            for (int i = 0; i < added; i++) {
                if (taken.size() != added || taken.get(i) != i) {
                    throw new IllegalStateException(added + " added, taken: " + taken);
                }
            }
        }
    }
}
