package dev.actors;

import java.util.List;
import java.util.Locale;

/** How an actor is spoken of: in lists, errors and logs. */
final class Reports {

    private Reports() {}

    /**
     * The actor in a few words, without its address: writing that would enter it into the address
     * table.
     */
    static String name(Cell cell) {
        List<String> names = cell.names();
        return names.isEmpty()
                ? cell.spec.behavior() + "#" + cell.id
                : "'" + names.getFirst() + "' (" + cell.spec.behavior() + ")";
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

    /** What the actor is doing, for those who wait for it in vain. */
    static String activity(Cell cell) {
        Incarnation incarnation = cell.life.incarnation();
        String waitingFor = incarnation.waitingFor();
        String handling = incarnation.handlingNow();
        ActorStatus status = status(cell);
        String doing =
                waitingFor != null
                        ? "waiting for " + waitingFor
                        : status == ActorStatus.RUNNING && handling != null
                                ? "handling a " + handling
                                : status.name().toLowerCase(Locale.ROOT);
        Mailbox mailbox = cell.mailbox;
        return "It is "
                + doing
                + ", with "
                + mailbox.size()
                + " of "
                + mailbox.capacity()
                + " messages in its mailbox.";
    }

    static ActorStatus status(Cell cell) {
        if (cell.life.exit() != null) {
            return ActorStatus.ENDED;
        }
        ActorStatus status = cell.life.incarnation().status();
        return status == ActorStatus.ENDED
                        || (status == ActorStatus.STARTING && cell.life.restarts() > 0)
                ? ActorStatus.RESTARTING
                : status;
    }

    static ActorInfo info(Cell cell) {
        ActorStatus status = status(cell);
        return new ActorInfo(
                cell.address(),
                cell.names(),
                cell.spec.behavior(),
                status,
                status == ActorStatus.WAITING ? cell.life.incarnation().waitingFor() : null,
                cell.mailbox.size(),
                cell.mailbox.capacity(),
                cell.handled(),
                cell.life.restarts(),
                cell.startedAt,
                cell.parent);
    }
}
