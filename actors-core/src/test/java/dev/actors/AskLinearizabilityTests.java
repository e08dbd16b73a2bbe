package dev.actors;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** Holds that an ask is settled once, and that each of its followers runs once by then. */
class AskLinearizabilityTests {

    @Test
    void isSettledOnceAndTellsEveryFollowerOnce() {
        ModelCheck.run(Settling.class);
    }

    /** Many that settle, follow and look. */
    public static final class Settling {

        private final Ask ask =
                new Ask(
                        Node.builder("secret@127.0.0.1:4711")
                                .time(new BondsLinearizabilityTests.NoTime())
                                .build(),
                        null);
        private final AtomicInteger followers = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();

        @Operation
        public boolean answer(@Param(gen = IntGen.class, conf = "1:99") int value) {
            return ask.answer(value);
        }

        @Operation
        public boolean refuse() {
            return ask.answer(new Refusal("no"));
        }

        @Operation(runOnce = true)
        public void giveUp() {
            ask.giveUp();
        }

        @Operation
        public void follow() {
            followers.incrementAndGet();
            ask.whenDone(told::incrementAndGet);
        }

        @Operation
        public Object look() {
            if (!ask.isDone()) {
                return "open";
            }
            try {
                return ask.isGivenUp() ? "given up" : ask.outcome();
            } catch (Refusal refusal) {
                return refusal.getMessage();
            }
        }

        /** Nobody is told too early, nobody too late. */
        @Validate
        public void tellsAll() {
            int expected = ask.isDone() ? followers.get() : 0;
            if (told.get() != expected) {
                throw new AssertionError(told.get() + " were told, not " + expected);
            }
        }
    }
}
