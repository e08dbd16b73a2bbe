package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What waits to be sent to one peer. A thread of its own sends it, many frames at once, since a
 * send may block for long and heeds no interrupt; when the outbox is closed, that thread is left
 * behind.
 *
 * <p>Invariants. {@code bytes} is the size of all frames that were added and are not sent, those in
 * the sender's hands too; it changes under this object's monitor. Frames are sent in the order in
 * which they were added. After a close nothing is added, and whoever waits for room is told. Each
 * frame is carried or lost, never both.
 */
final class Outbox {

    /** Sends one batch; may block. */
    interface Carrier {
        void carry(byte[] batch) throws Exception;
    }

    /** A batch takes no further frame once it is as large as this. */
    private static final int BATCH = 32 * 1_024;

    /** How long whoever leaves waits for what it has said. */
    private static final Duration DRAIN = Duration.ofMillis(500);

    private final long budget;
    private final Carrier carrier;
    private final Consumer<byte[]> lost;
    private final Deque<byte[]> frames = new ArrayDeque<>();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private volatile long bytes;
    private boolean closed;

    /** The size of what the sender has in its hands. */
    private long inHand;

    /**
     * An outbox that sends.
     *
     * @param budget how many bytes may wait
     * @param lost is given the frames that will not be sent, in their order and with no lock held
     */
    Outbox(String name, long budget, Carrier carrier, Consumer<byte[]> lost) {
        this.budget = budget;
        this.carrier = carrier;
        this.lost = lost;
        Thread.ofVirtual().name(name).start(this::send);
    }

    /** Tells whether there is room now. */
    boolean hasRoom() {
        return bytes < budget;
    }

    /** The bytes that wait. */
    long bytes() {
        return bytes;
    }

    /** Adds a frame, be there room or not; it is lost once the outbox is closed. */
    void add(byte[] frame) {
        if (!put(frame)) {
            lost.accept(frame);
        }
    }

    private synchronized boolean put(byte[] frame) {
        if (!closed) {
            frames.add(frame);
            bytes += frame.length;
            notifyAll();
        }
        return !closed;
    }

    Runnable whenRoom(Runnable action) {
        waiting.add(action);
        return () -> waiting.remove(action);
    }

    /** Waits until all is sent, but not for long. */
    synchronized void drain() {
        long end = System.nanoTime() + DRAIN.toNanos();
        try {
            while (bytes > 0 && System.nanoTime() - end < 0) {
                wait(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; what still waits is lost. */
    void close() {
        List<byte[]> unsent;
        synchronized (this) {
            closed = true;
            unsent = List.copyOf(frames);
            frames.clear();
            bytes = 0;
            notifyAll();
        }
        waiting.forEach(Runnable::run);
        unsent.forEach(lost);
    }

    private void send() {
        try {
            for (byte[] batch = next(); batch != null; batch = next()) {
                carrier.carry(batch);
            }
        } catch (Exception e) {
            close();
        }
    }

    /** The next batch, once there is one; null when the outbox is closed. */
    private synchronized byte @Nullable [] next() throws InterruptedException {
        if (!closed) {
            settle();
        }
        while (frames.isEmpty() && !closed) {
            wait();
        }
        return closed ? null : batch();
    }

    /** The last batch is sent. */
    private synchronized void settle() {
        boolean wasFull = !hasRoom();
        bytes -= inHand;
        inHand = 0;
        if (wasFull && hasRoom()) {
            waiting.forEach(Runnable::run);
        }
    }

    private synchronized byte[] batch() {
        ByteArrayOutputStream bytesOut = new ByteArrayOutputStream(BATCH);
        try (DataOutputStream out = new DataOutputStream(bytesOut)) {
            while (!frames.isEmpty()
                    && (inHand == 0 || inHand + frames.getFirst().length < BATCH)) {
                byte[] frame = frames.removeFirst();
                out.writeInt(frame.length);
                out.write(frame);
                inHand += frame.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytesOut.toByteArray();
    }
}
