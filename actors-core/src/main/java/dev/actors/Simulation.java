package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A deterministic world for tests: nodes whose actors run one at a time, in an order that a seed
 * chooses, on virtual time. The same seed and the same code give the same run, so that a failure
 * replays.
 *
 * <p>An actor runs until it comes to a point where another one may: when it takes a message, sends
 * one, spawns or waits. Time stands still while anybody can run; when nobody can, it leaps to the
 * next timer. So hours of time-outs pass in milliseconds, and a world in which nobody can ever run
 * again is found at once. The idea is that of deterministic simulation testing, as in FoundationDB
 * (Zhou et al., "FoundationDB", SIGMOD 2021) and of Shuttle's random scheduler.
 *
 * <p>Code under simulation must wait in the node only: in receives, asks, awaits and sends. It must
 * not block otherwise, nor depend on threads, wall-clock time, identity hash codes or another
 * source of chance than {@link Node#random}.
 */
public final class Simulation {

    private final long seed;
    private final SimulatedTime time = new SimulatedTime();
    private final SeededEngine engine;

    /**
     * A world of its own.
     *
     * @param seed chooses the order of everything
     */
    public Simulation(long seed) {
        this.seed = seed;
        engine = new SeededEngine(this, time);
    }

    /**
     * Finds the world that a node lives in.
     *
     * @param node any node
     * @return its world; empty if it runs on real threads
     */
    public static Optional<Simulation> of(Node node) {
        return node.engine() instanceof SeededEngine seeded
                ? Optional.of(seeded.world())
                : Optional.empty();
    }

    /**
     * What chooses the order of everything.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /** A test's own code. */
    @FunctionalInterface
    public interface Body {

        /**
         * Runs in the world, as a thread among its actors.
         *
         * @throws Exception to fail
         */
        void run() throws Exception;
    }

    /**
     * Begins the making of a node that lives in this world.
     *
     * @param identity {@code COOKIE@HOST:PORT}
     * @return its settings; the time is given already
     */
    public NodeBuilder node(String identity) {
        return Node.builder(identity).time(time).engine(engine);
    }

    /**
     * The world's time.
     *
     * @return a time that leaps from timer to timer
     */
    public TimeSource time() {
        return time;
    }

    /**
     * Runs code in this world until it returns. What actors have still to do then waits for the
     * next run.
     *
     * @param body may use the nodes of this world as outside code does; its waits let actors run
     * @throws AssertionError if everybody, the body included, waits for ever, or somebody blocks
     *     outside the world
     * @throws Exception what the body throws
     */
    public void run(Body body) throws Exception {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        engine.execute(
                () -> {
                    try {
                        body.run();
                    } catch (Throwable e) {
                        thrown.set(e);
                    } finally {
                        engine.halt();
                    }
                });
        engine.runUntilHalted();
        switch (thrown.get()) {
            case null -> {}
            case Error error -> throw error;
            case Exception exception -> throw exception;
            case Throwable other -> throw new AssertionError(other);
        }
    }

    /**
     * Lets everybody run until all wait, without letting time pass.
     *
     * @throws AssertionError if they do not come to rest within a million turns
     */
    public void settle() {
        engine.settle();
    }

    /**
     * Lets time pass for the body that calls it; everybody else goes on meanwhile.
     *
     * @param duration how long
     */
    public void sleep(Duration duration) {
        engine.sleep(duration);
    }

    /** Names the world by its seed. */
    @Override
    public String toString() {
        return "Simulation with seed " + seed;
    }
}
