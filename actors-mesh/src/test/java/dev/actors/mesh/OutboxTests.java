package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** What waits to be sent. */
class OutboxTests {

    private final BlockingQueue<byte[]> wire = new SynchronousQueue<>();
    private final BlockingQueue<byte[]> lost = new LinkedBlockingQueue<>();
    private final Outbox outbox = new Outbox("test", 10, wire::put, lost::add);

    private byte[] sent() {
        return MeshTestCase.next(wire, "batch");
    }

    @Test
    void hasRoomAgainWhenTheFramesInHandAreSent() {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        outbox.whenRoom(() -> told.add("room"));
        outbox.add(new byte[10]);
        assertThat(outbox.hasRoom()).isFalse();
        assertThat(sent()).hasSize(14).startsWith(0, 0, 0, 10);
        assertThat(MeshTestCase.next(told, "word")).isEqualTo("room");
        assertThat(outbox.hasRoom()).isTrue();
    }

    @Test
    void sendsWhatHasGatheredAtOnceAndInOrder() {
        outbox.add(new byte[] {1});
        assertThat(sent()).containsExactly(0, 0, 0, 1, 1);
        outbox.add(new byte[] {2});
        MeshTestCase.until(() -> outbox.bytes() == 1);
        byte[] second = sent();
        assertThat(second).containsExactly(0, 0, 0, 1, 2);
    }

    @Test
    void isClosedByAnErrorOfWhatCarries() {
        Outbox failing =
                new Outbox(
                        "failing",
                        10,
                        _ -> {
                            throw new StackOverflowError();
                        },
                        lost::add);
        failing.add(new byte[10]);
        MeshTestCase.until(() -> failing.hasRoom());
        failing.add(new byte[10]);
        assertThat(failing.bytes()).isZero();
    }

    @Test
    void tellsThoseWhoWaitForRoomWhenItIsClosed() {
        CountDownLatch told = new CountDownLatch(1);
        outbox.add(new byte[20]);
        outbox.whenRoom(told::countDown);
        outbox.close();
        MeshTestCase.await(told);
        outbox.add(new byte[30]);
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void tellsWhatIsNotSent() {
        outbox.add(new byte[] {1});
        assertThat(sent()).endsWith(1);
        outbox.add(new byte[100_000]); // more than a batch: in the sender's hands, or waiting
        outbox.add(new byte[] {2});
        outbox.add(new byte[] {3});
        outbox.close();
        outbox.add(new byte[] {4});
        byte[] first = lost.remove();
        assertThat(first.length == 1 ? first : lost.remove()).containsExactly(2);
        assertThat(lost).containsExactly(new byte[] {3}, new byte[] {4});
    }
}
