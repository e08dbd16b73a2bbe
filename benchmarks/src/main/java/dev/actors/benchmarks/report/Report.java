package dev.actors.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The report: what was measured as JSON, a text with tables, and plots. */
public final class Report {

    private static final String TEXT = "performance.md";

    private Report() {}

    /**
     * Writes the report.
     *
     * @param measured what was measured
     * @param docs the folder of the text whose generated blocks are filled anew
     * @param folder where it is written
     * @throws IOException if it cannot be written
     */
    public static void write(Measured measured, Path docs, Path folder) throws IOException {
        measured.write(folder);
        Map<String, String> plots = Charts.draw(new Figures(measured.peers()));
        for (Map.Entry<String, String> plot : plots.entrySet()) {
            Files.writeString(
                    Measured.details(folder).resolve(plot.getKey() + ".svg"), plot.getValue());
        }
        Tables tables = new Tables(measured.peers());
        Map<String, String> blocks =
                Map.of(
                        "machine", tables.machine(),
                        "medians", tables.medians(),
                        "ratios", tables.ratios(),
                        "limits", tables.limits(),
                        "costs", CostTable.of(measured.inside()),
                        "rest", RestTable.of(measured.rest()),
                        "mesh", MeshTable.of(measured.mesh()),
                        "startup", StartupTable.of(measured.startup()),
                        "dashboard", DashboardTable.of(measured.dashboard()),
                        "plots", images(plots, Measured.details(folder).getFileName()));
        Files.writeString(
                folder.resolve(TEXT), Document.fill(Files.readString(docs.resolve(TEXT)), blocks));
    }

    private static String images(Map<String, String> plots, Path details) {
        return plots.keySet().stream()
                .map(key -> "![%s](%s/%s.svg)".formatted(key, details, key))
                .collect(Collectors.joining("\n\n"));
    }
}
