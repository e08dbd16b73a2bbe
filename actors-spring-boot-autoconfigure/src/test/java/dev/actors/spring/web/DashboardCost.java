package dev.actors.spring.web;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures what it costs a node of 100,000 actors to be watched: the messages per second, and the
 * processor's time, with and without somebody who watches, in turns within one run. It is run by
 * hand, on a machine that does nothing else; docs/dashboard.md has what came of it.
 */
final class DashboardCost {

    private static final int ACTORS = 100_000;
    private static final int PER_SECOND = 50_000;
    private static final int TOKENS = 256;
    private static final int ROUNDS = 5;
    private static final long ROUND_MILLIS = 3_000;
    private static final String API = "/actors/dashboard/api/";

    private static final List<String> WATCHED =
            List.of("", "?view=overview", "?view=actors&sort=messages&order=desc", "?view=flow");

    private final LongAdder handled = new LongAdder();
    private final Address[] actors = new Address[ACTORS];
    private volatile boolean wandering;

    private DashboardCost() {}

    /**
     * Runs it.
     *
     * @param args {@code saturated} to have all processors busy; otherwise 50,000 messages a second
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        boolean saturated = List.of(args).contains("saturated");
        try (TestServer server = TestServer.start("management.observations.enable.actors=false")) {
            DashboardCost cost = new DashboardCost();
            cost.spawn(server.node());
            requests(server.http());
            cost.wandering = saturated;
            Thread load = Thread.ofPlatform().daemon().start(() -> cost.load(server.node()));
            Map<String, double[]> rates = new LinkedHashMap<>();
            Map<String, double[]> processor = new LinkedHashMap<>();
            WATCHED.forEach(view -> rates.put(view, new double[ROUNDS]));
            WATCHED.forEach(view -> processor.put(view, new double[ROUNDS]));
            for (int round = -1; round < ROUNDS; round++) {
                for (String view : WATCHED) {
                    double[] figures = cost.round(server, view);
                    if (round >= 0) {
                        rates.get(view)[round] = figures[0];
                        processor.get(view)[round] = figures[1];
                    }
                }
            }
            load.interrupt();
            report(rates, processor);
        }
        System.exit(0);
    }

    private void spawn(Node node) {
        for (int i = 0; i < ACTORS; i++) {
            ActorSpec spec =
                    ActorSpec.behavior(
                                    Behavior.of(
                                            Integer.class,
                                            (self, message) -> {
                                                handled.increment();
                                                if (wandering) {
                                                    self.send(any(), message);
                                                }
                                                return Behavior.same();
                                            }))
                            .behaviorName("worker-" + i % 10);
            actors[i] = node.spawn(i % 2 == 0 ? spec : spec.name("actor-" + i));
        }
    }

    private Address any() {
        return actors[ThreadLocalRandom.current().nextInt(ACTORS)];
    }

    private void load(Node node) {
        if (wandering) {
            for (int i = 0; i < TOKENS; i++) {
                node.send(any(), i);
            }
            return;
        }
        long start = System.nanoTime();
        long sent = 0;
        while (!Thread.currentThread().isInterrupted()) {
            long due = (System.nanoTime() - start) / 1_000 * PER_SECOND / 1_000_000;
            for (; sent < due; sent++) {
                node.send(any(), 1);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private double[] round(TestServer server, String view) throws Exception {
        EventClient client =
                view.isEmpty() ? null : EventClient.openPath(server, API + "stream" + view);
        Thread reader =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (client != null && client.nextBlock() != null) {}
                                });
        TimeUnit.MILLISECONDS.sleep(1_500);
        long before = handled.sum();
        long processorBefore = processorNanos();
        long start = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] figures = {
            (handled.sum() - before) / seconds, (processorNanos() - processorBefore) / 1e9 / seconds
        };
        if (client != null) {
            reader.setUncaughtExceptionHandler((_, _) -> {});
            client.reset();
        }
        return figures;
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @SuppressWarnings("SystemOut")
    private static void requests(Http http) {
        List<String> paths =
                List.of(
                        "actors",
                        "actors?sort=name&page=700",
                        "actors?sort=messages&order=desc",
                        "actors?sort=mailbox&order=desc&page=1000",
                        "actors?q=ctor-99",
                        "actors?status=waiting&sort=restarts&order=desc",
                        "tree",
                        "overview");
        for (String path : paths) {
            double[] millis = new double[40];
            for (int i = 0; i < millis.length; i++) {
                long start = System.nanoTime();
                Http.Answer answer = http.get(API + path);
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (answer.status() != 200) {
                    throw new IllegalStateException(answer.text());
                }
            }
            double[] warm = Arrays.copyOfRange(millis, 10, millis.length);
            Arrays.sort(warm);
            System.out.printf(
                    "%-50s median %6.1f ms, largest %6.1f ms%n",
                    path, warm[warm.length / 2], warm[warm.length - 1]);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void report(Map<String, double[]> rates, Map<String, double[]> processor) {
        double none = median(rates.get(""));
        rates.forEach(
                (view, figures) ->
                        System.out.printf(
                                "%-45s %10.0f messages/s (%+.2f%%), %.3f processors; rounds %s%n",
                                view.isEmpty() ? "nobody" : view,
                                median(figures),
                                100 * (median(figures) / none - 1),
                                median(processor.get(view)),
                                Arrays.toString(
                                        Arrays.stream(figures).mapToLong(Math::round).toArray())));
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
