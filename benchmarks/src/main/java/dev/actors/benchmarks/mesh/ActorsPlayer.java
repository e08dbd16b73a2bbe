package dev.actors.benchmarks.mesh;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.NodeIdentity;
import dev.actors.mesh.Mesh;
import dev.actors.mesh.MeshBuilder;
import dev.actors.mesh.WireTypes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** A node of the mesh, with its defaults. */
final class ActorsPlayer implements Player {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(2);

    private static final Behavior<Object> ECHO =
            Behavior.of(
                    Object.class,
                    (self, message) -> {
                        self.reply(message);
                        return Behavior.same();
                    });

    private final Node node;
    private final Mesh mesh;
    private final String other;
    private @Nullable Address taker;
    private @Nullable Address echo;

    /** Asks an actor for its address. */
    private record Who() {}

    ActorsPlayer(Terms terms, Runnable acknowledged) throws Exception {
        String identity = "secret@" + Terms.HOST + ":" + terms.port();
        other = Terms.HOST + ":" + terms.other();
        node = Node.builder(identity).open();
        MeshBuilder builder =
                Mesh.builder(node, NodeIdentity.parse(identity))
                        .peers(List.of(other))
                        .types(
                                WireTypes.builder()
                                        .add(Reading.class)
                                        .add(Acknowledged.class)
                                        .add(Who.class)
                                        .build());
        if (terms.certificate().isPresent()) {
            builder.ssl(Certificate.context(terms.certificate().get()));
        }
        mesh = builder.build();
        node.register("taker", node.spawn(ActorSpec.behavior(_ -> new Taker().behavior())));
        node.register("echo", node.spawn(ActorSpec.behavior(ECHO)));
        node.register("acks", node.spawn(ActorSpec.behavior(acks(acknowledged))));
        mesh.start();
    }

    private static Behavior<Object> acks(Runnable acknowledged) {
        return Behavior.of(
                Object.class,
                (self, message) -> {
                    if (message instanceof Who) {
                        self.reply(self.address());
                    } else {
                        acknowledged.run();
                    }
                    return Behavior.same();
                });
    }

    /** Counts messages. */
    private static final class Taker {

        private @Nullable Address acks;
        private long messages;

        private Behavior<Object> behavior() {
            return Behavior.of(
                    Object.class,
                    (self, message) -> {
                        if (message instanceof Address address) {
                            acks = address;
                            self.reply(self.address());
                        } else if (++messages % Acknowledged.BATCH == 0 && acks != null) {
                            self.send(acks, new Acknowledged(messages));
                        }
                        return Behavior.same();
                    });
        }
    }

    @Override
    public void meet() throws InterruptedException {
        while (!mesh.nodes().contains(other)) {
            Thread.sleep(LOOK);
        }
        Address acks = met(node.ask(node.named("acks"), new Who(), Address.class, PATIENCE));
        taker = node.ask(mesh.named(other, "taker"), acks, Address.class, PATIENCE);
        echo = mesh.named(other, "echo");
    }

    private static Address met(@Nullable Address address) {
        if (address == null) {
            throw new IllegalStateException("The other node was not met yet");
        }
        return address;
    }

    @Override
    public void send(Object message) {
        node.send(met(taker), message);
    }

    @Override
    public void ask(Object question) {
        node.ask(met(echo), question, PATIENCE);
    }

    @Override
    public void watch(Runnable lost) {
        Address watched = met(echo);
        node.spawn(
                ActorSpec.process(
                        self -> {
                            self.monitor(watched);
                            self.receive();
                            lost.run();
                            return null;
                        }));
    }

    @Override
    public void close() {
        mesh.close();
        node.close();
    }
}
