package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** What an actor does, as seen from any thread; it may do something else meanwhile. */
final class Activity {

    private Activity() {}

    /**
     * A behaviour runs while it has a message in hand; a process runs whenever it does not wait for
     * one.
     */
    static ActorStatus status(Cell cell) {
        Incarnation run = cell.run();
        if (run == null) {
            return ActorStatus.ENDED;
        }
        if (run.hasEnded() || (!run.hasStarted() && restarts(cell) > 0)) {
            return ActorStatus.RESTARTING;
        }
        if (!run.hasStarted()) {
            return ActorStatus.STARTING;
        }
        Turn now = run.knownTurn();
        boolean idle = now == null || now.waiting() != null || run.isBetweenMessages(now);
        return idle ? ActorStatus.WAITING : ActorStatus.RUNNING;
    }

    private static int restarts(Cell cell) {
        Lifecycle life = cell.knownLife();
        return life == null ? 0 : life.restarts();
    }

    private static @Nullable Turn turn(Cell cell) {
        Incarnation run = cell.run();
        return run == null ? null : run.knownTurn();
    }

    /** What it waits for; null if it does not wait in the kernel. */
    static @Nullable Waiting waiting(Cell cell) {
        Turn now = turn(cell);
        return now == null ? null : now.waiting();
    }

    /** The thread that runs it; null if none does. */
    static @Nullable Thread thread(Cell cell) {
        Turn now = turn(cell);
        return now == null ? null : now.thread;
    }

    /** The same in a sentence or two, for those who wait for it in vain. */
    static String text(Cell cell) {
        Turn now = turn(cell);
        Waiting waiting = now == null ? null : now.waiting();
        Object handling = now == null ? null : now.current();
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

    /** The same of one that was asked and has not answered. */
    static String text(Cell cell, Ask ask) {
        return text(cell) + debt(cell, ask);
    }

    private static String debt(Cell cell, Ask ask) {
        if (holdings(cell).stream()
                .anyMatch(holding -> holding instanceof LateReply late && late.answers(ask))) {
            return " It answers by a stage, which has not completed.";
        }
        Turn now = turn(cell);
        Object handling = now == null ? null : now.current();
        boolean isTaken = cell.mailbox.size() == 0 && ask.isHeldBy(cell);
        return isTaken && (handling == null || Envelope.ask(handling) != ask)
                ? " It has taken the message, and not answered it."
                : "";
    }

    private static List<Holding> holdings(Cell cell) {
        Incarnation run = cell.run();
        Baggage carried = run == null ? null : run.knownBaggage();
        return carried == null ? List.of() : carried.holdings.all();
    }

    /** All that is told of it. */
    static ActorInfo info(Cell cell) {
        ActorStatus status = status(cell);
        Waiting waiting = waiting(cell);
        Lifecycle life = cell.knownLife();
        return new ActorInfo(
                cell.address(),
                cell.names(),
                cell.spec.behavior(),
                status,
                status == ActorStatus.WAITING && waiting != null ? waiting.text() : null,
                cell.mailbox.size(),
                cell.capacity(),
                cell.handled(),
                restarts(cell),
                life == null ? null : life.restartsLeft(),
                life == null ? null : life.lastCrash(),
                life == null ? null : life.startedAt(),
                cell.parent instanceof Cell parent ? parent.address() : cell.parent,
                life == null ? List.of() : life.allLinks(),
                monitored(cell),
                life == null ? List.of() : watchers(life));
    }

    private static List<Address> watchers(Lifecycle life) {
        return life.monitors().stream()
                .<Address>mapMulti(
                        (watcher, list) -> {
                            if (watcher instanceof Monitor monitor) {
                                list.accept(monitor.watcher());
                            }
                        })
                .toList();
    }

    private static List<Address> monitored(Cell cell) {
        return holdings(cell).stream()
                .<Address>mapMulti(
                        (holding, list) -> {
                            if (holding instanceof Monitor monitor && !monitor.isOver()) {
                                list.accept(monitor.target());
                            }
                        })
                .toList();
    }
}
