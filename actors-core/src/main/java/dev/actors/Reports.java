package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** How an actor is spoken of in errors and logs. */
final class Reports {

    private static final int LONGEST_CIRCLE = 100;

    private Reports() {}

    /**
     * The actor in a few words, without its address: writing that would enter it into the address
     * table.
     */
    static String name(Cell cell) {
        return name(cell.address(), cell.names(), cell.spec.behavior());
    }

    /** The same of an actor as it was then: one that has ended has lost its names. */
    static String name(ActorInfo actor) {
        return name(actor.address(), actor.names(), actor.behavior());
    }

    private static String name(Address address, List<String> names, String behavior) {
        if (!(address instanceof Cell cell)) {
            return address.toString(); // the one of its key
        }
        return names.isEmpty()
                ? behavior + "#" + cell.id
                : "'" + names.getFirst() + "' (" + behavior + ")";
    }

    static String label(ExitReason reason) {
        return reason.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What an asker reads when an actor ended over its ask. */
    static ActorException failure(Cell cell, ExitReason reason, String over) {
        return reason instanceof ExitReason.Failed failed
                ? new ActorFailedException(
                        name(cell) + " failed over " + over + ": " + text(failed.cause()),
                        failed.cause())
                : new DeadActorException(
                        name(cell) + " ended (" + label(reason) + ") over " + over + ".", reason);
    }

    /** What a failure says of itself; its class where even that fails. */
    static String text(Throwable failure) {
        try {
            return failure.toString();
        } catch (Throwable e) {
            return failure.getClass().getName();
        }
    }

    /** What a sender is told whose message found no room. */
    static MailboxFullException full(Cell cell, String messageType, @Nullable Incarnation sender) {
        return new MailboxFullException(
                "The mailbox of "
                        + name(cell)
                        + " is full and did not take a "
                        + messageType
                        + ". "
                        + Activity.text(cell)
                        + (sender == null ? "" : circle(sender.cell, cell))
                        + " Send less, let more actors share the work, or raise its mailbox"
                        + " capacity.");
    }

    /** What a sender is told whose message found no room on its way to another node. */
    static MailboxFullException full(Address to, String messageType) {
        return new MailboxFullException(
                "The way to "
                        + to
                        + " is full and did not take a "
                        + messageType
                        + ". The other side takes less than is sent to it. Send less, or look why"
                        + " it is slow.");
    }

    /** The actors that wait for each other, if a sender has come to be one of them. */
    private static String circle(Cell sender, Cell receiver) {
        StringBuilder path = new StringBuilder(name(sender));
        Cell next = receiver;
        for (int i = 0; next != null && i < LONGEST_CIRCLE; i++) {
            path.append(" -> ").append(name(next));
            if (next.equals(sender)) {
                return " They wait for each other: " + path + ".";
            }
            Waiting waiting = Activity.waiting(next);
            next = waiting == null ? null : waiting.on();
        }
        return "";
    }
}
