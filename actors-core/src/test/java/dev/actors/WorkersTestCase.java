package dev.actors;

import org.junit.jupiter.api.AfterEach;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Workers of several kinds for each test, which must leave no thread behind. */
abstract class WorkersTestCase {

    final Habit swift = new Habit(false);
    final Workers one = new Workers(1, "one", System::nanoTime);
    final Workers two = new Workers(2, "two", System::nanoTime);

    /** Two workers whose turns may last as long as they like. */
    final Workers timeless = new Workers(2, "timeless", () -> 0);

    /** Two whose turns are found slow, but no more than that. */
    final Workers slow = new Workers(2, "slow", new AtomicLong()::incrementAndGet);

    record Turn(Runnable code, Habit habit) implements Workers.Task {

        @Override
        public void run() {
            code.run();
        }
    }

    Turn turn(Runnable code) {
        return new Turn(code, swift);
    }

    /** What a turn gives when it has run. */
    <T> T run(Workers workers, Habit habit, Supplier<T> code) {
        FutureTask<T> task = new FutureTask<>(code::get);
        workers.execute(new Turn(task, habit));
        return KernelTestCase.get(task);
    }

    static List<Thread> threadsOf(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name + "-"))
                .toList();
    }

    @AfterEach
    void leavesNoThreadBehind() {
        one.close();
        two.close();
        timeless.close();
        slow.close();
        KernelTestCase.until(
                () ->
                        Stream.of("one", "two", "timeless", "slow")
                                .allMatch(name -> threadsOf(name).isEmpty()));
    }

    /** Whether the worker that runs this turn holds a place. */
    static boolean holdsPlace() {
        return ((Worker) Thread.currentThread()).isPlaced();
    }
}
