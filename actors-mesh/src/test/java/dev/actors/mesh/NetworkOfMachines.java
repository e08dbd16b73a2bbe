package dev.actors.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two network namespaces with a switch between them, which is a third: for the nodes in them, two
 * machines. A cable that is pulled at the switch tells nobody; what is sent is lost.
 *
 * <p>The namespaces have no names. Each is there for as long as a process is that waits for the end
 * of its input, which comes when this virtual machine ends, however it ends.
 */
final class NetworkOfMachines implements AutoCloseable {

    private final List<Process> holders = new ArrayList<>();

    private NetworkOfMachines() {}

    /** What a machine lacks for it; empty if it can be had. */
    static Optional<String> lacking() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("Linux");
        }
        for (String command : List.of("ip", "unshare", "nsenter")) {
            if (run(List.of("sh", "-c", "command -v " + command)).status() != 0) {
                return Optional.of(command);
            }
        }
        return run(List.of("unshare", "--net", "ip", "link", "add", "sw", "type", "bridge"))
                                .status()
                        == 0
                ? Optional.empty()
                : Optional.of("root, and the right to make network namespaces and bridges");
    }

    static NetworkOfMachines open() throws IOException {
        NetworkOfMachines network = new NetworkOfMachines();
        try {
            for (int i = 0; i < 3; i++) {
                network.holders.add(hold());
            }
            network.inSwitch("ip link add sw type bridge && ip link set sw up");
            for (int machine = 1; machine <= 2; machine++) {
                network.inSwitch(
                        "ip link add %s type veth peer name eth0 netns %d && ip link set %s up"
                                .formatted(
                                        cable(machine),
                                        network.holders.get(machine).pid(),
                                        cable(machine)));
                network.plug(machine);
                requireSuccess(
                        network.on(
                                machine,
                                "sh",
                                "-c",
                                "ip link set lo up && ip addr add %s/24 dev eth0 && ip link set eth0 up"
                                        .formatted(host(machine))));
            }
            return network;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private static Process hold() throws IOException {
        Process holder =
                new ProcessBuilder("unshare", "--net", "sh", "-c", "echo ready; exec cat").start();
        String unused = new Processes.Lines(holder).next();
        return holder;
    }

    /** The address of machine 1 or 2, of the block that is for tests of networks (RFC 2544). */
    static String host(int machine) {
        return "198.18.0." + machine;
    }

    private static String cable(int machine) {
        return "cable" + machine;
    }

    void unplug(int machine) {
        inSwitch("ip link set " + cable(machine) + " nomaster");
    }

    void plug(int machine) {
        inSwitch("ip link set " + cable(machine) + " master sw");
    }

    private void inSwitch(String script) {
        requireSuccess(on(0, "sh", "-c", script));
    }

    /** A command that runs on a machine. */
    List<String> on(int machine, String... command) {
        List<String> all = new ArrayList<>(List.of("nsenter", "--net", "--target"));
        all.add(String.valueOf(holders.get(machine).pid()));
        all.addAll(List.of(command));
        return all;
    }

    private static void requireSuccess(List<String> command) {
        Result result = run(command);
        if (result.status() != 0) {
            throw new IllegalStateException(command + " failed: " + result.output());
        }
    }

    private record Result(int status, String output) {}

    private static Result run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            int status = Processes.status(process);
            return new Result(
                    status,
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Process holder : holders) {
            holder.getOutputStream().close();
            int unused = Processes.status(holder);
        }
    }
}
