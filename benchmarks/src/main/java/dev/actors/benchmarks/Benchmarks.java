package dev.actors.benchmarks;

import dev.actors.benchmarks.dashboard.DashboardBenchmark;
import dev.actors.benchmarks.inside.CostResults;
import dev.actors.benchmarks.inside.Costs;
import dev.actors.benchmarks.mesh.MeshBenchmark;
import dev.actors.benchmarks.report.Measured;
import dev.actors.benchmarks.report.Report;
import dev.actors.benchmarks.rest.RestBenchmark;
import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Plan;
import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.run.SideBySide;
import dev.actors.benchmarks.startup.StartupBenchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The program that runs all contenders side by side and writes the report.
 *
 * <p>Options: {@code --forks} (none to write the report anew), {@code --only} and {@code
 * --contenders} (regular expressions of workloads and contenders), {@code --seconds}, {@code
 * --docs} (the folder of {@code performance.md}), {@code --drafts} (where the report of a run goes
 * that is not worth keeping) and {@code --startup} (where the empty application was built).
 */
final class Benchmarks {

    private static final int COST_MILLIS = 250;

    static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        Path docs = Path.of(options.get("docs"));
        int forks = (int) options.number("forks", 3);
        Measured measured = Measured.read(docs);
        if (forks == 0) {
            Report.write(measured, docs, docs);
            return;
        }
        double seconds = options.number("seconds", 1);
        Plan plan =
                Plan.of(
                        forks,
                        options.get("only"),
                        options.get("contenders"),
                        Duration.ofMillis((long) (1_000 * seconds)));
        Path folder = plan.isForTheRecord() ? docs : Path.of(options.get("drafts"));
        Machine machine = Machine.here(forks, seconds);
        Path startup = Path.of(options.get("startup"));
        Report.write(measure(plan, measured, machine, startup), docs, folder);
        IO.println("The report is in " + folder.resolve("performance.md"));
        System.exit(0);
    }

    /** What is not measured anew stays as it was. */
    private static Measured measure(Plan plan, Measured before, Machine machine, Path startup)
            throws IOException, InterruptedException {
        Measured measured = before;
        if (!plan.workloads().isEmpty()) {
            SideBySide peers = SideBySide.run(plan, Fork.class, machine.commit(), IO::println);
            measured =
                    measured.withPeers(
                            new Results(machine, peers.versions(), peers.missing(), peers.rows()));
        }
        if (plan.http()) {
            measured = measured.withRest(RestBenchmark.run(machine, IO::println));
        }
        if (plan.mesh()) {
            measured = measured.withMesh(MeshBenchmark.run(machine, IO::println));
        }
        if (plan.startup()) {
            measured = measured.withStartup(StartupBenchmark.run(machine, startup, IO::println));
        }
        if (plan.dashboard()) {
            measured = measured.withDashboard(DashboardBenchmark.run(machine, IO::println));
        }
        if (plan.inside()) {
            measured =
                    measured.withInside(
                            new CostResults(machine, Costs.measure(machine.forks(), COST_MILLIS)));
        }
        return measured;
    }

    private Benchmarks() {}
}
