package dev.actors.benchmarks.report;

import dev.actors.benchmarks.rest.RestResults;
import dev.actors.benchmarks.rest.RestRow;
import dev.actors.benchmarks.rest.RestSample;
import dev.actors.benchmarks.rest.RestWorkload;
import dev.actors.benchmarks.rest.Side;

import java.util.ArrayList;
import java.util.List;

/** The table of the REST protocol beside a controller written by hand. */
final class RestTable {

    /** How far either figure of a POST may be behind. */
    private static final double TOLERANCE = 0.1;

    private final RestResults results;

    /** A column of what wrk measures. */
    private enum Figure {
        RATE("requests/s"),
        P50("p50, ms"),
        P99("p99, ms");

        private final String title;

        Figure(String title) {
            this.title = title;
        }

        double of(RestSample sample) {
            return switch (this) {
                case RATE -> sample.rate();
                case P50 -> sample.p50();
                case P99 -> sample.p99();
            };
        }
    }

    private RestTable(RestResults results) {
        this.results = results;
    }

    static String of(RestResults results) {
        return results.wrk().isEmpty()
                ? "**Missing, since it is not installed: wrk.**"
                : new RestTable(results).text();
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "request",
                        "figure",
                        Side.HAND.title(),
                        Side.ACTORS.title(),
                        "actors / by hand"));
        for (RestWorkload workload : RestWorkload.values()) {
            for (Figure figure : Figure.values()) {
                Summary hand = summary(workload, Side.HAND, figure);
                Summary actors = summary(workload, Side.ACTORS, figure);
                rows.add(
                        List.of(
                                workload.title(),
                                figure.title,
                                Markdown.median(hand),
                                Markdown.median(actors),
                                ratio(workload, figure, actors.median() / hand.median())));
            }
        }
        return Markdown.measuredOn(results.machine())
                + "\nBy %s with %d connections, which shares the cores with the server. Processes for each side: %d."
                        .formatted(results.wrk(), results.connections(), results.machine().forks())
                + "\n\n"
                + Markdown.table(rows);
    }

    private Summary summary(RestWorkload workload, Side side, Figure figure) {
        return Summary.of(
                results.rows().stream()
                        .filter(row -> row.workload() == workload && row.side() == side)
                        .map(RestRow::samples)
                        .flatMap(List::stream)
                        .map(figure::of)
                        .toList());
    }

    private static String ratio(RestWorkload workload, Figure figure, double ratio) {
        String text = "**" + Numbers.text(ratio) + "**";
        if (workload == RestWorkload.ASK) {
            return text;
        }
        return switch (figure) {
            case RATE -> text + limit("at least", 1 - TOLERANCE, ratio >= 1 - TOLERANCE);
            case P50 -> text;
            case P99 -> text + limit("at most", 1 + TOLERANCE, ratio <= 1 + TOLERANCE);
        };
    }

    private static String limit(String how, double limit, boolean met) {
        return " (%s %s: %s)".formatted(how, Numbers.text(limit), met ? "met" : "missed");
    }
}
