package dev.actors.benchmarks.report;

import dev.actors.benchmarks.run.Machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What all tables of the report have in common. */
final class Markdown {

    private Markdown() {}

    /** A table whose first row is the head. */
    static String table(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add(1, "| --- ".repeat(Objects.requireNonNull(rows.getFirst()).size()) + "|");
        return String.join("\n", lines);
    }

    /** A median with the range of the middle half. */
    static String median(Summary summary) {
        return "**%s** (%s to %s)"
                .formatted(
                        Numbers.text(summary.median()),
                        Numbers.text(summary.low()),
                        Numbers.text(summary.high()));
    }

    /** When and where. */
    static String measuredOn(Machine machine) {
        return "Measured on %s at commit %s: %s, %d cores, %d GiB, %s."
                .formatted(
                        machine.date(),
                        machine.commit(),
                        machine.system(),
                        machine.cores(),
                        machine.memory(),
                        machine.java());
    }
}
