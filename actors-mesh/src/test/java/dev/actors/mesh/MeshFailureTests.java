package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Down;
import dev.actors.ExitReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Nodes that die, freeze and come back, in JVMs of their own. */
class MeshFailureTests extends MeshTestCase {

    private static final ExitReason UNREACHED = new ExitReason.NoConnection();

    private final int port = freePort();
    private final String other = "127.0.0.1:" + port;
    private final Peer here =
            peer("secret", freePort(), builder -> builder.peers(List.of(other))).start();
    private Process child = child();

    private Process child() {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            MeshChild.class.getName(),
                            other,
                            here.name())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void signal(String name) throws Exception {
        assertThat(
                        new ProcessBuilder("kill", "-" + name, String.valueOf(child.pid()))
                                .start()
                                .waitFor())
                .isZero();
    }

    private Address echo() {
        until(() -> here.mesh.nodes().contains(other));
        return here.mesh.named(other, "echo");
    }

    @AfterEach
    void endChild() {
        child.destroyForcibly();
    }

    @Test
    void tellsOfAKilledNodeAtOnceAndTakesItsNextLifeForAnother() throws Exception {
        Address echo = echo();
        Address firstLife = here.node.ask(echo, "address", Address.class, SOON);
        Inbox watcher = here.inbox();
        Object monitor = watcher.order(self -> self.monitor(firstLife));
        long start = System.nanoTime();
        child.destroyForcibly().waitFor();
        Down down = (Down) watcher.next();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(down.monitor()).isEqualTo(monitor);
        assertThat(down.reason()).isEqualTo(UNREACHED);

        child = child();
        assertThat(here.node.ask(echo(), "again", SOON)).isEqualTo("again");
        watcher.order(self -> self.monitor(firstLife));
        assertThat(((Down) watcher.next()).reason()).isEqualTo(new ExitReason.Unknown());
    }

    @Test
    void losesAFrozenNodeAndReachesTheSameLifeAgainWhenItThaws() throws Exception {
        Address echo = echo();
        Address sameLife = here.node.ask(echo, "address", Address.class, SOON);
        Inbox watcher = here.inbox();
        watcher.order(self -> self.monitor(sameLife));
        signal("STOP");
        assertThat(((Down) watcher.next()).reason()).isEqualTo(UNREACHED);
        assertThat(here.mesh.nodes()).isEmpty();
        signal("CONT");
        until(() -> here.mesh.nodes().contains(other));
        assertThat(here.node.ask(sameLife, "back", SOON)).isEqualTo("back");
    }
}
