package dev.actors.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * The time of full collections of a heap that holds idle actors.
 *
 * @param actors how many
 */
record FullCollections(int actors) implements Measurement {

    @Override
    public List<Double> measure(Arena arena, Terms terms, Unit unit) throws Exception {
        arena.idle().run(terms.scaled(actors));
        Heap.used();
        List<Double> samples = new ArrayList<>();
        while (samples.size() < terms.samples()) {
            samples.add(unit.of(Heap.collect(), 1));
        }
        return samples;
    }
}
