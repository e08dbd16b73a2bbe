package dev.actors.benchmarks.report;

import dev.actors.benchmarks.mesh.MeshFigure;
import dev.actors.benchmarks.mesh.MeshResults;
import dev.actors.benchmarks.mesh.MeshRow;
import dev.actors.benchmarks.mesh.MeshSide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of two nodes beside two of Pekko Cluster. */
final class MeshTable {

    private final MeshResults results;

    private MeshTable(MeshResults results) {
        this.results = results;
    }

    static String of(MeshResults results) {
        return new MeshTable(results).text();
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "what",
                        "unit",
                        MeshSide.PEKKO.title(),
                        MeshSide.ACTORS.title(),
                        "times as good",
                        "target"));
        for (MeshFigure figure : MeshFigure.values()) {
            Optional<MeshRow> pekkoRow = row(figure, MeshSide.PEKKO);
            Optional<MeshRow> actorsRow = row(figure, MeshSide.ACTORS);
            Optional<Summary> pekko = pekkoRow.flatMap(MeshTable::summary);
            Optional<Summary> actors = actorsRow.flatMap(MeshTable::summary);
            rows.add(
                    List.of(
                            figure.title(),
                            figure.unit(),
                            pekkoRow.map(MeshTable::text).orElse("-"),
                            actorsRow.map(MeshTable::text).orElse("-"),
                            pekko.flatMap(peer -> actors.map(own -> ratio(figure, peer, own)))
                                    .orElse("-"),
                            actorsRow.map(MeshTable::target).orElse("missed")));
        }
        return Markdown.measuredOn(results.machine())
                + "\nPekko Cluster %s, JGroups %s under the mesh. Processes for each node: %d."
                        .formatted(results.pekko(), results.jgroups(), results.machine().forks())
                + "\n\n"
                + Markdown.table(rows);
    }

    private Optional<MeshRow> row(MeshFigure figure, MeshSide side) {
        return results.rows().stream()
                .filter(row -> row.figure() == figure && row.side() == side)
                .findFirst();
    }

    private static Optional<Summary> summary(MeshRow row) {
        return row.samples().isEmpty() ? Optional.empty() : Optional.of(Summary.of(row.samples()));
    }

    private static String text(MeshRow row) {
        String missed = "not within %d s".formatted(row.figure().patience().toSeconds());
        String median = summary(row).map(Markdown::median).orElse("");
        if (row.missed() == 0) {
            return median;
        }
        return median.isEmpty() ? missed : "%s, %s: %d".formatted(median, missed, row.missed());
    }

    private static String ratio(MeshFigure figure, Summary peer, Summary own) {
        double ratio = own.median() / peer.median();
        return "**" + Numbers.text(figure.moreIsBetter() ? ratio : 1 / ratio) + "**";
    }

    private static String target(MeshRow own) {
        MeshFigure figure = own.figure();
        if (Double.isNaN(figure.limit())) {
            return "-";
        }
        return "%s %s: %s"
                .formatted(
                        figure.moreIsBetter() ? "at least" : "at most",
                        Numbers.text(figure.limit()),
                        isMet(own) ? "met" : "missed");
    }

    private static boolean isMet(MeshRow own) {
        return own.missed() == 0
                && summary(own).filter(all -> own.figure().isMet(all.median())).isPresent();
    }
}
