package dev.actors.mesh;

import dev.actors.ActorException;
import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.Watcher;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The connection to one life of another node, from the moment at which it is seen to the moment at
 * which it is lost; a connection that heals is another link.
 *
 * <p>Both sides tell each other the numbers of their links. A link is open once the other side has
 * told its number; where that changes, the other side has lost the link meanwhile, and so this one
 * is lost too. So both sides forget what was between them, whichever has noticed.
 *
 * <p>Invariants. What is added to the tables below is settled by its answer or by {@link #close},
 * also if it is added after that. Nothing that has come by the link is delivered after {@link
 * #close} has begun, so nobody gets a message of a node after the news of its loss.
 */
final class Link {

    /** Questions of users under way, after which there is no room for more. */
    static final int QUESTIONS = 100_000;

    private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis());

    final Member member;
    final long number;

    /**
     * Its messages that found no room, and of which it was not told; the receiving thread's own.
     */
    long overflowed;

    /** The receiving thread's own. */
    final RefusedFrames refused;

    private final Outbox outbox;
    private final Codec codec;
    private final AtomicLong lastRequest = new AtomicLong();
    private final Map<Long, CompletableFuture<@Nullable Object>> asked = new ConcurrentHashMap<>();
    private final Map<Long, Watcher> watchers = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<@Nullable Object>> taken = new ConcurrentHashMap<>();
    private final Map<Long, Runnable> watched = new ConcurrentHashMap<>();

    /** Held while something is delivered, so that nothing is once others hear of the loss. */
    private final Object receiving = new Object();

    private volatile long otherNumber;
    private volatile boolean closed;

    /** Whether somebody has found too many questions under way. */
    private volatile boolean isFull;

    Link(Member member, long number, Outbox outbox, Codec codec) {
        this.member = member;
        this.number = number;
        this.outbox = outbox;
        this.codec = codec;
        refused = new RefusedFrames(member.node(), System::nanoTime);
    }

    static long nextNumber() {
        return LAST.incrementAndGet();
    }

    Outbox outbox() {
        return outbox;
    }

    /** Tells the other side this one's number, and which of its own is known. */
    void greet(long known) {
        say(new Frame.Hello(number, known));
    }

    /**
     * Says something that has always room.
     *
     * @throws WireException if something in it cannot travel
     */
    void say(Frame frame) {
        outbox.add(codec.encode(frame));
    }

    /** Says something if there is room. */
    boolean offer(Frame frame) {
        boolean hasRoom = outbox.hasRoom();
        if (hasRoom) {
            say(frame);
        }
        return hasRoom;
    }

    /** Tells whether the other side has told its number, and the link is not lost. */
    boolean isOpen() {
        return otherNumber != 0 && !closed;
    }

    long otherNumber() {
        return otherNumber;
    }

    void open(long number) {
        otherNumber = number;
    }

    // What this side wants of the other

    /** A question under way; its answer is given to {@link #answered}. */
    long ask(CompletableFuture<@Nullable Object> reply) {
        long request = lastRequest.incrementAndGet();
        asked.put(request, reply);
        if (closed && asked.remove(request) != null) {
            reply.completeExceptionally(lost());
        }
        return request;
    }

    @Nullable CompletableFuture<@Nullable Object> answered(long request) {
        CompletableFuture<@Nullable Object> reply = asked.remove(request);
        if (isFull) {
            isFull = false;
            outbox.tellOfRoom();
        }
        return reply;
    }

    /** Tells whether there is room for one more question. */
    boolean hasRoomToAsk() {
        if (asked.size() >= QUESTIONS) {
            isFull = true; // before the second look: an answer in between has not seen it
            return asked.size() < QUESTIONS;
        }
        return outbox.hasRoom();
    }

    /** Nobody waits for an answer any more; false if it has come. */
    boolean dropped(long request) {
        return answered(request) != null;
    }

    /** A watch under way. */
    long watch(Watcher watcher) {
        long request = lastRequest.incrementAndGet();
        watchers.put(request, watcher);
        if (closed && watchers.remove(request) != null) {
            watcher.ended(new ExitReason.NoConnection());
        }
        return request;
    }

    @Nullable Watcher watcher(long request) {
        return watchers.get(request);
    }

    @Nullable Watcher endWatch(long request) {
        return watchers.remove(request);
    }

    // What the other side wants of this one

    /** A question of the other side, until it is answered. */
    void take(long request, CompletableFuture<@Nullable Object> answer) {
        taken.put(request, answer);
        if (closed) {
            forget(request);
        }
    }

    /** Nobody waits for an answer any more. */
    void forget(long request) {
        CompletableFuture<?> answer = taken.remove(request);
        if (answer != null) {
            answer.cancel(false);
        }
    }

    void settled(long request) {
        taken.remove(request);
    }

    /** A watch of the other side, until it is ended. */
    void watched(long request, Runnable end) {
        watched.put(request, end);
        if (closed) {
            unwatch(request);
        }
    }

    void unwatch(long request) {
        Runnable end = watched.remove(request);
        if (end != null) {
            end.run();
        }
    }

    /** Does something with what has come by this link, unless it is not open, or lost. */
    void receive(Runnable delivery) {
        synchronized (receiving) {
            if (isOpen()) {
                delivery.run();
            }
        }
    }

    /** Is lost: what has come by it and is not delivered by now never is. */
    void close() {
        synchronized (receiving) {
            closed = true;
        }
        taken.keySet().forEach(this::forget);
        watched.keySet().forEach(this::unwatch);
        for (Long request : Set.copyOf(asked.keySet())) {
            CompletableFuture<@Nullable Object> reply = asked.remove(request);
            if (reply != null) {
                reply.completeExceptionally(lost());
            }
        }
        for (Long request : Set.copyOf(watchers.keySet())) {
            Watcher watcher = watchers.remove(request);
            if (watcher != null) {
                watcher.ended(new ExitReason.NoConnection());
            }
        }
        outbox.close();
    }

    private ActorException lost() {
        return unreachable(member.node());
    }

    /** What an asker reads whose question did not get to a node, or no answer back. */
    static ActorException unreachable(String node) {
        return new Failure(
                        Failure.Kind.DEAD,
                        "The node "
                                + node
                                + " cannot be reached. Not known whether the actor lives.",
                        new ExitReason.NoConnection())
                .toException();
    }
}
