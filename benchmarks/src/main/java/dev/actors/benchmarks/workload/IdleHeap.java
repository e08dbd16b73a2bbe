package dev.actors.benchmarks.workload;

import java.util.List;

/**
 * The heap that idle actors take. One sample, since the actors stay.
 *
 * @param actors how many
 */
record IdleHeap(int actors) implements Measurement {

    @Override
    public List<Double> measure(Arena arena, Terms terms, Unit unit) throws Exception {
        Trial idle = arena.idle();
        idle.run(1);
        int spawned = terms.scaled(actors);
        long before = Heap.used();
        idle.run(spawned);
        return List.of(unit.of(Heap.used() - before, spawned));
    }
}
