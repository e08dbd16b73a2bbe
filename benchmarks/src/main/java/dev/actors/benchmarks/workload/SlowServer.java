package dev.actors.benchmarks.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A server on the loopback interface that answers each byte with one, {@link Waits#NAP} later. One
 * thread serves all connections.
 */
public final class SlowServer implements AutoCloseable {

    private static final int BACKLOG = 2_000;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Queue<Answer> answers = new ArrayDeque<>();

    private record Answer(SocketChannel to, long due) {}

    private SlowServer(Selector selector, ServerSocketChannel listener) {
        this.selector = selector;
        this.listener = listener;
    }

    /**
     * Starts a server on a free port.
     *
     * @return the server
     * @throws IOException if there is no port
     */
    public static SlowServer start() throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        listener.configureBlocking(false);
        SlowServer server = new SlowServer(Selector.open(), listener);
        listener.register(server.selector, SelectionKey.OP_ACCEPT);
        Thread.ofPlatform().daemon().name("slow-server").start(server::serve);
        return server;
    }

    /**
     * Where it answers.
     *
     * @return a port of the loopback interface
     */
    public int port() {
        return listener.socket().getLocalPort();
    }

    private void serve() {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        try {
            while (true) {
                selector.select(key -> handle(key, buffer), millisToNextAnswer());
                answer(buffer);
            }
        } catch (ClosedSelectorException e) {
            answers.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Zero stands for no time-out. */
    private long millisToNextAnswer() {
        Answer next = answers.peek();
        return next == null ? 0 : Math.max(1, (next.due() - System.nanoTime()) / 1_000_000);
    }

    private void handle(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isAcceptable()) {
                SocketChannel connection = listener.accept();
                connection.configureBlocking(false);
                connection.register(selector, SelectionKey.OP_READ);
            } else {
                read((SocketChannel) key.channel(), buffer.clear());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void read(SocketChannel connection, ByteBuffer buffer) throws IOException {
        int bytes = connection.read(buffer);
        if (bytes < 0) {
            connection.close();
        }
        for (int i = 0; i < bytes; i++) {
            answers.add(new Answer(connection, System.nanoTime() + Waits.NAP.toNanos()));
        }
    }

    private void answer(ByteBuffer buffer) throws IOException {
        while (!answers.isEmpty() && answers.element().due() <= System.nanoTime()) {
            SocketChannel connection = answers.remove().to();
            try {
                connection.write(buffer.clear().limit(1));
            } catch (IOException e) {
                connection.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        selector.close();
    }
}
