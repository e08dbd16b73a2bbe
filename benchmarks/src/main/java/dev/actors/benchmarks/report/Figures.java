package dev.actors.benchmarks.report;

import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.run.Row;
import dev.actors.benchmarks.workload.Workload;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rows of results, to be looked up. */
final class Figures {

    private final Map<Workload, Map<Contender, Row>> rows = new EnumMap<>(Workload.class);
    private final List<Contender> contenders;

    Figures(Results results) {
        for (Row row : results.rows()) {
            rows.computeIfAbsent(Workload.of(row.workload()), _ -> new EnumMap<>(Contender.class))
                    .put(Contender.of(row.contender()), row);
        }
        contenders =
                Arrays.stream(Contender.values())
                        .filter(
                                contender ->
                                        results.versions().containsKey(contender.key())
                                                || results.missing().contains(contender.key()))
                        .toList();
    }

    /** Who took part, or should have. */
    List<Contender> contenders() {
        return contenders;
    }

    List<Workload> workloads() {
        return List.copyOf(rows.keySet());
    }

    Optional<Row> row(Workload workload, Contender contender) {
        return Optional.ofNullable(rows.getOrDefault(workload, Map.of()).get(contender));
    }

    Optional<Summary> summary(Workload workload, Contender contender) {
        return row(workload, contender)
                .filter(row -> !row.samples().isEmpty())
                .map(row -> Summary.of(row.samples()));
    }

    /** How many times as fast, or as small, one is as another. */
    OptionalDouble timesAsFast(Workload workload, Contender one, Contender other) {
        Optional<Summary> ones = summary(workload, one);
        Optional<Summary> others = summary(workload, other);
        if (ones.isEmpty() || others.isEmpty()) {
            return OptionalDouble.empty();
        }
        double ratio = ones.get().median() / others.get().median();
        return OptionalDouble.of(workload.unit().higherIsBetter() ? ratio : 1 / ratio);
    }
}
