package dev.actors.spring.web;

import dev.actors.spring.Patience;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A client of one stream of events. It asks by HTTP/1.0, so that the body has no chunks. */
final class EventClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader lines;
    private final List<String> head = new ArrayList<>();

    /** A block of the stream; empty text for a field that it does not have. */
    record Event(String id, String name, String data, String retry, String comment) {}

    private EventClient(Socket socket, String target, String... headers) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        String request =
                "GET "
                        + target
                        + " HTTP/1.0\r\nHost: localhost:"
                        + socket.getPort()
                        + "\r\n"
                        + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
                        + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        lines =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Opens a stream and reads the head of its response. */
    static EventClient open(TestServer server, String topic, String... headers) {
        return openPath(server, "/actors/topics/" + topic, headers);
    }

    /** Opens the stream at a path and reads the head of its response. */
    static EventClient openPath(TestServer server, String path, String... headers) {
        try {
            EventClient client = new EventClient(connect(server, 0), path, headers);
            client.readHead();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a stream and reads nothing, with little room for what comes. */
    static EventClient stalled(TestServer server, String topic) {
        try {
            return new EventClient(connect(server, 4_096), "/actors/topics/" + topic);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket connect(TestServer server, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()),
                PATIENCE_MILLIS);
        return socket;
    }

    void readHead() throws IOException {
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            head.add(line);
            line = lines.readLine();
        }
    }

    int status() {
        return Integer.parseInt(head.getFirst().split(" ", -1)[1]);
    }

    String header(String name) {
        return RawHttp.header(head, name);
    }

    /** The next block with data; null at the end of the stream. */
    @Nullable Event next() {
        Event event = nextBlock();
        while (event != null && event.data().isEmpty()) {
            event = nextBlock();
        }
        return event;
    }

    /** The next event of a name; those before it are passed over. */
    Event next(String name) {
        return Patience.await(
                "an event " + name,
                () -> Objects.requireNonNull(next(), "the stream has ended"),
                event -> event.name().equals(name));
    }

    /** The next block, be it an event or a comment; null at the end of the stream. */
    @Nullable Event nextBlock() {
        try {
            String[] fields = {"", "", "", "", ""};
            String line = lines.readLine();
            while (line != null && !line.isEmpty()) {
                int colon = line.indexOf(':');
                int field =
                        List.of("id", "event", "data", "retry", "")
                                .indexOf(line.substring(0, colon));
                fields[field] = field == 4 ? line : line.substring(colon + 1).strip();
                line = lines.readLine();
            }
            return line == null
                    ? null
                    : new Event(fields[0], fields[1], fields[2], fields[3], fields[4]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes away as a machine does that is switched off and on: the connection is reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
