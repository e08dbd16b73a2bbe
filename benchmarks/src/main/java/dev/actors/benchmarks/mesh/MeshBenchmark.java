package dev.actors.benchmarks.mesh;

import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures two nodes beside two of Pekko Cluster.
 *
 * <p>Each fork has two processes for each side, and two more within TLS. They are warmed up, and
 * take turns, a slice of half a second each, so that what the machine does meanwhile hits both.
 * What is waited for without computing (lost nodes) is measured of all at the same time.
 */
public final class MeshBenchmark {

    private static final int SLICES = 3;

    /** Until the compiler has done most of its work. */
    private static final int WARM_UPS = 10;

    /** Until it has done so for another kind of message. */
    private static final int FEW_WARM_UPS = 2;

    private final Duration slice;
    private final Consumer<String> log;
    private final List<Sample> samples = new ArrayList<>();

    private MeshBenchmark(Duration slice, Consumer<String> log) {
        this.slice = slice;
        this.log = log;
    }

    private record Sample(MeshFigure figure, MeshSide side, OptionalDouble value) {}

    /**
     * Measures.
     *
     * @param machine where, with the number of forks
     * @param log is told of each figure
     * @return what was measured
     * @throws IOException if a process cannot be started, or fails
     * @throws InterruptedException if the thread was interrupted
     */
    public static MeshResults run(Machine machine, Consumer<String> log)
            throws IOException, InterruptedException {
        MeshBenchmark benchmark =
                new MeshBenchmark(Duration.ofMillis((long) (500 * machine.seconds())), log);
        try (Scratch scratch = Scratch.make("mesh")) {
            Path certificate = Certificate.make(scratch.folder());
            for (int fork = 0; fork < machine.forks(); fork++) {
                benchmark.fork(certificate);
            }
        }
        return new MeshResults(
                machine, version("pekko-cluster_2.13"), version("jgroups"), benchmark.rows());
    }

    private static String version(String library) {
        Matcher jar =
                Pattern.compile(Pattern.quote(library) + "-(\\d[\\w.]*)\\.jar")
                        .matcher(System.getProperty("java.class.path"));
        return jar.find() ? jar.group(1) : "";
    }

    private void fork(Path certificate) throws IOException, InterruptedException {
        try (MeshPair pekko = MeshPair.start(MeshSide.PEKKO, Optional.empty());
                MeshPair actors = MeshPair.start(MeshSide.ACTORS, Optional.empty());
                MeshPair pekkoTls = MeshPair.start(MeshSide.PEKKO, Optional.of(certificate));
                MeshPair actorsTls = MeshPair.start(MeshSide.ACTORS, Optional.of(certificate))) {
            List<MeshPair> plain = List.of(pekko, actors);
            List<MeshPair> tls = List.of(pekkoTls, actorsTls);
            for (MeshPair pair : List.of(pekko, actors, pekkoTls, actorsTls)) {
                pair.meet();
            }
            flood(plain, "records", MeshFigure.RECORDS, WARM_UPS);
            flood(tls, "records", MeshFigure.RECORDS_TLS, WARM_UPS);
            flood(plain, "bytes", MeshFigure.BYTES, FEW_WARM_UPS);
            flood(tls, "bytes", MeshFigure.BYTES_TLS, FEW_WARM_UPS);
            ask(plain, MeshFigure.ASK_P50, MeshFigure.ASK_P99);
            ask(tls, MeshFigure.ASK_TLS_P50, MeshFigure.ASK_TLS_P99);
            lose(plain, tls);
        }
    }

    private void flood(List<MeshPair> pairs, String what, MeshFigure figure, int warmUps)
            throws IOException, InterruptedException {
        for (int i = -warmUps; i < SLICES; i++) {
            for (MeshPair pair : pairs) {
                double rate = pair.flood(what, slice);
                if (i >= 0) {
                    keep(figure, pair, OptionalDouble.of(rate));
                }
            }
        }
    }

    private void ask(List<MeshPair> pairs, MeshFigure p50, MeshFigure p99)
            throws IOException, InterruptedException {
        for (int i = -FEW_WARM_UPS; i < SLICES; i++) {
            for (MeshPair pair : pairs) {
                double[] latencies = pair.ask(slice);
                if (i >= 0) {
                    keep(p50, pair, OptionalDouble.of(latencies[0]));
                    keep(p99, pair, OptionalDouble.of(latencies[1]));
                }
            }
        }
    }

    private void lose(List<MeshPair> stopped, List<MeshPair> killed)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (MeshPair pair : killed) {
                all.add(
                        threads.submit(
                                () -> {
                                    keep(MeshFigure.KILL, pair, pair.kill());
                                    return pair;
                                }));
            }
            for (MeshPair pair : stopped) {
                all.add(
                        threads.submit(
                                () -> {
                                    keep(MeshFigure.STOP, pair, pair.stop());
                                    keep(MeshFigure.HEAL, pair, pair.heal());
                                    return pair;
                                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A node that was lost could not be measured", e);
        }
    }

    private synchronized void keep(MeshFigure figure, MeshPair pair, OptionalDouble sample) {
        log.accept(
                "%s, %s: %s %s"
                        .formatted(
                                figure.title(),
                                pair.side().title(),
                                sample.isPresent() ? sample.getAsDouble() : "not",
                                figure.unit()));
        samples.add(new Sample(figure, pair.side(), sample));
    }

    private List<MeshRow> rows() {
        List<MeshRow> rows = new ArrayList<>();
        for (MeshFigure figure : MeshFigure.values()) {
            for (MeshSide side : MeshSide.values()) {
                rows.add(row(figure, side));
            }
        }
        return rows;
    }

    private MeshRow row(MeshFigure figure, MeshSide side) {
        List<OptionalDouble> all =
                samples.stream()
                        .filter(sample -> sample.figure() == figure && sample.side() == side)
                        .map(Sample::value)
                        .toList();
        List<Double> values = all.stream().flatMapToDouble(OptionalDouble::stream).boxed().toList();
        return new MeshRow(figure, side, values, all.size() - values.size());
    }
}
