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
            Optional<Summary> pekko = summary(figure, MeshSide.PEKKO);
            Optional<Summary> actors = summary(figure, MeshSide.ACTORS);
            rows.add(
                    List.of(
                            figure.title(),
                            figure.unit(),
                            pekko.map(Markdown::median).orElse("not within 8 s"),
                            actors.map(Markdown::median).orElse("not within 8 s"),
                            pekko.flatMap(peer -> actors.map(own -> ratio(figure, peer, own)))
                                    .orElse("-"),
                            actors.map(own -> target(figure, own)).orElse("missed")));
        }
        return Markdown.measuredOn(results.machine())
                + "\nPekko Cluster %s, JGroups %s under the mesh. Processes for each node: %d."
                        .formatted(results.pekko(), results.jgroups(), results.machine().forks())
                + "\n\n"
                + Markdown.table(rows);
    }

    private Optional<Summary> summary(MeshFigure figure, MeshSide side) {
        List<Double> samples =
                results.rows().stream()
                        .filter(row -> row.figure() == figure && row.side() == side)
                        .map(MeshRow::samples)
                        .flatMap(List::stream)
                        .toList();
        return samples.isEmpty() ? Optional.empty() : Optional.of(Summary.of(samples));
    }

    private static String ratio(MeshFigure figure, Summary peer, Summary own) {
        double ratio = own.median() / peer.median();
        return "**" + Numbers.text(figure.moreIsBetter() ? ratio : 1 / ratio) + "**";
    }

    private static String target(MeshFigure figure, Summary own) {
        if (Double.isNaN(figure.limit())) {
            return "-";
        }
        return "%s %s: %s"
                .formatted(
                        figure.moreIsBetter() ? "at least" : "at most",
                        Numbers.text(figure.limit()),
                        figure.isMet(own.median()) ? "met" : "missed");
    }
}
