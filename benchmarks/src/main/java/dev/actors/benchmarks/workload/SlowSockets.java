package dev.actors.benchmarks.workload;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** The side of a {@link SlowServer} that waits for it. */
public final class SlowSockets {

    private SlowSockets() {}

    /**
     * Connects to the server.
     *
     * @param port its port
     * @return a connection
     * @throws IOException if the server does not answer
     */
    public static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /**
     * Sends a byte and waits, blocking, for the answer.
     *
     * @param socket a connection
     * @throws IOException if the server is gone
     */
    public static void exchange(Socket socket) throws IOException {
        socket.getOutputStream().write(1);
        if (socket.getInputStream().read() < 0) {
            throw new EOFException("The slow server is gone");
        }
    }
}
