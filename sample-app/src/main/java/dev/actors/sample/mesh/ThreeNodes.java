package dev.actors.sample.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The application three times on this machine, as the nodes of one mesh. They end with this
 * process.
 */
public final class ThreeNodes implements AutoCloseable {

    private static final List<Integer> WEB_PORTS = List.of(8080, 8081, 8082);
    private static final List<Integer> MESH_PORTS = List.of(4711, 4712, 4713);
    private static final String READY = "Started SampleApplication";

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger();
    private final Consumer<String> output;

    /**
     * Nodes that are not started.
     *
     * @param webPorts one for each node
     * @param meshPorts likewise
     * @param output gets the lines that they write
     */
    public ThreeNodes(List<Integer> webPorts, List<Integer> meshPorts, Consumer<String> output) {
        this.output = output;
        String cookie = UUID.randomUUID().toString();
        String peers =
                meshPorts.stream().map(ThreeNodes::nodeName).collect(Collectors.joining(","));
        for (int i = 0; i < webPorts.size(); i++) {
            int number = i + 1;
            nodes.add(
                    new NodeProcess(
                            webPorts.get(i),
                            Map.of(
                                    "ACTORS_NODE",
                                    cookie + "@" + nodeName(meshPorts.get(i)),
                                    "ACTORS_MESH_PEERS",
                                    peers),
                            new NodeProcess.Listener() {
                                @Override
                                public void wrote(String line) {
                                    pass(number, line);
                                }

                                @Override
                                public void ended(int exitCode) {
                                    end(number, exitCode);
                                }
                            }));
        }
    }

    private static String nodeName(int port) {
        return "127.0.0.1:" + port;
    }

    /**
     * Starts the three nodes and ends them with this process. A number on its standard input kills
     * that node, as a crash of a machine would, or starts it again.
     *
     * @param args none
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if somebody interrupts it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        ThreeNodes nodes = new ThreeNodes(WEB_PORTS, MESH_PORTS, IO::println);
        Runtime.getRuntime().addShutdownHook(new Thread(nodes::close));
        nodes.start();
        Thread input = new Thread(nodes::obey);
        input.setDaemon(true);
        input.start();
        nodes.ended.await();
        System.exit(1); // they ended by themselves
    }

    private void obey() {
        try (BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.strip().matches("[1-3]")) {
                    turn(Integer.parseInt(line.strip()));
                }
            }
        } catch (IOException e) {
            output.accept("Nothing more is read: " + e.getMessage());
        }
    }

    /**
     * Starts the first one; the others follow when it is ready, so that they find it.
     *
     * @throws IOException if its process cannot be started
     */
    public void start() throws IOException {
        nodes.getFirst().start();
    }

    /**
     * Kills a node that runs, or starts one that does not.
     *
     * @param number from 1
     * @throws IOException if the process cannot be started
     */
    public void turn(int number) throws IOException {
        NodeProcess node = nodes.get(number - 1);
        if (node.isRunning()) {
            node.kill();
        } else {
            node.start();
        }
    }

    private void pass(int number, String line) {
        output.accept("[" + number + "] " + line);
        if (line.contains(READY)) {
            output.accept("[" + number + "] " + nodes.get(number - 1).summary());
            int ready = starts.incrementAndGet();
            if (ready == 1) {
                startAll();
            } else if (ready == nodes.size()) {
                output.accept(
                        "All three run. Type 1, 2 or 3 and Enter to kill that node, and again to"
                                + " start it anew. Ctrl-C ends all.");
            }
        }
    }

    private void startAll() {
        try {
            for (NodeProcess node : nodes) {
                node.start();
            }
        } catch (IOException e) {
            output.accept("Not all three can be started: " + e.getMessage());
        }
    }

    private void end(int number, int exitCode) {
        output.accept("[" + number + "] ended with exit code " + exitCode);
        if (nodes.stream().noneMatch(NodeProcess::isRunning)) {
            ended.countDown();
        }
    }

    /** Ends them, and waits until they have ended. */
    @Override
    public void close() {
        nodes.forEach(NodeProcess::stop);
        try {
            for (NodeProcess node : nodes) {
                node.awaitEnd();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
