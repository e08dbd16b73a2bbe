package dev.actors;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

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
        return KernelTestCase.next(deadLetters, "dead letter");
    }

    End nextEnd() {
        return KernelTestCase.next(ends, "end");
    }

    End nextRestart() {
        return KernelTestCase.next(restarts, "restart");
    }

    List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }
}
