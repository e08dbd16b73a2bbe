package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.Address;
import dev.actors.Exit;
import dev.actors.Node;
import dev.actors.NodeIdentity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A node in a JVM of its own, until its input ends. It does what each line of its input says, and
 * answers with a line.
 */
final class MeshChild {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Node node;
    private final Mesh mesh;
    private final BlockingQueue<NameConflict> conflicts = new LinkedBlockingQueue<>();

    private MeshChild(Node node, Mesh mesh) {
        this.node = node;
        this.mesh = mesh;
    }

    /**
     * Runs the node.
     *
     * @param args its name, its minimum size, and its peers; or {@code dns:} and a name
     */
    public static void main(String[] args) throws IOException {
        String identity = "secret@" + args[0];
        try (Node node = Node.builder(identity).open();
                Mesh mesh = builder(node, identity, args).build()) {
            node.register("echo", node.spawn(MeshChild::echo));
            mesh.start();
            new MeshChild(node, mesh).obey();
        }
    }

    private static MeshBuilder builder(Node node, String identity, String[] args) {
        MeshBuilder builder =
                Mesh.builder(node, NodeIdentity.parse(identity))
                        .minimumSize(Integer.parseInt(args[1]));
        return args[2].startsWith("dns:")
                ? builder.dns(args[2].substring("dns:".length()))
                : builder.peers(List.of(Arrays.copyOfRange(args, 2, args.length)));
    }

    private static Object echo(ActorContext self) {
        self.trapExit(true);
        while (true) {
            Object message = self.receive();
            if (!(message instanceof Exit)) {
                self.reply(message.equals("address") ? self.address() : message);
            }
        }
    }

    private void obey() throws IOException {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(answer(line.split(" ", 2)));
        }
    }

    private String answer(String[] order) {
        try {
            return switch (order[0]) {
                case "nodes" -> String.join(" ", mesh.nodes());
                case "state" -> mesh.state().name();
                case "register" -> String.valueOf(mesh.register(order[1], named()));
                case "whereis" -> mesh.whereis(order[1]).map(Address::toString).orElse("nobody");
                case "conflict" -> String.valueOf(conflicts.poll());
                case "ask" ->
                        String.valueOf(node.ask(Address.parse(order[1]), "address", PATIENCE));
                default -> "What is " + order[0] + "?";
            };
        } catch (ActorException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** An actor that takes a name, and what it hears of that. */
    private Address named() {
        return node.spawn(
                self -> {
                    while (true) {
                        Object message = self.receive();
                        if (message instanceof NameConflict conflict) {
                            conflicts.add(conflict);
                        } else {
                            self.reply(self.address());
                        }
                    }
                });
    }
}
