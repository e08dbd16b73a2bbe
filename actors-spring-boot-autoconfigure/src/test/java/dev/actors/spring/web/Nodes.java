package dev.actors.spring.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** What tests of several nodes need. */
public final class Nodes {

    /** Below those ports that systems give to outgoing connections, so that none takes one. */
    private static final int FIRST_PORT = 15_000;

    private static final int LAST_PORT = 32_000;

    private Nodes() {}

    /** The name of a node on a port of the loopback address on which nobody listens. */
    public static String freeName() {
        return "127.0.0.1:" + freePort();
    }

    /** A port of the loopback address on which nobody listens. */
    static int freePort() {
        return ThreadLocalRandom.current()
                .ints(1_000, FIRST_PORT, LAST_PORT)
                .filter(Nodes::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
