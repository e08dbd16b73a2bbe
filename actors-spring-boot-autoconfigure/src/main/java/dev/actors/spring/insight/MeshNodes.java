package dev.actors.spring.insight;

import dev.actors.mesh.MeshListener;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The other nodes of a mesh, as its listener hears of them: those that can be reached, and the last
 * ones that were lost.
 */
public final class MeshNodes implements NodeDirectory, MeshListener {

    private static final int MOST_LOST = 64;

    private final Clock clock;
    private final MeshCards cards;
    private final Map<String, Instant> reached = new TreeMap<>();
    private final Deque<Entry> lost = new ArrayDeque<>();

    /**
     * An empty directory.
     *
     * @param clock says since when a node is there or gone
     * @param cards what the nodes say of themselves
     */
    public MeshNodes(Clock clock, MeshCards cards) {
        this.clock = clock;
        this.cards = cards;
    }

    @Override
    public synchronized void nodeUp(String node) {
        lost.removeIf(entry -> entry.name().equals(node));
        reached.put(node, clock.instant());
    }

    @Override
    public synchronized void nodeDown(String node) {
        reached.remove(node);
        cards.forget(node);
        lost.removeIf(entry -> entry.name().equals(node));
        lost.addFirst(new Entry(node, Health.DOWN, null, null, clock.instant(), null, null));
        if (lost.size() > MOST_LOST) {
            lost.removeLast();
        }
    }

    @Override
    public synchronized List<Entry> others() {
        List<Entry> others = new ArrayList<>();
        reached.forEach((node, since) -> others.add(entry(node, since)));
        others.addAll(lost);
        return others;
    }

    private Entry entry(String node, Instant since) {
        MeshCards.Card card = cards.look(node);
        return card == null
                ? new Entry(node, Health.UP, null, null, since, null, null)
                : new Entry(
                        node, Health.UP, card.alive(), card.roundTrip(), since, null, card.url());
    }
}
