package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.Node;
import dev.actors.NodeIdentity;

import java.util.List;

/** A node in a JVM of its own: it echoes what it is asked, until its input ends. */
final class MeshChild {

    private MeshChild() {}

    /**
     * Runs the node.
     *
     * @param args its name, and a peer's
     */
    public static void main(String[] args) throws Exception {
        String identity = "secret@" + args[0];
        try (Node node = Node.builder(identity).open();
                Mesh mesh =
                        Mesh.builder(node, NodeIdentity.parse(identity))
                                .peers(List.of(args[1]))
                                .build()) {
            node.register("echo", node.spawn(MeshChild::echo));
            mesh.start();
            while (System.in.read() >= 0) {}
        }
    }

    private static Object echo(ActorContext self) {
        while (true) {
            Object message = self.receive();
            self.reply(message.equals("address") ? self.address() : message);
        }
    }
}
