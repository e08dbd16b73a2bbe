package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The end of a node's life, on the thread that closes it: the mailboxes are drained if there is
 * time for that, the actors are stopped in order, and what was lost is counted.
 *
 * <p>The mailboxes are drained once two looks at all actors in a row find each at rest, and nothing
 * handled from one to the other: whoever was set to work behind the first look's back has handled
 * something by the second, or is found at it.
 */
final class Closing {

    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Not all are at rest; no sum of {@link #look} is likely to be it. */
    private static final long BUSY = Long.MIN_VALUE;

    private final Node node;

    /** How long it may take; null for as long as it takes, without draining. */
    private final @Nullable Duration patience;

    private final long start;

    /** The actor whose code this thread runs. */
    private final @Nullable Cell caller;

    private final int actors;
    private final Map<String, Long> lostBefore;
    private final long abandonedBefore;

    Closing(Node node, @Nullable Duration patience) {
        this.node = node;
        this.patience = patience;
        start = node.time().nanoTime();
        List<Cell> living = node.registry().living();
        actors = living.size();
        caller = running(Thread.currentThread(), living);
        lostBefore = losses();
        abandonedBefore = node.events().abandoned();
    }

    private static @Nullable Cell running(Thread thread, List<Cell> cells) {
        for (Cell cell : cells) {
            if (Activity.thread(cell) == thread) {
                return cell;
            }
        }
        return null;
    }

    CloseReport run() {
        try {
            if (patience != null) {
                drain(patience.multipliedBy(3).dividedBy(4));
            }
            node.endDraining();
            stopInOrder();
            stopTheRest();
        } catch (InterruptedWaitException e) {
            node.endDraining();
            latestFirst().forEach(cell -> cell.life().stop(false));
            throw e;
        } finally {
            if (caller != null) {
                caller.life().stop(false);
            }
            node.engine().close();
        }
        return report();
    }

    // Draining

    private void drain(Duration atMost) {
        node.engine().enterWait();
        try {
            long before = BUSY;
            Duration began = left(atMost);
            long seen = look();
            Duration left = left(atMost);
            while ((seen == BUSY || seen != before) && left.isPositive()) {
                node.engine().rest(pauseAfter(began.minus(left), left));
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedWaitException(
                            "Interrupted while " + node + " let its actors finish.");
                }
                before = seen;
                began = left(atMost);
                seen = look();
                left = left(atMost);
            }
        } finally {
            node.engine().leaveWait();
        }
    }

    /**
     * Where there are so many actors that a look takes long, half of the time is for them; but no
     * more than there is, though the process may have been stopped meanwhile.
     */
    private static Duration pauseAfter(Duration look, Duration left) {
        Duration pause = look.compareTo(MOMENT) < 0 ? MOMENT : look;
        return pause.compareTo(left) < 0 ? pause : left;
    }

    /** Sums up which actor has handled how much; {@link #BUSY} if one is not at rest. */
    private long look() {
        long sum = 0;
        for (Cell cell : node.registry().inNoOrder()) {
            if (!cell.equals(caller) && !isAtRest(cell)) {
                return BUSY;
            }
            sum += (cell.handled() + 1) * (2 * cell.id + 1);
        }
        return sum;
    }

    private static boolean isAtRest(Cell cell) {
        Incarnation run = cell.run();
        if (run == null) {
            return true;
        }
        Baggage carried = run.knownBaggage();
        if (carried != null && carried.holdings.hasLateReply()) {
            return false;
        }
        return switch (cell.mailbox.state()) {
            case IDLE, CLOSED -> true;
            case PARKED -> hasNothingInHand(run);
            case RUNNING, FULL ->
                    (run instanceof ProcessRun || run.hasEnded())
                            && hasNothingInHand(run)
                            && cell.mailbox.size() == 0;
        };
    }

    private static boolean hasNothingInHand(Incarnation run) {
        Turn now = run.knownTurn();
        return now == null || now.current() == null;
    }

    // Stopping

    /**
     * Stops those that no living actor has spawned. To wait for each would take long where there
     * are very many; so those are told together of which nobody can say that their order matters.
     */
    private void stopInOrder() {
        List<Cell> latestFirst = latestFirst();
        Set<Cell> parents = new HashSet<>();
        for (Cell cell : latestFirst) {
            if (cell.parent instanceof Cell parent) {
                parents.add(parent);
            }
        }
        List<Cell> told = new ArrayList<>();
        for (Cell cell : latestFirst) {
            if (hasLivingParent(cell)) {
                continue;
            }
            boolean inOrder = parents.contains(cell) || cell.life().wasStartAwaited();
            if (inOrder) {
                awaitEnds(told);
            }
            cell.life().stop(false);
            told.add(cell);
            if (inOrder) {
                awaitEnds(told);
            }
        }
        awaitEnds(told);
    }

    private static boolean hasLivingParent(Cell cell) {
        return cell.parent instanceof Cell parent && parent.exit() == null;
    }

    private void stopTheRest() {
        for (List<Cell> rest = latestFirst(); !rest.isEmpty(); rest = latestFirst()) {
            rest.forEach(cell -> cell.life().stop(false));
            awaitEnds(rest);
            if (patience != null && !isBefore(gently(patience))) {
                killTheRest(patience);
            }
        }
    }

    private void killTheRest(Duration atMost) {
        List<Cell> rest = latestFirst();
        rest.forEach(cell -> cell.life().stop(true));
        for (Cell cell : rest) {
            boolean unused = hasEnded(cell, atMost);
        }
        for (Cell cell : latestFirst()) {
            Incarnation run = cell.run();
            if (run != null) {
                run.abandon(atMost.minus(gently(atMost)));
            }
        }
    }

    /** Waits for the ends of some, which then are no longer in the list. */
    private void awaitEnds(List<Cell> told) {
        Duration atMost = patience == null ? null : gently(patience);
        for (Cell cell : told) {
            boolean unused = hasEnded(cell, atMost);
        }
        told.clear();
    }

    private boolean hasEnded(Cell cell, @Nullable Duration atMost) {
        CompletableFuture<ExitReason> end = cell.life().termination();
        return Futures.await(
                end,
                () -> new Waiting("the end", cell),
                node,
                atMost == null ? null : left(atMost),
                null);
    }

    /** All but the one that calls. */
    private List<Cell> latestFirst() {
        List<Cell> latestFirst = node.registry().living().reversed();
        latestFirst.removeIf(cell -> cell.equals(caller));
        return latestFirst;
    }

    // Time

    /** Until then nobody is killed for want of time. */
    private static Duration gently(Duration patience) {
        return patience.multipliedBy(7).dividedBy(8);
    }

    private boolean isBefore(Duration moment) {
        return left(moment).isPositive();
    }

    private Duration left(Duration moment) {
        return moment.minusNanos(node.time().nanoTime() - start);
    }

    // The report

    private CloseReport report() {
        Map<String, Long> lost = losses();
        lostBefore.forEach((behavior, before) -> lost.merge(behavior, -before, Long::sum));
        lost.values().removeIf(messages -> messages <= 0);
        long abandoned = node.events().abandoned() - abandonedBefore;
        return new CloseReport(node.name(), actors, (int) abandoned, lost);
    }

    /** The messages that nobody handled, by behaviour, since the node was made. */
    private Map<String, Long> losses() {
        Map<String, Long> losses = new HashMap<>();
        for (BehaviorStatistics behavior : node.statistics()) {
            losses.put(
                    behavior.behavior(),
                    behavior.deadLetters(DeadLetter.Reason.DEAD)
                            + behavior.deadLetters(DeadLetter.Reason.CRASHED)
                            + behavior.deadLetters(DeadLetter.Reason.FULL));
        }
        return losses;
    }
}
