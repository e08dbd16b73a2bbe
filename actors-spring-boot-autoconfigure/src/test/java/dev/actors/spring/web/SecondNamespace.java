package dev.actors.spring.web;

import dev.actors.spring.Patience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second network namespace with a cable to this one: for the server, what is in it is another
 * machine.
 *
 * <p>The namespace has no name. It is there for as long as a process is that waits for the end of
 * its input, which comes when this virtual machine ends, however it ends. The cable, with both its
 * ends, goes with the namespace.
 */
final class SecondNamespace implements AutoCloseable {

    private final Process holder;
    private final String cable;
    private final String address;
    private final String peer;

    private SecondNamespace(Process holder) {
        this.holder = holder;
        cable = "act" + Long.toString(holder.pid(), 36);
        // Four addresses of its own, of the block that is for tests of networks (RFC 2544).
        String net = "198.18." + (holder.pid() >> 6 & 255) + ".";
        address = net + ((holder.pid() & 63) * 4 + 1);
        peer = net + ((holder.pid() & 63) * 4 + 2);
    }

    /** What a machine lacks for it; empty if it can be had. */
    static Optional<String> lacking() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("Linux");
        }
        if (!run(List.of("id", "-u")).output().strip().equals("0")) {
            return Optional.of("root");
        }
        for (String command : List.of("ip", "unshare", "nsenter", "bash")) {
            if (run(List.of("sh", "-c", "command -v " + command)).status() != 0) {
                return Optional.of(command);
            }
        }
        if (run(List.of("unshare", "--net", "true")).status() != 0) {
            return Optional.of("the right to make network namespaces");
        }
        return Optional.empty();
    }

    static SecondNamespace open() throws IOException {
        Process holder =
                new ProcessBuilder("unshare", "--net", "sh", "-c", "echo ready; exec cat").start();
        SecondNamespace namespace = new SecondNamespace(holder);
        try {
            if (holder.inputReader(StandardCharsets.US_ASCII).readLine() == null) {
                throw new IOException("No namespace was made");
            }
            namespace.lay();
            return namespace;
        } catch (IOException | RuntimeException e) {
            namespace.close();
            throw e;
        }
    }

    /** Where a server in this namespace is reached from the other. */
    String address() {
        return address;
    }

    private void lay() {
        String pid = String.valueOf(holder.pid());
        here("ip link add " + cable + "a type veth peer name " + cable + "b netns " + pid);
        here("ip addr add " + address + "/30 dev " + cable + "a");
        here("ip link set " + cable + "a up");
        inside("ip addr add " + peer + "/30 dev " + cable + "b && ip link set " + cable + "b up");
    }

    private static void here(String command) {
        requireSuccess(List.of(command.split(" ", -1)));
    }

    /** Runs a script of bash in the namespace, and gives what it writes. */
    String inside(String script) {
        return requireSuccess(
                List.of(
                        "nsenter",
                        "--net",
                        "--target",
                        String.valueOf(holder.pid()),
                        "bash",
                        "-c",
                        script));
    }

    /** Sends a request from inside, with exactly these headers, and gives the response's status. */
    int status(int port, String target, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1"));
        lines.addAll(List.of(headers));
        lines.add("Connection: close");
        String request = String.join("\\r\\n", lines) + "\\r\\n\\r\\n";
        String response =
                inside(
                        "exec 3<>/dev/tcp/%s/%d && printf '%s' >&3 && head -n 1 <&3"
                                .formatted(address, port, request));
        return Integer.parseInt(response.split(" ", -1)[1]);
    }

    private static String requireSuccess(List<String> command) {
        Result result = run(command);
        if (result.status() != 0) {
            throw new IllegalStateException(command + " failed: " + result.output());
        }
        return result.output();
    }

    private record Result(int status, String output) {}

    private static Result run(List<String> command) {
        try {
            List<String> bounded = new ArrayList<>(List.of("timeout", "60"));
            bounded.addAll(command);
            Process process = new ProcessBuilder(bounded).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.destroyForcibly();
        Process unused = Patience.of(holder.onExit());
    }
}
