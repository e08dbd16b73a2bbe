package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Workload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs contenders side by side: all of them at one workload, then at the next, and all workloads
 * again for each fork, in an order of contenders that rotates. What the machine does meanwhile hits
 * them all.
 */
final class Suite {

    private final Plan plan;
    private final Map<Contender, Host> hosts;
    private final int port;
    private final Consumer<String> log;
    private final Map<Workload, Map<Contender, Row>> rows = new EnumMap<>(Workload.class);

    Suite(Plan plan, Map<Contender, Host> hosts, int port, Consumer<String> log) {
        this.plan = plan;
        this.hosts = hosts;
        this.port = port;
        this.log = log;
    }

    /** Runs everything, and gives the rows by workload, in the contenders' order. */
    List<Row> run() throws IOException, InterruptedException {
        for (int fork = 0; fork < plan.forks(); fork++) {
            List<Contender> order = new ArrayList<>(plan.contenders());
            Collections.rotate(order, -fork);
            for (Workload workload : plan.workloads()) {
                for (Contender contender : order) {
                    Host host = hosts.get(contender);
                    if (host != null && contender.carriesOut(workload)) {
                        run(fork, workload, contender, host);
                    }
                }
            }
        }
        return rows.values().stream()
                .flatMap(byContender -> byContender.values().stream())
                .toList();
    }

    private void run(int fork, Workload workload, Contender contender, Host host)
            throws IOException, InterruptedException {
        Row row =
                rows.computeIfAbsent(workload, _ -> new EnumMap<>(Contender.class))
                        .computeIfAbsent(
                                contender,
                                _ ->
                                        new Row(
                                                workload.key(),
                                                contender.key(),
                                                new ArrayList<>(),
                                                new ArrayList<>()));
        String what = "Fork " + (fork + 1) + ", " + workload.key() + ", " + contender.key() + ": ";
        if (row.failures().contains(Subprocess.overstay(plan.patience()))) { // it would again
            log.accept(what + "not tried again");
            return;
        }
        Terms terms = new Terms(plan.time(), plan.time(), plan.samples(), 1, port);
        Subprocess process = Subprocess.run(host.command(workload, terms), plan.patience());
        if (process.hasSucceeded()) {
            List<Double> figures = host.figures(process.lines(), workload.unit());
            row.samples().addAll(figures);
            log.accept(what + figures + " " + workload.unit().symbol());
        } else {
            row.failures().add(process.failure());
            log.accept(what + process.failure());
        }
    }
}
