package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A mesh whose machine computes. */
class MeshThreadsTests extends MeshTestCase {

    @Test
    void carriesMessagesWhenActorsKeepAllVirtualThreadsFromRunning() {
        List<Peer> nodes = mesh(2, UnaryOperator.identity());
        Address echo =
                nodes.get(1)
                        .node
                        .spawn(
                                ActorSpec.behavior(
                                        Behavior.of(
                                                Object.class,
                                                (self, message) -> {
                                                    self.reply(message);
                                                    return Behavior.same();
                                                })));
        Address there = Address.parse(echo.toString());
        int hogs = Runtime.getRuntime().availableProcessors();
        CountDownLatch running = new CountDownLatch(hogs);
        AtomicBoolean enough = new AtomicBoolean();
        try {
            for (int i = 0; i < hogs; i++) {
                nodes.get(0)
                        .node
                        .spawn(
                                ActorSpec.process(
                                        _ -> {
                                            running.countDown();
                                            while (!enough.get()) {
                                                Thread.onSpinWait();
                                            }
                                            return null;
                                        }));
            }
            await(running);
            assertThat(nodes.get(0).node.ask(there, "hello", SOON)).isEqualTo("hello");
        } finally {
            enough.set(true);
        }
    }

    /** Of all stacks those of virtual threads are none. */
    @Test
    void mendsLinksOnAThreadThatActorsDoNotKeepFromRunning() {
        peer("secret", freePort(), UnaryOperator.identity()).start();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .contains("mesh-standing");
    }
}
