package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.DeadLetter;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.MailboxFullException;
import dev.actors.NodeListener;

import org.jgroups.protocols.FD_ALL3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Nodes that die, freeze and come back, in JVMs of their own. */
class MeshFailureTests extends MeshTestCase {

    private static final ExitReason UNREACHED = new ExitReason.NoConnection();

    private static final int BUDGET = 100_000;

    /** Within which a node is lost whose process is killed. */
    private static final Duration KILLED = Duration.ofSeconds(1);

    /** Within which a node is lost that does not answer. */
    private static final Duration FROZEN = Duration.ofSeconds(5);

    private final String other = "127.0.0.1:" + freePort();
    private final Peer here =
            peer("secret", freePort(), builder -> builder.peers(List.of(other)).linkBudget(BUDGET))
                    .start();
    private ChildNode child = child();

    private ChildNode child() {
        return ChildNode.start(other, here.name());
    }

    private Address echo() {
        until(() -> here.mesh.nodes().contains(other));
        return here.node.ask(here.mesh.named(other, "echo"), "address", Address.class, SOON);
    }

    @AfterEach
    void endChild() {
        child.close();
    }

    /** What else this machine does may hold up one attempt, or two. */
    private static void assertTakes(Duration atMost, Supplier<Duration> attempt) {
        Duration best = attempt.get();
        for (int i = 0; i < 2 && best.compareTo(atMost) > 0; i++) {
            Duration next = attempt.get();
            best = next.compareTo(best) < 0 ? next : best;
        }
        assertThat(best).isLessThan(atMost);
    }

    @Test
    void tellsOfAKilledNodeWithinASecondAndTakesItsNextLifeForAnother() {
        assertTakes(KILLED, this::killAndRestart);
    }

    private Duration killAndRestart() {
        Address firstLife = echo();
        Inbox watcher = here.inbox();
        Object monitor = watcher.order(self -> self.monitor(firstLife));
        long start = System.nanoTime();
        child.close();
        Down down = (Down) watcher.next();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(down.monitor()).isEqualTo(monitor);
        assertThat(down.reason()).isEqualTo(UNREACHED);

        child = child();
        assertThat(here.node.ask(echo(), "again", SOON)).isEqualTo("again");
        watcher.order(self -> self.monitor(firstLife));
        assertThat(((Down) watcher.next()).reason()).isEqualTo(new ExitReason.Unknown());
        assertThatExceptionOfType(DeadActorException.class)
                .isThrownBy(() -> here.node.ask(firstLife, "are you new?", SOON));
        return taken;
    }

    @Test
    void losesAFrozenNodeWithinFiveSecondsAndReachesTheSameLifeWhenItThaws() {
        Address sameLife = echo();
        assertTakes(FROZEN, () -> freezeAndThaw(sameLife));
        Inbox watcher = here.inbox();
        watcher.order(self -> self.monitor(sameLife));
        here.node.kill(sameLife);
        assertThat(((Down) watcher.next()).reason()).isEqualTo(new ExitReason.Killed());
    }

    private Duration freezeAndThaw(Address sameLife) {
        Inbox watcher = here.inbox();
        watcher.order(
                self -> {
                    self.trapExit(true);
                    self.link(sameLife);
                    return self.monitor(sameLife);
                });
        long start = System.nanoTime();
        child.signal("STOP");
        List<Object> told = List.of(watcher.next(), watcher.next());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(told)
                .anyMatch(message -> message.equals(new Exit(sameLife, UNREACHED)))
                .anyMatch(
                        message -> message instanceof Down down && down.reason().equals(UNREACHED));
        assertThat(here.mesh.nodes()).isEmpty();

        child.signal("CONT");
        until(() -> here.mesh.nodes().contains(other));
        assertThat(here.node.ask(sameLife, "back", SOON)).isEqualTo("back");
        until(() -> child.tell("nodes").equals(here.name()));
        return taken;
    }

    @Test
    void makesThoseWaitWhoSendToAFrozenNodeAndNobodyElse() {
        Address frozen = echo();
        Peer third =
                peer("secret", freePort(), builder -> builder.peers(List.of(here.name()))).start();
        until(() -> here.mesh.nodes().contains(third.name()));
        Address near = Address.parse(third.echo().toString());
        AtomicInteger lost = new AtomicInteger();
        Runnable unused =
                here.node.listen(
                        new NodeListener() {
                            @Override
                            public void deadLetter(DeadLetter letter) {
                                if (letter.reason() == DeadLetter.Reason.NO_ROUTE
                                        && letter.cause() instanceof DeadActorException) {
                                    lost.incrementAndGet();
                                }
                            }
                        });
        String message = "x".repeat(1_000);
        long heap = usedHeap();
        List<FD_ALL3> detectors = List.of(detector(here), detector(third));
        detectors.forEach(FD_ALL3::stopFailureDetection);
        child.signal("STOP");
        until(() -> isFull(frozen, message));
        for (int i = 0; i < 50_000; i++) {
            here.node.sendOrDrop(frozen, message);
        }
        assertThat(here.node.ask(near, "hello", SOON)).isEqualTo("hello");
        assertThat(here.mesh.counts().outboxBytes())
                .isBetween((long) BUDGET, BUDGET + 2L * message.length());
        assertThat(usedHeap() - heap).isLessThan(24L * 1_024 * 1_024);

        detectors.forEach(FD_ALL3::startFailureDetection);
        until(() -> !here.mesh.nodes().contains(other));
        until(() -> lost.get() > 0);
        assertThat(here.mesh.counts().outboxBytes()).isLessThan(1_000);
        assertThat(here.node.ask(near, "hello", SOON)).isEqualTo("hello");
    }

    /** What finds out that a node does not answer. */
    private static FD_ALL3 detector(Peer peer) {
        return SoakNode.channel(peer.mesh).getProtocolStack().findProtocol(FD_ALL3.class);
    }

    private boolean isFull(Address frozen, String message) {
        try {
            here.node.send(frozen, message);
            return false;
        } catch (MailboxFullException e) {
            assertThat(e).hasMessageContaining("The way to " + frozen + " is full");
            return true;
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
