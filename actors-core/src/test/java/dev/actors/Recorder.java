package dev.actors;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a node tells its listeners. */
final class Recorder implements NodeListener {

    record End(ActorInfo actor, ExitReason reason) {}

    private final BlockingQueue<DeadLetter> deadLetters = new LinkedBlockingQueue<>();
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<End> restarts = new LinkedBlockingQueue<>();

    @Override
    public void deadLetter(DeadLetter letter) {
        deadLetters.add(letter);
    }

    @Override
    public void ended(ActorInfo actor, ExitReason reason) {
        ends.add(new End(actor, reason));
    }

    @Override
    public void restarted(ActorInfo actor, ExitReason reason) {
        restarts.add(new End(actor, reason));
    }

    DeadLetter nextDeadLetter() {
        return next(deadLetters, "dead letter");
    }

    End nextEnd() {
        return next(ends, "end");
    }

    End nextRestart() {
        return next(restarts, "restart");
    }

    List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T element = queue.poll(10, TimeUnit.SECONDS);
            if (element == null) {
                throw new AssertionError("No " + what + " within 10 s");
            }
            return element;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
