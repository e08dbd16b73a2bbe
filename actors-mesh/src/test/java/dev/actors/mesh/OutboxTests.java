package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** What waits to be sent. */
@Timeout(30)
class OutboxTests {

    private final BlockingQueue<byte[]> wire = new SynchronousQueue<>();
    private final Outbox outbox = new Outbox("test", 10, wire::put);

    private byte[] sent() throws InterruptedException {
        byte[] batch = wire.poll(10, TimeUnit.SECONDS);
        if (batch == null) {
            throw new AssertionError("Nothing was sent");
        }
        return batch;
    }

    @Test
    void hasRoomAgainWhenTheFramesInHandAreSent() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        outbox.whenRoom(() -> told.add("room"));
        outbox.add(new byte[10]);
        assertThat(outbox.hasRoom()).isFalse();
        assertThat(sent()).hasSize(14).startsWith(0, 0, 0, 10);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("room");
        assertThat(outbox.hasRoom()).isTrue();
    }

    @Test
    void sendsWhatHasGatheredAtOnceAndInOrder() throws InterruptedException {
        outbox.add(new byte[] {1});
        assertThat(sent()).containsExactly(0, 0, 0, 1, 1);
        outbox.add(new byte[] {2});
        MeshTestCase.until(() -> outbox.bytes() == 1);
        byte[] second = sent();
        assertThat(second).containsExactly(0, 0, 0, 1, 2);
    }

    @Test
    void tellsThoseWhoWaitForRoomWhenItIsClosed() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        outbox.add(new byte[20]);
        outbox.whenRoom(told::countDown);
        outbox.close();
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        outbox.add(new byte[20]);
        assertThat(outbox.bytes()).isZero();
    }
}
