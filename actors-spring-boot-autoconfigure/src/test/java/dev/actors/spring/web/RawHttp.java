package dev.actors.spring.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** HTTP by hand, for requests that no decent client sends. */
record RawHttp(int port) {

    /** A response as it came. */
    record Answer(int status, List<String> headers, String body) {

        String header(String name) {
            return RawHttp.header(headers, name);
        }
    }

    /** The value of the first header of a name among lines; empty if there is none. */
    static String header(List<String> lines, String name) {
        return lines.stream()
                .filter(
                        line ->
                                line.toLowerCase(Locale.ROOT)
                                        .startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    Answer get(String target, String... headers) {
        return request("GET", "HTTP/1.1", target, headers);
    }

    /** Sends a request with exactly these headers and "Connection: close". */
    Answer request(String method, String version, String target, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + target + " " + version + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        return send(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer send(byte[]... parts) {
        try (Socket socket = new Socket(InetAddress.getByAddress(loopback()), port)) {
            socket.setSoTimeout(60_000);
            try {
                OutputStream out = socket.getOutputStream();
                for (byte[] part : parts) {
                    out.write(part);
                }
                out.flush();
            } catch (IOException e) {
                // The server has answered before it had read everything.
            }
            ByteArrayOutputStream response = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(response);
            } catch (IOException e) {
                if (response.size() == 0) {
                    throw e;
                }
            }
            return parse(response.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] loopback() throws IOException {
        return Inet4Address.ofLiteral("127.0.0.1").getAddress();
    }

    private static Answer parse(String response) {
        int end = response.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("No response: '" + response + "'");
        }
        List<String> lines = List.of(response.substring(0, end).split("\r\n", -1));
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return new Answer(status, lines.subList(1, lines.size()), response.substring(end + 4));
    }
}
