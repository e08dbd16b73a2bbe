package dev.actors;

import java.util.LinkedHashSet;
import java.util.Set;

/** The asks that a run of an actor has taken and not answered yet; they fail when it ends. */
final class UnansweredAsks {

    private final Set<Ask> asks = new LinkedHashSet<>();
    private int limit = 16;

    /**
     * Adds an ask, if it is not there yet. Asks that have been answered since are forgotten
     * whenever their number has doubled.
     */
    void add(Ask ask) {
        if (asks.size() >= limit) {
            asks.removeIf(Ask::isDone);
            limit = Math.max(16, 2 * asks.size());
        }
        asks.add(ask);
    }

    boolean isEmpty() {
        asks.removeIf(Ask::isDone);
        return asks.isEmpty();
    }

    /** Their holder has ended: those that are not passed on fail. */
    void fail(Cell holder, ExitReason why) {
        if (!asks.isEmpty()) {
            ActorException failure = Reports.failure(holder, why, "an earlier ask");
            asks.stream().filter(ask -> ask.isHeldBy(holder)).forEach(ask -> ask.fail(failure));
        }
    }
}
