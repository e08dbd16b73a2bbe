package dev.actors.benchmarks.run;

import java.util.List;
import java.util.Map;

/**
 * What was measured side by side, as it is kept in a file.
 *
 * @param machine where and when
 * @param versions what took part, by the contender's key
 * @param missing who did not take part because it is not installed, by key
 * @param rows what was measured side by side
 */
public record Results(
        Machine machine, Map<String, String> versions, List<String> missing, List<Row> rows) {}
