package dev.actors;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

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
    void takesNoMoreSlotsThanThereAre() {
        ModelCheck.run(Slots.class);
    }

    /** Many senders and rousers, and one consumer. */
    public static final class Messages {

        private final Mailbox mailbox = new Mailbox(0);

        @Operation
        public Mailbox.Pushed push(@Param(gen = IntGen.class, conf = "1:99") int message) {
            mailbox.reserveBeyondBound(1);
            return mailbox.push(new Envelope(message, null));
        }

        @Operation
        public boolean rouse() {
            return mailbox.rouse();
        }

        @Operation(nonParallelGroup = "consumer")
        public Object take() {
            Envelope oldest = mailbox.after(null);
            if (oldest == null) {
                return null;
            }
            mailbox.remove(oldest);
            return oldest.message;
        }

        @Operation(nonParallelGroup = "consumer")
        public boolean idle() {
            return mailbox.idle(null);
        }

        @Operation(nonParallelGroup = "consumer")
        public boolean park() {
            return mailbox.park(null);
        }

        @Operation(nonParallelGroup = "consumer")
        public void unpark() {
            mailbox.unpark();
        }

        @Operation(nonParallelGroup = "consumer")
        public List<Object> close() {
            return mailbox.close().stream().map(envelope -> envelope.message).toList();
        }
    }

    /** Senders that reserve slots and give them back. */
    public static final class Slots {

        private final Mailbox mailbox = new Mailbox(2);

        @Operation
        public boolean reserve() {
            return mailbox.reserve();
        }

        @Operation
        public void release() {
            mailbox.release(1);
        }

        @Operation
        public int size() {
            return mailbox.size();
        }

        @Operation
        public boolean hasRoom() {
            return mailbox.hasRoom();
        }

        @Operation(runOnce = true)
        public void close() {
            mailbox.close();
        }
    }
}
