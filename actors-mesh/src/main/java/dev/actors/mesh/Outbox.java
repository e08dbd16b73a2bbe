package dev.actors.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
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

    private static final Logger LOGGER = System.getLogger(Outbox.class.getName());

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
    private final Thread sender;
    private volatile long bytes;
    private volatile boolean closed;

    /** Whether the sender has found nothing, and must be woken. */
    private boolean rests;

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
        sender = Thread.ofPlatform().daemon().name(name).unstarted(this::send);
        sender.start();
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
        boolean isLost;
        boolean wakes = false;
        synchronized (this) {
            isLost = closed;
            if (!isLost) {
                frames.add(frame);
                bytes += frame.length;
                wakes = rests;
                rests = false;
            }
        }
        if (isLost) {
            lost.accept(frame);
        } else if (wakes) {
            LockSupport.unpark(sender);
        }
    }

    Runnable whenRoom(Runnable action) {
        waiting.add(action);
        return () -> waiting.remove(action);
    }

    /** Those who wait for room look again. */
    void tellOfRoom() {
        waiting.forEach(Runnable::run);
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

    /** Tells whether it sends nothing any more. */
    boolean isClosed() {
        return closed;
    }

    /** Ends it; what still waits is lost. */
    void close() {
        List<byte[]> unsent;
        synchronized (this) {
            closed = true;
            unsent = List.copyOf(frames);
            frames.clear();
            bytes = 0;
        }
        LockSupport.unpark(sender);
        tellOfRoom();
        unsent.forEach(lost);
    }

    private void send() {
        try {
            for (List<byte[]> next = next(); !next.isEmpty(); next = next()) {
                carrier.carry(packed(next));
            }
        } catch (Throwable e) { // nobody else would close it
            LOGGER.log(Level.DEBUG, "What was to be sent by " + sender.getName() + " is lost", e);
            close();
        }
    }

    /** The frames of the next batch, once there are any; none when the outbox is closed. */
    private List<byte[]> next() {
        settle();
        List<byte[]> next = take();
        while (next.isEmpty() && !closed) {
            LockSupport.park(this);
            next = take();
        }
        return next;
    }

    /** The last batch is sent. */
    private void settle() {
        boolean wasFull;
        synchronized (this) {
            wasFull = !hasRoom();
            bytes -= closed ? 0 : inHand;
            inHand = 0;
        }
        if (wasFull && hasRoom()) {
            tellOfRoom();
        }
    }

    private synchronized List<byte[]> take() {
        List<byte[]> taken = new ArrayList<>();
        while (!frames.isEmpty() && (inHand == 0 || inHand + frames.getFirst().length < BATCH)) {
            byte[] frame = frames.removeFirst();
            taken.add(frame);
            inHand += frame.length;
        }
        rests = taken.isEmpty();
        return taken;
    }

    /** One behind the other, each behind its length. */
    private static byte[] packed(List<byte[]> frames) {
        int size = 0;
        for (byte[] frame : frames) {
            size += Integer.BYTES + frame.length;
        }
        ByteBuffer batch = ByteBuffer.allocate(size);
        for (byte[] frame : frames) {
            batch.putInt(frame.length).put(frame);
        }
        return batch.array();
    }
}
