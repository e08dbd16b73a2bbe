package dev.actors;

/** A run in process style: one turn of one thread, from start to end. */
final class ProcessRun extends Incarnation implements Runnable {

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
    void go(Turn turn) throws Exception {
        endNormally(cell.spec.program().body().run(this, cell.spec.isolatedArguments(cell.node())));
    }

    @Override
    void beforeReceive(Turn turn) {
        turn.finish(this);
        markStarted();
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
