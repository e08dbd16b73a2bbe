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
    private final Map<String, Instant> reached = new TreeMap<>();
    private final Deque<Entry> lost = new ArrayDeque<>();

    /**
     * An empty directory.
     *
     * @param clock says since when a node is there or gone
     */
    public MeshNodes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void nodeUp(String node) {
        lost.removeIf(entry -> entry.name().equals(node));
        reached.put(node, clock.instant());
    }

    @Override
    public synchronized void nodeDown(String node) {
        reached.remove(node);
        lost.removeIf(entry -> entry.name().equals(node));
        lost.addFirst(entry(node, Health.DOWN, clock.instant()));
        if (lost.size() > MOST_LOST) {
            lost.removeLast();
        }
    }

    @Override
    public synchronized List<Entry> others() {
        List<Entry> others = new ArrayList<>();
        reached.forEach((node, since) -> others.add(entry(node, Health.UP, since)));
        others.addAll(lost);
        return others;
    }

    private static Entry entry(String node, Health health, Instant since) {
        return new Entry(node, health, null, null, since, null);
    }
}
