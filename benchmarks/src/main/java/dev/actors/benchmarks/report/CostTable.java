package dev.actors.benchmarks.report;

import dev.actors.benchmarks.inside.Cost;
import dev.actors.benchmarks.inside.CostResults;

import java.util.ArrayList;
import java.util.List;

/** The table of what things cost inside one virtual machine. */
final class CostTable {

    private CostTable() {}

    static String of(CostResults results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("what", "ns", "99.9% confidence"));
        for (Cost cost : results.costs()) {
            rows.add(
                    List.of(
                            cost.title(),
                            "**" + Numbers.text(cost.nanos()) + "**",
                            "± " + Numbers.text(cost.error())));
        }
        return Markdown.measuredOn(results.machine()) + "\n\n" + Markdown.table(rows);
    }
}
