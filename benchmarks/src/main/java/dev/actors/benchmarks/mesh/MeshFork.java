package dev.actors.benchmarks.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A program that is one of two nodes. It says {@code ready} once it has met the other, and then
 * does what each line of its input says, and prints what came of it, until the input ends.
 *
 * <p>Arguments: the side's key, its port, the other's port, and the file of the certificate if it
 * is to use TLS.
 */
final class MeshFork {

    /** Messages under way: fewer than Pekko throws away (3,072 with its defaults). */
    private static final int BATCHES = 12;

    private static final int BYTES = 200;
    private static final int RETRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore window = new Semaphore(BATCHES);
    private final Player player;
    private long sent;

    private MeshFork(Terms terms) throws Exception {
        player =
                switch (terms.side()) {
                    case ACTORS -> new ActorsPlayer(terms, window::release);
                    case PEKKO -> new PekkoPlayer(terms, window::release);
                };
    }

    static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        MeshFork fork =
                new MeshFork(
                        new Terms(
                                MeshSide.valueOf(arguments[0]),
                                Integer.parseInt(arguments[1]),
                                Integer.parseInt(arguments[2]),
                                arguments.length > 3
                                        ? Optional.of(Path.of(arguments[3]))
                                        : Optional.empty()));
        fork.meet();
        IO.println("ready");
        fork.obey();
        System.exit(0);
    }

    /** What is said first may be lost, where nodes that began alone have just found each other. */
    private void meet() throws Exception {
        for (int failures = 0; true; failures++) {
            try {
                player.meet();
                return;
            } catch (Exception e) {
                if (failures == RETRIES) {
                    throw e;
                }
            }
        }
    }

    private void obey() throws Exception {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            switch (words[0]) {
                case "records" -> IO.println(flood(Reading::of, millis(words[1])));
                case "bytes" -> IO.println(flood(_ -> new byte[BYTES], millis(words[1])));
                case "ask" -> IO.println(ask(millis(words[1])));
                case "watch" -> {
                    player.watch(() -> IO.println("lost"));
                    IO.println("watching");
                }
                case "heal" -> IO.println(isHealedWithin(millis(words[1])) ? "healed" : "lost");
                default -> throw new IllegalArgumentException("Unknown: " + order);
            }
        }
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Long.parseLong(text));
    }

    /** How many thousand messages a second have arrived. */
    private double flood(LongFunction<Object> messages, Duration time) throws Exception {
        long start = System.nanoTime();
        long batches = 0;
        for (; System.nanoTime() - start < time.toNanos(); batches++) {
            await(1);
            for (int i = 0; i < Acknowledged.BATCH; i++) {
                player.send(messages.apply(sent++));
            }
        }
        await(BATCHES);
        window.release(BATCHES);
        return 1e6 * batches * Acknowledged.BATCH / (System.nanoTime() - start);
    }

    private void await(int batches) throws IOException, InterruptedException {
        if (!window.tryAcquire(batches, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("A message was lost");
        }
    }

    /** Latencies in milliseconds: the median, and the highest of 99 in a hundred. */
    private String ask(Duration time) throws Exception {
        long[] latencies = new long[1 << 16];
        int asks = 0;
        long start = System.nanoTime();
        for (long now = start; now - start < time.toNanos(); asks++) {
            player.ask(Reading.of(sent++));
            long then = now;
            now = System.nanoTime();
            if (asks == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * asks);
            }
            latencies[asks] = now - then;
        }
        Arrays.sort(latencies, 0, asks);
        return latencies[asks / 2] / 1e6 + " " + latencies[asks * 99 / 100] / 1e6;
    }

    private boolean isHealedWithin(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                player.ask(Reading.of(sent++));
                return true;
            } catch (Exception e) {
                Thread.sleep(1);
            }
        }
        return false;
    }
}
