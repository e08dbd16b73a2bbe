package dev.actors.benchmarks.report;

import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.run.Row;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report: results as JSON, a text with tables, and plots. */
public final class Report {

    private static final String TEXT = "performance.md";
    private static final String FOLDER = "performance";
    private static final String RESULTS = "results.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Report() {}

    /**
     * Writes the report.
     *
     * @param results what was measured
     * @param docs the folder of the text whose generated blocks are filled anew
     * @param folder where it is written
     * @throws IOException if it cannot be written
     */
    public static void write(Results results, Path docs, Path folder) throws IOException {
        Path details = Files.createDirectories(folder.resolve(FOLDER));
        Files.writeString(details.resolve(RESULTS), json(results));
        Map<String, String> plots = Charts.draw(new Figures(results));
        for (Map.Entry<String, String> plot : plots.entrySet()) {
            Files.writeString(details.resolve(plot.getKey() + ".svg"), plot.getValue());
        }
        Tables tables = new Tables(results);
        Map<String, String> blocks =
                Map.of(
                        "machine", tables.machine(),
                        "medians", tables.medians(),
                        "ratios", tables.ratios(),
                        "limits", tables.limits(),
                        "costs", tables.costs(),
                        "plots", images(plots));
        Files.writeString(
                folder.resolve(TEXT), Document.fill(Files.readString(docs.resolve(TEXT)), blocks));
    }

    private static String images(Map<String, String> plots) {
        return plots.keySet().stream()
                .map(key -> "![%s](%s/%s.svg)".formatted(key, FOLDER, key))
                .collect(Collectors.joining("\n\n"));
    }

    /** A row for each line. */
    private static String json(Results results) {
        String rows =
                results.rows().stream()
                        .map(JSON::writeValueAsString)
                        .collect(Collectors.joining(",\n"));
        String head =
                JSON.writeValueAsString(
                        new Results(
                                results.machine(),
                                results.versions(),
                                results.missing(),
                                List.<Row>of(),
                                results.costs()));
        return head.replace("\"rows\":[]", "\"rows\":[\n" + rows + "\n]") + "\n";
    }

    /**
     * Reads the results of a report.
     *
     * @param folder where it was written
     * @return what was measured
     * @throws IOException if it cannot be read
     */
    public static Results read(Path folder) throws IOException {
        return JSON.readValue(
                Files.readString(folder.resolve(FOLDER).resolve(RESULTS)), Results.class);
    }
}
