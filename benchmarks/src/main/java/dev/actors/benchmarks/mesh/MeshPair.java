package dev.actors.benchmarks.mesh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two nodes of one side that have met. */
final class MeshPair implements AutoCloseable {

    private final MeshSide side;
    private final MeshNode near;
    private final MeshNode far;

    private MeshPair(MeshSide side, MeshNode near, MeshNode far) {
        this.side = side;
        this.near = near;
        this.far = far;
    }

    /** Starts two nodes, and does not wait. */
    static MeshPair start(MeshSide side, Optional<Path> certificate) throws IOException {
        int[] ports = freePorts();
        MeshNode near = MeshNode.start(new Terms(side, ports[0], ports[1], certificate));
        try {
            return new MeshPair(
                    side, near, MeshNode.start(new Terms(side, ports[1], ports[0], certificate)));
        } catch (IOException e) {
            near.close();
            throw e;
        }
    }

    /** Two ports, in order. */
    private static int[] freePorts() throws IOException {
        InetAddress host = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, host);
                ServerSocket other = new ServerSocket(0, 1, host)) {
            int[] ports = {one.getLocalPort(), other.getLocalPort()};
            Arrays.sort(ports);
            return ports;
        }
    }

    MeshSide side() {
        return side;
    }

    void meet() throws IOException, InterruptedException {
        String words = near.next() + far.next();
        if (!words.equals("readyready")) {
            throw new IOException("Nodes have not met: " + words);
        }
    }

    /** Messages from one to the other, for so long; in thousands a second. */
    double flood(String what, Duration time) throws IOException, InterruptedException {
        return Double.parseDouble(near.answer(what + " " + time.toMillis()));
    }

    /** Asks of one after the other, for so long; p50 and p99 in milliseconds. */
    double[] ask(Duration time) throws IOException, InterruptedException {
        return Arrays.stream(near.answer("ask " + time.toMillis()).split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Kills a node; milliseconds until the other has heard. */
    OptionalDouble kill() throws IOException, InterruptedException {
        near.answer("watch");
        long start = System.nanoTime();
        far.close();
        return since(start, "lost", MeshFigure.KILL);
    }

    /** Stops a node; likewise. */
    OptionalDouble stop() throws IOException, InterruptedException {
        near.answer("watch");
        long start = System.nanoTime();
        far.signal("STOP");
        return since(start, "lost", MeshFigure.STOP);
    }

    /** Has the node go on; milliseconds until it answers. */
    OptionalDouble heal() throws IOException, InterruptedException {
        long start = System.nanoTime();
        far.signal("CONT");
        near.order("heal " + MeshFigure.HEAL.patience().toMillis());
        return since(start, "healed", MeshFigure.HEAL);
    }

    private OptionalDouble since(long start, String word, MeshFigure figure)
            throws IOException, InterruptedException {
        boolean isSo = near.next(figure.patience()).filter(word::equals).isPresent();
        return isSo ? OptionalDouble.of((System.nanoTime() - start) / 1e6) : OptionalDouble.empty();
    }

    @Override
    public void close() {
        near.close();
        far.close();
    }
}
