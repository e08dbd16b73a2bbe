package dev.actors.benchmarks.report;

import dev.actors.benchmarks.dashboard.DashboardResults;
import dev.actors.benchmarks.dashboard.DashboardRow;
import dev.actors.benchmarks.dashboard.Load;
import dev.actors.benchmarks.dashboard.Watching;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The table of what it costs a node to be watched. */
final class DashboardTable {

    /** The part of its messages that a node still handles when it is watched. */
    private static final double FLOOR = 0.98;

    private final DashboardResults results;

    private DashboardTable(DashboardResults results) {
        this.results = results;
    }

    static String of(DashboardResults results) {
        return new DashboardTable(results).text();
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "messages",
                        "who watches",
                        "handled/s",
                        "processors used",
                        "handled / by nobody watched"));
        for (Load load : Load.values()) {
            for (Watching watching : Watching.values()) {
                DashboardRow row = row(load, watching);
                rows.add(
                        List.of(
                                load.title(),
                                watching.title(),
                                Markdown.median(Summary.of(row.handled())),
                                Markdown.median(Summary.of(row.processors())),
                                watching == Watching.NOBODY ? "-" : part(load, row)));
            }
        }
        return Markdown.measuredOn(results.machine()) + "\n\n" + Markdown.table(rows);
    }

    private DashboardRow row(Load load, Watching watching) {
        return results.rows().stream()
                .filter(row -> row.load() == load && row.watching() == watching)
                .findFirst()
                .orElseThrow();
    }

    /** Of what was handled in the same round while nobody watched. */
    private String part(Load load, DashboardRow row) {
        List<Double> unwatched = row(load, Watching.NOBODY).handled();
        double part =
                Summary.of(
                                IntStream.range(0, unwatched.size())
                                        .mapToObj(
                                                round ->
                                                        row.handled().get(round)
                                                                / unwatched.get(round))
                                        .toList())
                        .median();
        String text = "**" + Numbers.text(part) + "**";
        return switch (load) {
            case PACED ->
                    text
                            + " (at least %s: %s)"
                                    .formatted(
                                            Numbers.text(FLOOR), part >= FLOOR ? "met" : "missed");
            case SATURATED -> text;
        };
    }
}
