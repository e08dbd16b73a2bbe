package dev.actors.benchmarks.report;

import dev.actors.benchmarks.startup.Application;
import dev.actors.benchmarks.startup.Packaging;
import dev.actors.benchmarks.startup.StartupResults;
import dev.actors.benchmarks.startup.StartupRow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of how long an empty web application takes to start. */
final class StartupTable {

    /** Seconds that this project may add. */
    private static final double LIMIT = 0.15;

    private final StartupResults results;

    private StartupTable(StartupResults results) {
        this.results = results;
    }

    static String of(StartupResults results) {
        return new StartupTable(results).text();
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                Stream.of(
                                Stream.of("application, s"),
                                Arrays.stream(Application.values()).map(Application::title),
                                Stream.of("this project adds", "all that the starter brings adds"))
                        .flatMap(titles -> titles)
                        .toList());
        for (Packaging packaging : Packaging.values()) {
            List<String> row = new ArrayList<>();
            row.add(packaging.title());
            for (Application application : Application.values()) {
                row.add(Markdown.median(Summary.of(samples(packaging, application))));
            }
            row.add(ours(more(packaging, Application.ACTUATOR)));
            row.add(Markdown.median(more(packaging, Application.WEB)));
            rows.add(row);
        }
        return Markdown.measuredOn(results.machine())
                + "\nStarts of each application: %d."
                        .formatted(samples(Packaging.CLASS_PATH, Application.WEB).size())
                + "\n\n"
                + Markdown.table(rows);
    }

    private List<Double> samples(Packaging packaging, Application application) {
        return results.rows().stream()
                .filter(row -> row.packaging() == packaging && row.application() == application)
                .map(StartupRow::samples)
                .flatMap(List::stream)
                .toList();
    }

    /** By how much the starter takes longer than another, in the same round. */
    private Summary more(Packaging packaging, Application than) {
        List<Double> starter = samples(packaging, Application.STARTER);
        List<Double> other = samples(packaging, than);
        return Summary.of(
                IntStream.range(0, starter.size())
                        .mapToObj(round -> starter.get(round) - other.get(round))
                        .toList());
    }

    private static String ours(Summary more) {
        return "%s (at most %s: %s)"
                .formatted(
                        Markdown.median(more),
                        Numbers.text(LIMIT),
                        more.median() <= LIMIT ? "met" : "missed");
    }
}
