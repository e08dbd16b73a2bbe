package dev.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds actors that wait for each other in a ring of asks, or of asks and starts; {@link
 * AskCycleException} says what is one.
 *
 * <p>Invariants. An asker first shows its wait in a volatile field and then follows who waits for
 * whom, before it parks. So of all that close a ring the last to show its wait sees the whole ring.
 * What was seen is looked at again under this object's monitor: a link that was there both times
 * was there all the while, since a wait is shown once, a settled ask stays settled, and an actor
 * that waits passes nothing on. So there was a moment at which all links were there, and nobody
 * could have gone on but for a time-out. The ask fails under the monitor, too: who comes second
 * finds the ring broken.
 */
final class AskCycles {

    /** Who waits for more than so many is left to its time-out. */
    private static final int LONGEST = 1_000;

    /**
     * An asker shows its wait, and is about to park. A start does not fail, but the ask behind it.
     */
    void look(PendingAsk own) {
        if (leadsBack(own)) {
            PendingAsk closing = own;
            while (closing != null && closing.isStart()) {
                closing = closing.next();
            }
            if (closing != null) {
                breakUp(closing);
            }
        }
    }

    private static boolean leadsBack(PendingAsk own) {
        PendingAsk next = own.next();
        for (int links = 1; next != null && next != own; links++) {
            next = next.isStuck() && links < LONGEST ? next.next() : null;
        }
        return next != null;
    }

    private synchronized void breakUp(PendingAsk own) {
        List<PendingAsk> ring = ring(own);
        if (!ring.isEmpty() && ring.equals(ring(own))) {
            boolean unused = own.ask().fail(failure(ring));
        }
    }

    /** All links, the own one first; none if it is no ring. */
    private static List<PendingAsk> ring(PendingAsk own) {
        List<PendingAsk> ring = new ArrayList<>();
        PendingAsk next = own;
        do {
            ring.add(next);
            next = next.isStuck() && ring.size() < LONGEST ? next.next() : null;
        } while (next != null && next != own);
        return next == null ? List.of() : ring;
    }

    private static AskCycleException failure(List<PendingAsk> ring) {
        String first = Reports.name(ring.getFirst().asker());
        return new AskCycleException(
                first
                        + " asked in a ring in which all wait for each other: "
                        + ring.stream()
                                .map(
                                        link ->
                                                Reports.name(link.asker())
                                                        + " -["
                                                        + link.text()
                                                        + "]-> ")
                                .collect(Collectors.joining())
                        + first
                        + ". Have one of them send, or ask without waiting (sendRequest), or answer"
                        + " before it asks.");
    }
}
