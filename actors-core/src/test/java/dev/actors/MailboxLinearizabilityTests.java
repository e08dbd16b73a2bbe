package dev.actors;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds that a mailbox under several threads answers as if its operations ran one after another, in
 * an order that keeps each thread's own; {@link MailboxTests} holds what they answer then.
 */
class MailboxLinearizabilityTests {

    @Test
    void handsEveryMessageAndTheDutyToRunOnOnce() {
        ModelCheck.run(Messages.class);
    }

    @Test
    void neverExceedsItsBoundNorDeniesRoom() {
        ModelCheck.run(Room.class);
    }

    @Test
    void neverExceedsABoundOfOneNorDeniesThatRoom() {
        ModelCheck.run(SingleRoom.class);
    }

    /**
     * Many senders and rousers, and one consumer, which goes on after it has gone idle or parked
     * once somebody has had it go on. There are few different messages, so that the same may come
     * again.
     */
    @Param(name = "message", gen = IntGen.class, conf = "1:3")
    public abstract static class World {

        final int capacity;
        final Mailbox mailbox = new Mailbox();
        private boolean rests;
        private volatile boolean launched;

        World(int capacity) {
            this.capacity = capacity;
        }

        @Operation
        public Mark.State offer(@Param(name = "message") int message) {
            return follow(mailbox.offer(message, null, capacity));
        }

        @Operation
        public Mark.State push(@Param(name = "message") int message) {
            return follow(mailbox.push(new Envelope(message, null, true)));
        }

        private Mark.State follow(Mark found) {
            if (found.state == Mark.State.IDLE) {
                launched = true;
            }
            return found.state;
        }

        @Operation
        public boolean rouse() {
            boolean roused = mailbox.rouse();
            if (roused) {
                launched = true;
            }
            return roused;
        }

        /** Tells whether the consumer may not go on. */
        final boolean rests() {
            if (rests && mailbox.state() != Mark.State.IDLE) {
                while (!launched && mailbox.state() != Mark.State.CLOSED) {
                    Thread.onSpinWait();
                }
                rests = false;
                launched = false;
            }
            return rests || mailbox.state() == Mark.State.PARKED;
        }

        @Operation(nonParallelGroup = "consumer")
        public @Nullable Object take() {
            return rests() ? "rests" : message(mailbox.take());
        }

        /** Looks through all messages. */
        @Operation(nonParallelGroup = "consumer")
        public @Nullable Object look() {
            return rests() ? "rests" : search(Integer.MAX_VALUE);
        }

        @Operation(nonParallelGroup = "consumer")
        public @Nullable Object takeSecond() {
            if (rests()) {
                return "rests";
            }
            List<Object> before = search(1);
            Object second = mailbox.candidate();
            return before.isEmpty() || second == null || !mailbox.take(second)
                    ? null
                    : message(second);
        }

        private List<Object> search(int most) {
            List<Object> rejected = new ArrayList<>();
            mailbox.search(null, null);
            do {
                for (Object next = mailbox.candidate(); next != null; next = mailbox.candidate()) {
                    if (rejected.size() == most) {
                        return rejected;
                    }
                    rejected.add(message(next));
                    mailbox.reject(next);
                }
            } while (mailbox.fetch());
            return rejected;
        }

        @Operation(nonParallelGroup = "consumer")
        public boolean idle() {
            if (!rests()) {
                rests = mailbox.idle();
            }
            return rests;
        }

        @Operation(nonParallelGroup = "consumer")
        public boolean park() {
            if (rests()) {
                return false;
            }
            mailbox.search(null, null);
            return mailbox.park(Mark.parked(Thread.currentThread()));
        }

        @Operation(nonParallelGroup = "consumer")
        public void unpark() {
            mailbox.unpark();
        }

        @Operation(nonParallelGroup = "consumer")
        public List<Object> close() {
            return mailbox.close().stream().map(World::message).toList();
        }

        static @Nullable Object message(@Nullable Object item) {
            return item == null ? null : Envelope.message(item);
        }
    }

    /** There is room for all; some messages are put back. */
    public static final class Messages extends World {

        public Messages() {
            super(100);
        }

        @Operation(nonParallelGroup = "consumer")
        public @Nullable Object postpone() {
            if (rests()) {
                return "rests";
            }
            Object item = mailbox.take();
            if (item != null) {
                mailbox.putBack(item);
            }
            return message(item);
        }

        @Operation(nonParallelGroup = "consumer")
        public void retry() {
            if (!rests()) {
                mailbox.retry();
            }
        }
    }

    /** There is room for two. */
    public static class Room extends World {

        public Room() {
            this(2);
        }

        Room(int capacity) {
            super(capacity);
        }

        @Operation
        public int size() {
            return mailbox.size();
        }

        @Operation
        public boolean hasRoom() {
            return mailbox.hasRoom(capacity);
        }
    }

    /** There is room for one. */
    public static final class SingleRoom extends Room {

        public SingleRoom() {
            super(1);
        }
    }
}
