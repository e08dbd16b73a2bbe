package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** One direction of a connection between two nodes of one JVM: what is passed arrives in order. */
final class Passage implements Route, AutoCloseable {

    private static final String TOO_BIG = "too big";

    private final Node from;
    private final Node to;
    private final ExecutorService courier = Executors.newSingleThreadExecutor();
    private final AtomicLong lastAsk = new AtomicLong();
    private final Map<Long, CompletableFuture<Object>> asks = new ConcurrentHashMap<>();
    private final Map<Watcher, String> watchers = new ConcurrentHashMap<>();
    private final Map<Runnable, String> waiting = new ConcurrentHashMap<>();
    private volatile boolean full;
    private @Nullable Passage back;

    /** Makes both directions. */
    static Passage between(Node one, Node other) {
        Passage there = new Passage(one, other);
        there.back = new Passage(other, one);
        there.back.back = there;
        one.addRoute(there);
        other.addRoute(there.back);
        return there;
    }

    private Passage(Node from, Node to) {
        this.from = from;
        this.to = to;
    }

    /** Has no room, or has it again. */
    void full(boolean now) {
        full = now;
        waiting.keySet().forEach(Runnable::run);
    }

    boolean isWaitedFor() {
        return !waiting.isEmpty();
    }

    int openAsks() {
        return asks.size();
    }

    int watchers() {
        return watchers.size();
    }

    /** Is lost: all that waits for the other side is told. */
    void breakDown() {
        asks.values()
                .forEach(
                        ask ->
                                ask.completeExceptionally(
                                        new Failure(
                                                        Failure.Kind.DEAD,
                                                        "lost",
                                                        new ExitReason.NoConnection())
                                                .toException()));
        watchers.keySet().forEach(watcher -> watcher.ended(new ExitReason.NoConnection()));
        from.arrivals().disconnected(to.name());
    }

    @Override
    public boolean leadsTo(Address address) {
        return address.nodeName().filter(to.name()::equals).isPresent()
                || from.keyedActors()
                        .placeOf(address)
                        .filter(new Place.On(to.name())::equals)
                        .isPresent();
    }

    @Override
    public boolean send(Address address, Object message) {
        if (PassedOn.without(message).equals(TOO_BIG)) {
            throw new Failure(Failure.Kind.ILLEGAL_MESSAGE, TOO_BIG).toException();
        }
        if (!full) {
            courier.execute(() -> to.arrivals().send(address, message));
        }
        return !full;
    }

    @Override
    public Runnable whenRoom(Address address, Runnable action) {
        waiting.put(action, "");
        return () -> waiting.remove(action);
    }

    @Override
    public @Nullable CompletableFuture<Object> ask(Address address, Object message) {
        if (full) {
            return null;
        }
        CompletableFuture<Object> reply = new CompletableFuture<>();
        long number = lastAsk.incrementAndGet();
        asks.put(number, reply);
        Futures.whenDone(reply, () -> asks.remove(number));
        courier.execute(() -> arrive(address, message, reply));
        return reply;
    }

    private void arrive(Address address, Object message, CompletableFuture<Object> reply) {
        CompletableFuture<Object> answer = to.arrivals().ask(address, message);
        Futures.whenDone(answer, () -> back.courier.execute(() -> settle(reply, answer)));
    }

    private static void settle(CompletableFuture<Object> reply, CompletableFuture<Object> answer) {
        if (answer.isCompletedExceptionally()) {
            reply.completeExceptionally(Failure.of(answer.exceptionNow()).toException());
        } else {
            reply.complete(answer.resultNow());
        }
    }

    @Override
    public Runnable monitor(Address actor, Watcher watcher) {
        watchers.put(watcher, "");
        CompletableFuture<Runnable> end = new CompletableFuture<>();
        courier.execute(() -> end.complete(to.arrivals().monitor(actor, back.carrying(watcher))));
        return () -> {
            watchers.remove(watcher);
            Futures.whenDone(end, () -> end.join().run());
        };
    }

    /** What it hears arrives behind what was passed before. */
    private Watcher carrying(Watcher watcher) {
        return new Watcher() {
            @Override
            public void ended(ExitReason reason) {
                courier.execute(() -> watcher.ended(reason));
            }

            @Override
            public void restarted(ExitReason cause) {
                courier.execute(() -> watcher.restarted(cause));
            }
        };
    }

    @Override
    public void link(Address own, Address other, @Nullable String node) {
        if (to.name().equals(node)) {
            courier.execute(() -> to.arrivals().link(own, other));
        }
    }

    @Override
    public void unlink(Address own, Address other) {
        courier.execute(() -> to.arrivals().unlink(own, other));
    }

    @Override
    public void exit(Address own, Address other, ExitReason reason) {
        courier.execute(() -> to.arrivals().exit(own, other, reason));
    }

    @Override
    public void end(Address actor, EndOrder order) {
        courier.execute(() -> to.arrivals().end(actor, order));
    }

    @Override
    public void close() {
        courier.shutdown();
        back.courier.shutdown();
    }
}
