package dev.actors.spring.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A proxy on this machine: it passes requests on as their loopback peer, with the head changed. */
final class LoopbackProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int target;
    private final UnaryOperator<List<String>> change;

    /**
     * Opens a proxy.
     *
     * @param change makes the lines of a request's head from those that came, request line first
     */
    LoopbackProxy(int target, UnaryOperator<List<String>> change) throws IOException {
        this.target = target;
        this.change = change;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** Adds lines to the head. */
    static UnaryOperator<List<String>> adding(String... headers) {
        return head -> {
            List<String> more = new ArrayList<>(head);
            more.addAll(List.of(headers));
            return more;
        };
    }

    /** Says another host, as a proxy does that names its target. */
    static UnaryOperator<List<String>> renamingHost(String host) {
        return head ->
                head.stream()
                        .map(line -> line.startsWith("Host:") ? "Host: " + host : line)
                        .toList();
    }

    RawHttp http() {
        return new RawHttp(entrance.getLocalPort());
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.startVirtualThread(() -> passOn(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void passOn(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            String head = String.join("\r\n", change.apply(head(client.getInputStream())));
            server.getOutputStream()
                    .write((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client went away");
            }
            head.write(next);
        }
        return List.of(head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n", -1));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
