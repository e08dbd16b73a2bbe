package dev.actors.benchmarks.dashboard;

import com.sun.management.OperatingSystemMXBean;

import dev.actors.Node;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A program that is an application with a {@link Crowd}, and the one who watches it. For each round
 * and each thing that is watched, in turn, it prints what it is, messages handled a second, and
 * processors used. There is a round to warm up, and then as many as things, in an order that
 * rotates: each thing comes at each place of it once.
 *
 * <p>Argument: the load.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class CrowdApplication {

    private static final long SETTLE_MILLIS = 1_000;
    private static final long ROUND_MILLIS = 2_000;

    static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        Load load = Load.valueOf(arguments[0]);
        List<Watching> order = new ArrayList<>(List.of(Watching.values()));
        try (ConfigurableApplicationContext application = start();
                HttpClient client = HttpClient.newHttpClient()) {
            int port =
                    application
                            .getEnvironment()
                            .getRequiredProperty("local.server.port", Integer.class);
            Crowd crowd = new Crowd(application.getBean(Node.class), load);
            crowd.start();
            for (Watching watching : order) {
                round(crowd, watching, client, port);
            }
            for (int round = 0; round < order.size(); round++) {
                Collections.rotate(order, 1);
                for (Watching watching : order) {
                    IO.println(round(crowd, watching, client, port));
                }
            }
            System.exit(0);
        }
    }

    /** With the starter's defaults, on a free port of the loopback interface. */
    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CrowdApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--logging.level.root=OFF",
                        "--management.observations.enable.actors=false");
    }

    private static String round(Crowd crowd, Watching watching, HttpClient client, int port)
            throws IOException, InterruptedException {
        try (InputStream stream = watch(watching, client, port)) {
            Thread.ofPlatform().daemon().start(() -> read(stream));
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            long handled = crowd.handled();
            long processor = processorNanos();
            long start = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
            double nanos = System.nanoTime() - start;
            return "%s %s %s"
                    .formatted(
                            watching.name(),
                            (crowd.handled() - handled) / nanos * 1e9,
                            (processorNanos() - processor) / nanos);
        }
    }

    /** What the page reads. */
    private static InputStream watch(Watching watching, HttpClient client, int port)
            throws IOException, InterruptedException {
        if (watching == Watching.NOBODY) {
            return InputStream.nullInputStream();
        }
        HttpResponse<InputStream> stream =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:%d/actors/dashboard/api/stream?view=%s"
                                                        .formatted(port, watching.view())))
                                .build(),
                        BodyHandlers.ofInputStream());
        if (stream.statusCode() != 200) {
            throw new IOException("The stream of " + watching + " answers " + stream.statusCode());
        }
        return stream.body();
    }

    /** Until it is closed. */
    private static void read(InputStream stream) {
        try {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
