package dev.actors.benchmarks.report;

import dev.actors.benchmarks.report.Target.AtMost;
import dev.actors.benchmarks.report.Target.TimesAsFast;
import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.run.Row;
import dev.actors.benchmarks.workload.Workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the report, in Markdown. */
final class Tables {

    private static final List<Contender> PEERS =
            List.of(Contender.PEKKO, Contender.ERLANG, Contender.CAJUN);

    private final Results results;
    private final Figures figures;

    Tables(Results results) {
        this.results = results;
        this.figures = new Figures(results);
    }

    /** Where and when it was measured, and who took part. */
    String machine() {
        Machine machine = results.machine();
        List<String> lines = new ArrayList<>();
        lines.add(Markdown.measuredOn(machine));
        lines.add(
                "Processes for each contender and workload: %d, each warmed up for at most %s s and measured for about %s s."
                        .formatted(
                                machine.forks(),
                                Numbers.text(machine.seconds()),
                                Numbers.text(machine.seconds())));
        lines.add(
                "Peers: "
                        + figures.contenders().stream()
                                .filter(contender -> !contender.isOurs())
                                .filter(peer -> results.versions().containsKey(peer.key()))
                                .map(
                                        peer ->
                                                "%s (%s)"
                                                        .formatted(
                                                                peer.title(),
                                                                results.versions().get(peer.key())))
                                .collect(Collectors.joining(", "))
                        + ".");
        results.missing()
                .forEach(
                        key ->
                                lines.add(
                                        "**Missing, since it is not installed: "
                                                + Contender.of(key).title()
                                                + ".**"));
        return String.join("\n", lines);
    }

    /** The medians and quartiles of all contenders. */
    String medians() {
        List<Contender> contenders = figures.contenders();
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                Stream.concat(
                                Stream.of("workload", "unit"),
                                contenders.stream().map(Contender::title))
                        .toList());
        for (Workload workload : figures.workloads()) {
            List<String> row = new ArrayList<>();
            row.add(workload.title());
            row.add(
                    workload.unit().symbol()
                            + (workload.unit().higherIsBetter() ? ", more is better" : ""));
            contenders.forEach(contender -> row.add(median(workload, contender)));
            rows.add(row);
        }
        return Markdown.table(rows);
    }

    private String median(Workload workload, Contender contender) {
        if (results.missing().contains(contender.key())) {
            return "missing";
        }
        Optional<Row> row = figures.row(workload, contender);
        Optional<Summary> summary = figures.summary(workload, contender);
        if (summary.isPresent()) {
            return Markdown.median(summary.get());
        }
        return row.map(it -> it.failures().getFirst()).orElse("-");
    }

    /** How this project's styles stand to the peers, and to the targets. */
    String ratios() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                Stream.concat(
                                Stream.of("workload", "style"),
                                PEERS.stream().map(peer -> "times as fast as " + peer.title()))
                        .toList());
        for (Workload workload : figures.workloads()) {
            for (Contender style : Contender.values()) {
                if (style.isOurs() && figures.summary(workload, style).isPresent()) {
                    List<String> row = new ArrayList<>();
                    row.add(workload.title());
                    row.add(style.title());
                    PEERS.forEach(peer -> row.add(ratio(workload, style, peer)));
                    rows.add(row);
                }
            }
        }
        return Markdown.table(rows);
    }

    private String ratio(Workload workload, Contender style, Contender peer) {
        OptionalDouble ratio = figures.timesAsFast(workload, style, peer);
        if (ratio.isEmpty()) {
            return "-";
        }
        String text = "**" + Numbers.text(ratio.getAsDouble()) + "**";
        return Targets.all().stream()
                .filter(
                        target ->
                                target instanceof TimesAsFast times
                                        && times.workload() == workload
                                        && times.style() == style
                                        && times.peer() == peer)
                .map(target -> text + verdict((TimesAsFast) target, ratio.getAsDouble()))
                .findFirst()
                .orElse(text);
    }

    private static String verdict(TimesAsFast target, double ratio) {
        String floor = Numbers.text(target.floor());
        String goal = target.goal() > target.floor() ? ", goal " + Numbers.text(target.goal()) : "";
        return " (floor %s%s: %s)"
                .formatted(
                        floor,
                        goal,
                        ratio < target.floor()
                                ? "missed"
                                : ratio < target.goal() ? "met, goal missed" : "met");
    }

    /** How this project's styles stand to the targets that no peer has a part in. */
    String limits() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("workload", "style", "median", "at most", ""));
        for (Target target : Targets.all()) {
            if (target instanceof AtMost limit) {
                figures.summary(limit.workload(), limit.style())
                        .ifPresent(summary -> rows.add(limit(limit, summary)));
            }
        }
        return Markdown.table(rows);
    }

    private static List<String> limit(AtMost limit, Summary summary) {
        String unit = " " + limit.workload().unit().symbol();
        return List.of(
                limit.workload().title(),
                limit.style().title(),
                "**" + Numbers.text(summary.median()) + "**" + unit,
                Numbers.text(limit.limit()) + unit,
                summary.median() <= limit.limit() ? "met" : "missed");
    }
}
