package dev.actors;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds that links and monitors set, taken back and fired by several threads tell of an end as if
 * all that had happened one after another: once per link and per monitor, at once if the actor was
 * dead already, and never after an unlink or a demonitor has returned.
 */
class BondsLinearizabilityTests {

    @Test
    void tellsOfAnEndOncePerLink() {
        ModelCheck.run(Links.class);
    }

    @Test
    void tellsOfAnEndOncePerMonitor() {
        ModelCheck.run(Monitors.class);
    }

    /** An actor that ends, seen from the thread of one that traps exits and that of a third one. */
    public static final class Links extends World {

        @Operation(nonParallelGroup = "watcher")
        public void link() {
            Bonds.link(watcher, target);
        }

        @Operation(nonParallelGroup = "watcher")
        public List<String> unlinkAndLook() {
            Bonds.unlink(watcher, target);
            return taken();
        }

        @Operation(nonParallelGroup = "watcher")
        public List<String> look() {
            return taken();
        }

        @Operation(nonParallelGroup = "target")
        public void linkFromTarget() {
            Bonds.link(target, watcher);
        }
    }

    /** The same with one monitor at a time. */
    public static final class Monitors extends World {

        private @Nullable Monitor monitor;

        @Operation(nonParallelGroup = "watcher")
        public List<String> monitorAndLook() {
            if (monitor != null) {
                monitor.release();
            }
            monitor = new Monitor(watcher.run(), target, false);
            monitor.start();
            return taken();
        }

        @Operation(nonParallelGroup = "watcher")
        public List<String> demonitorAndLook() {
            if (monitor != null) {
                monitor.release();
            }
            return taken();
        }
    }

    /** Two actors that no thread runs: the operations move them. */
    abstract static class World {

        private final Node node =
                Node.builder("secret@127.0.0.1:4711")
                        .time(new NoTime())
                        .engine(new NoThreads())
                        .open();
        final Cell watcher = node.spawn(ActorSpec.process(_ -> null), null, null);
        final Cell target = node.spawn(ActorSpec.process(_ -> null), null, null);

        World() {
            watcher.life().bonds().trapExits(true);
        }

        @Operation(nonParallelGroup = "target", runOnce = true)
        public void end() {
            target.life().runEnded(target.run(), new ExitReason.Shutdown(), null);
        }

        /** The signals that the watcher has got and still holds valid. */
        List<String> taken() {
            List<String> taken = new ArrayList<>();
            for (Object item = watcher.mailbox.take();
                    item != null;
                    item = watcher.mailbox.take()) {
                if (!Envelope.isStale(item, watcher.run())) {
                    taken.add(Envelope.messageType(item));
                }
            }
            return taken;
        }
    }

    /** Stands still. */
    static final class NoTime implements TimeSource {

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Runnable schedule(Duration delay, Runnable action) {
            return () -> {};
        }
    }
}
