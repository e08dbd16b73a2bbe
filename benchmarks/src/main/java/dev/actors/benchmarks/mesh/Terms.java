package dev.actors.benchmarks.mesh;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a node is told.
 *
 * @param side whose it is
 * @param port its own port on the loopback interface
 * @param other the other node's port
 * @param certificate the file with its certificate; empty for no TLS
 */
record Terms(MeshSide side, int port, int other, Optional<Path> certificate) {

    static final String HOST = "127.0.0.1";

    /** The first of two nodes is the one with the lower port. */
    int first() {
        return Math.min(port, other);
    }
}
