package dev.actors;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** An actor in the eyes of its supervision. */
final class Supervised implements Supervision.Child {

    private final Cell cell;
    private final Lifecycle life;

    Supervised(Cell cell, Lifecycle life) {
        this.cell = cell;
        this.life = life;
    }

    @Override
    public Address address() {
        return cell;
    }

    @Override
    public TimeSource time() {
        return cell.node().time();
    }

    @Override
    public RandomGenerator random() {
        return cell.node().random();
    }

    @Override
    public void suspend() {
        life.suspend();
    }

    @Override
    public void restart(Duration delay) {
        life.restart(delay);
    }

    @Override
    public void giveUp() {
        life.giveUp();
    }

    @Override
    public void report(Address supervisor, Object event) {
        boolean told =
                cell.node().registry().find(supervisor) instanceof Cell to
                        && Delivery.signal(to, event, ExitSignal.TRAPPED);
        if (!told) {
            life.giveUp();
        }
    }
}
