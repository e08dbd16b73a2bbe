package dev.actors.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address on which nobody listens, below those that systems give to outgoing
 * connections, so that none takes one before it is used.
 */
public final class Ports {

    private static final int FIRST = 15_000;
    private static final int LAST = 32_000;

    private Ports() {}

    /** Finds some that differ from each other. */
    public static List<Integer> free(int number) {
        SortedSet<Integer> ports = new TreeSet<>();
        while (ports.size() < number) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
