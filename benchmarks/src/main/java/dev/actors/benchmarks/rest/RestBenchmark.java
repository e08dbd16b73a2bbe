package dev.actors.benchmarks.rest;

import dev.actors.benchmarks.run.Machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures the REST protocol beside a controller written by hand.
 *
 * <p>Each fork has a process for each side, so that the code of one is not compiled for what the
 * other does. Both are warmed up; then wrk drives them in turn, a slice of some seconds each, so
 * that what the machine does meanwhile hits both.
 */
public final class RestBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int SLICES = 3;

    private final Wrk wrk;
    private final int seconds;
    private final Consumer<String> log;
    private final Map<RestWorkload, Map<Side, List<RestSample>>> samples =
            new EnumMap<>(RestWorkload.class);

    private RestBenchmark(Wrk wrk, int seconds, Consumer<String> log) {
        this.wrk = wrk;
        this.seconds = seconds;
        this.log = log;
    }

    /**
     * Measures.
     *
     * @param machine where, with the number of forks
     * @param log is told of each figure, and if wrk is missing
     * @return what was measured
     * @throws IOException if a process cannot be started, or fails
     * @throws InterruptedException if the thread was interrupted
     */
    public static RestResults run(Machine machine, Consumer<String> log)
            throws IOException, InterruptedException {
        Optional<Wrk> wrk = Wrk.find();
        if (wrk.isEmpty()) {
            log.accept("Missing, since it is not installed: wrk");
            return new RestResults(machine, "", CONNECTIONS, List.of());
        }
        RestBenchmark benchmark =
                new RestBenchmark(
                        wrk.get(), Math.max(1, (int) Math.round(2 * machine.seconds())), log);
        for (int fork = 0; fork < machine.forks(); fork++) {
            benchmark.fork(fork + 1);
        }
        return new RestResults(machine, wrk.get().version(), CONNECTIONS, benchmark.rows());
    }

    private void fork(int fork) throws IOException, InterruptedException {
        try (Server hand = Server.start(Side.HAND);
                Server actors = Server.start(Side.ACTORS)) {
            for (RestWorkload workload : RestWorkload.values()) {
                for (int slice = -workload.warmUps(); slice < SLICES; slice++) {
                    RestSample byHand = slice(hand, Side.HAND, workload);
                    RestSample byActors = slice(actors, Side.ACTORS, workload);
                    if (slice >= 0) {
                        keep(fork, workload, Side.HAND, byHand);
                        keep(fork, workload, Side.ACTORS, byActors);
                    }
                }
            }
        }
    }

    private RestSample slice(Server server, Side side, RestWorkload workload)
            throws IOException, InterruptedException {
        return wrk.run(server.port(), side, workload, CONNECTIONS, seconds);
    }

    private void keep(int fork, RestWorkload workload, Side side, RestSample sample) {
        log.accept(
                "Fork %d, %s, %s: %.0f/s, p50 %.2f ms, p99 %.2f ms"
                        .formatted(
                                fork,
                                workload.key(),
                                side.title(),
                                sample.rate(),
                                sample.p50(),
                                sample.p99()));
        samples.computeIfAbsent(workload, _ -> new EnumMap<>(Side.class))
                .computeIfAbsent(side, _ -> new ArrayList<>())
                .add(sample);
    }

    private List<RestRow> rows() {
        List<RestRow> rows = new ArrayList<>();
        samples.forEach(
                (workload, sides) ->
                        sides.forEach(
                                (side, measured) ->
                                        rows.add(new RestRow(workload, side, measured))));
        return rows;
    }
}
