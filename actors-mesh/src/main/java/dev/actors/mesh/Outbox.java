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

/**
 * What waits to be sent to one peer. A thread of its own sends it, many frames at once, since a
 * send may block for long and heeds no interrupt; when the outbox is closed, that thread is left
 * behind.
 *
 * <p>Invariants. {@code bytes} is the size of all frames that were added and are not sent, those in
 * the sender's hands too; it changes under this object's monitor. Frames are sent in the order in
 * which they were added. After a close nothing is added, and whoever waits for room is told.
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
     */
    Outbox(String name, long budget, Carrier carrier) {
        this.budget = budget;
        this.carrier = carrier;
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

    /** Adds a frame, be there room or not; does nothing once it is closed. */
    synchronized void add(byte[] frame) {
        if (!closed) {
            frames.add(frame);
            bytes += frame.length;
            notifyAll();
        }
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

    synchronized void close() {
        closed = true;
        frames.clear();
        bytes = 0;
        notifyAll();
        waiting.forEach(Runnable::run);
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
