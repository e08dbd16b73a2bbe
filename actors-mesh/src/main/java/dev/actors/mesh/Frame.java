package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.EndOrder;
import dev.actors.ExitReason;
import dev.actors.Failure;

import org.jspecify.annotations.Nullable;

/**
 * What one node says to another: what a {@link dev.actors.Route} is told there, and what {@link
 * dev.actors.Arrivals} are told here. The {@link Codec} writes a frame as its name and its
 * components in their order, so a change to any of them is a new {@link Codec#VERSION}.
 *
 * <p>Spawns, names and topics are no frames: they are messages to an actor that the mesh runs on
 * each node.
 */
sealed interface Frame {

    /**
     * The first frame on a link.
     *
     * @param number the sender's number of the link
     * @param known the receiver's number, as far as the sender knows it; else zero
     */
    record Hello(long number, long known) implements Frame {}

    /**
     * Messages of the receiver have found no room in their mailboxes.
     *
     * @param messages how many, since the last such frame
     */
    record Overflowed(long messages) implements Frame {}

    /** A message for an actor, a name, or where an ask waits for its answer. */
    record Message(Address to, Object message) implements Frame {}

    /**
     * A message that is asked.
     *
     * @param number which ask it is, among those of the sender
     */
    record Ask(long number, Address to, Object message) implements Frame {}

    /** The answer to an ask. */
    record Reply(long number, @Nullable Object value) implements Frame {}

    /** There is no answer to an ask, and this is why. */
    record Failed(long number, Failure failure) implements Frame {}

    /** Nobody waits for the answer to an ask any more. */
    record Abandon(long number) implements Frame {}

    /** An actor of the sender has linked itself to one of the receiver. */
    record Link(Address from, Address to) implements Frame {}

    /** The link is undone. */
    record Unlink(Address from, Address to) implements Frame {}

    /** A linked actor of the sender has ended. */
    record Exit(Address from, Address to, ExitReason reason) implements Frame {}

    /**
     * The sender watches an actor of the receiver.
     *
     * @param number which watch it is, among those of the sender
     */
    record Monitor(long number, Address actor) implements Frame {}

    /** The watch is over. */
    record Demonitor(long number) implements Frame {}

    /** The watched actor has ended for good, and the watch with it. */
    record Down(long number, ExitReason reason) implements Frame {}

    /** The watched actor was restarted. */
    record Restarted(long number, ExitReason cause) implements Frame {}

    /** An actor of the receiver shall end. */
    record End(Address actor, EndOrder order) implements Frame {}
}
