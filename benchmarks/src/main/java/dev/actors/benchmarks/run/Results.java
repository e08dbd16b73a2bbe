package dev.actors.benchmarks.run;

import dev.actors.benchmarks.inside.Cost;

import java.util.List;
import java.util.Map;

/**
 * Everything that was measured, as it is kept in a file.
 *
 * @param machine where and when
 * @param versions what took part, by the contender's key
 * @param missing who did not take part because it is not installed, by key
 * @param rows what was measured side by side
 * @param costs what was measured inside one virtual machine
 */
public record Results(
        Machine machine,
        Map<String, String> versions,
        List<String> missing,
        List<Row> rows,
        List<Cost> costs) {}
