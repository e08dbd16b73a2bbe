package dev.actors.benchmarks;

import dev.actors.benchmarks.inside.Cost;
import dev.actors.benchmarks.inside.Costs;
import dev.actors.benchmarks.report.Report;
import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Plan;
import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.run.SideBySide;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The program that runs all contenders side by side and writes the report.
 *
 * <p>Options: {@code --forks} (none to write the report anew), {@code --only} and {@code
 * --contenders} (regular expressions of workloads and contenders), {@code --seconds}, {@code
 * --docs} (the folder of {@code performance.md}) and {@code --drafts} (where the report of a run
 * goes that is not worth keeping).
 */
final class Benchmarks {

    private static final int COST_MILLIS = 250;

    static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Path docs = Path.of(options.get("docs"));
        int forks = (int) options.number("forks", 3);
        if (forks == 0) {
            Report.write(Report.read(docs), docs, docs);
            return;
        }
        double seconds = options.number("seconds", 1);
        Plan plan =
                Plan.of(
                        forks,
                        options.get("only"),
                        options.get("contenders"),
                        Duration.ofMillis((long) (1_000 * seconds)));
        Machine machine = Machine.here(forks, seconds);
        SideBySide peers = SideBySide.run(plan, Fork.class, machine.commit(), IO::println);
        List<Cost> costs = plan.isWhole() ? Costs.measure(forks, COST_MILLIS) : List.of();
        Path folder = plan.isForTheRecord() ? docs : Path.of(options.get("drafts"));
        Report.write(
                new Results(machine, peers.versions(), peers.missing(), peers.rows(), costs),
                docs,
                folder);
        IO.println("The report is in " + folder.resolve("performance.md"));
        System.exit(0);
    }

    private Benchmarks() {}
}
