package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** How an actor is spoken of: in lists, errors and logs. */
final class Reports {

    private static final int LONGEST_CIRCLE = 100;

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
        Waiting waiting = waiting(cell);
        Incarnation run = cell.run();
        Object handling = run == null ? null : run.inHand();
        ActorStatus status = status(cell);
        String doing =
                waiting != null
                        ? "waiting for " + waiting.text()
                        : status == ActorStatus.RUNNING && handling != null
                                ? "handling a " + Envelope.messageType(handling)
                                : status.name().toLowerCase(Locale.ROOT);
        return "It is "
                + doing
                + ", with "
                + cell.mailbox.size()
                + " of "
                + cell.capacity()
                + " messages in its mailbox.";
    }

    private static List<Address> monitored(Cell cell) {
        Incarnation run = cell.run();
        Baggage carried = run == null ? null : run.knownBaggage();
        return carried == null
                ? List.of()
                : carried.holdings.all().stream()
                        .<Address>mapMulti(
                                (holding, list) -> {
                                    if (holding instanceof Monitor monitor && !monitor.isOver()) {
                                        list.accept(monitor.target());
                                    }
                                })
                        .toList();
    }

    /** What a sender is told whose message found no room. */
    static MailboxFullException full(Cell cell, String messageType, @Nullable Incarnation sender) {
        return new MailboxFullException(
                "The mailbox of "
                        + name(cell)
                        + " is full and did not take a "
                        + messageType
                        + ". "
                        + activity(cell)
                        + (sender == null ? "" : circle(sender.cell, cell))
                        + " Send less, let more actors share the work, or raise its mailbox"
                        + " capacity.");
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
            Waiting waiting = waiting(next);
            next = waiting == null ? null : waiting.on();
        }
        return "";
    }

    static ActorStatus status(Cell cell) {
        Incarnation run = cell.run();
        if (run == null) {
            return ActorStatus.ENDED;
        }
        ActorStatus status = run.status();
        return status == ActorStatus.ENDED || (status == ActorStatus.STARTING && restarts(cell) > 0)
                ? ActorStatus.RESTARTING
                : status;
    }

    private static int restarts(Cell cell) {
        Lifecycle life = cell.knownLife();
        return life == null ? 0 : life.restarts();
    }

    private static @Nullable Waiting waiting(Cell cell) {
        Incarnation run = cell.run();
        return run == null ? null : run.waiting();
    }

    static ActorInfo info(Cell cell) {
        ActorStatus status = status(cell);
        Waiting waiting = waiting(cell);
        Lifecycle life = cell.knownLife();
        return new ActorInfo(
                cell,
                cell.names(),
                cell.spec.behavior(),
                status,
                status == ActorStatus.WAITING && waiting != null ? waiting.text() : null,
                cell.mailbox.size(),
                cell.capacity(),
                cell.handled(),
                restarts(cell),
                life == null ? null : life.lastCrash(),
                life == null ? null : life.startedAt(),
                cell.parent,
                life == null ? List.of() : List.copyOf(life.links()),
                monitored(cell),
                life == null ? List.of() : life.monitors().stream().map(Monitor::watcher).toList());
    }
}
