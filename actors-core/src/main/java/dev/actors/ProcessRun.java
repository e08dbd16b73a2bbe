package dev.actors;

import org.jspecify.annotations.Nullable;

/** A run in process style: one turn of one thread, from start to end. */
final class ProcessRun extends Incarnation implements Runnable {

    private @Nullable Search search;

    ProcessRun(Cell cell) {
        super(cell);
    }

    @Override
    void start() {
        launch();
    }

    @Override
    void launch() {
        cell.node().engine().execute(this);
    }

    @Override
    public void run() {
        run(new Turn(Thread.currentThread()));
    }

    @Override
    void go(Turn turn) throws Exception {
        endNormally(cell.spec.program().body().run(this, cell.spec.isolatedArguments(cell.node())));
    }

    @Override
    void beforeReceive(Turn turn) {
        turn.finish(this);
        markStarted();
    }

    /** A process receives often, and in one turn. */
    @Override
    Search search(Turn now) {
        Search known = search;
        if (known == null) {
            known = new Search(this, now);
            search = known;
        }
        return known;
    }

    @Override
    void taken(Object item, Turn turn) {
        turn.take(item, cell);
    }

    @Override
    boolean receivesKernelMessages() {
        return true;
    }

    @Override
    boolean isBetweenMessages(Turn turn) {
        return false;
    }
}
