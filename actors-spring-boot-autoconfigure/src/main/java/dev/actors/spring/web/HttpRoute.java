package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.EndOrder;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.Route;
import dev.actors.Watcher;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The way to actors behind the REST protocol of other applications. Requests wait on virtual
 * threads, and no sender does: what is sent to one actor goes there one after the other, and an ask
 * begins in that order, but holds nothing up while it waits for its reply.
 *
 * <p>The protocol tells nobody that an actor has ended: who watches one, or is linked to it, has it
 * looked for now and then.
 */
final class HttpRoute implements Route {

    /** A link, from an actor of the node to one elsewhere. */
    private record Bond(Address from, Address to) {}

    private static final Log LOGGER = LogFactory.getLog(HttpRoute.class);

    private final Node node;
    private final HttpSettings settings;
    private final PeerClient client;
    private final PeerJson json;
    private final Lanes lanes;
    private final Map<Bond, Runnable> links = new ConcurrentHashMap<>();
    private final Set<CountDownLatch> watches = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    HttpRoute(Node node, HttpSettings settings, PeerClient client, PeerJson json) {
        this.node = node;
        this.settings = settings;
        this.client = client;
        this.json = json;
        lanes = new Lanes(settings.queueCapacity());
    }

    @Override
    public boolean leadsTo(Address to) {
        return settings.peerOf(to).isPresent();
    }

    @Override
    public boolean send(Address to, Object message) {
        byte[] body = json.message(message);
        return lanes.offer(
                to,
                done -> {
                    try {
                        client.send(to, body);
                    } catch (PeerException e) {
                        node.arrivals().lost(to, message, e.failure().toException());
                    } finally {
                        done.run();
                    }
                });
    }

    @Override
    public Runnable whenRoom(Address to, Runnable action) {
        return lanes.whenRoom(to, action);
    }

    @Override
    public @Nullable CompletableFuture<@Nullable Object> ask(Address to, Object message) {
        byte[] body = json.message(message);
        CompletableFuture<@Nullable Object> reply = new CompletableFuture<>();
        boolean taken = lanes.offer(to, done -> ask(to, body, reply, done));
        return taken ? reply : null;
    }

    private void ask(
            Address to, byte[] body, CompletableFuture<@Nullable Object> reply, Runnable done) {
        Thread request =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                if (!reply.isDone()) {
                                    reply.complete(client.ask(to, body));
                                }
                            } catch (PeerException e) {
                                reply.completeExceptionally(e.failure().toException());
                            } finally {
                                done.run();
                            }
                        });
        CompletableFuture<?> unused =
                reply.whenComplete(
                        (_, _) -> {
                            if (reply.isCancelled()) {
                                request.interrupt();
                            }
                        });
    }

    @Override
    public Runnable monitor(Address actor, Watcher watcher) {
        CountDownLatch over = new CountDownLatch(1);
        watches.add(over);
        Thread unused =
                Thread.startVirtualThread(
                        () -> {
                            ExitReason end = awaitEnd(actor, over);
                            watches.remove(over);
                            if (end != null) {
                                watcher.ended(end);
                            }
                        });
        return over::countDown;
    }

    /** How an actor has ended; null if nobody wants to know any more. */
    private @Nullable ExitReason awaitEnd(Address actor, CountDownLatch over) {
        try {
            Duration pause = Duration.ZERO;
            while (!closed && !over.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                if (!client.exists(actor)) {
                    return new ExitReason.Unknown();
                }
                pause = settings.pollInterval();
            }
            return closed ? new ExitReason.NoConnection() : null;
        } catch (PeerException e) {
            return new ExitReason.NoConnection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ExitReason.NoConnection();
        }
    }

    @Override
    public void link(Address from, Address to, @Nullable String owner) {
        links.computeIfAbsent(
                new Bond(from, to),
                bond ->
                        monitor(
                                to,
                                new Watcher() {
                                    @Override
                                    public void ended(ExitReason reason) {
                                        links.remove(bond);
                                        HttpRoute.this.node.arrivals().exit(to, from, reason);
                                    }

                                    @Override
                                    public void restarted(ExitReason cause) {}
                                }));
    }

    @Override
    public void unlink(Address from, Address to) {
        Runnable watch = links.remove(new Bond(from, to));
        if (watch != null) {
            watch.run();
        }
    }

    /** A link breaks to both sides: an abnormal end here ends the actor there. */
    @Override
    public void exit(Address from, Address to, ExitReason reason) {
        unlink(from, to);
        if (!(reason instanceof ExitReason.Normal)) {
            boolean behindWhatWasSent =
                    lanes.offer(
                            to,
                            done -> {
                                try {
                                    end(to);
                                } finally {
                                    done.run();
                                }
                            });
            if (!behindWhatWasSent) {
                end(to, EndOrder.TERMINATE);
            }
        }
    }

    /**
     * The protocol has one way to end an actor: it is killed, and for good. It overtakes what is
     * under way.
     */
    @Override
    public void end(Address actor, EndOrder order) {
        Thread unused = Thread.startVirtualThread(() -> end(actor));
    }

    private void end(Address actor) {
        try {
            client.end(actor);
        } catch (PeerException e) {
            LOGGER.warn("An actor could not be ended. " + e.getMessage());
        }
    }

    /** Waits for what is under way, and tells watchers that they see nothing any more. */
    void close(Duration timeout) throws InterruptedException {
        closed = true;
        watches.forEach(CountDownLatch::countDown);
        lanes.awaitIdle(timeout);
    }
}
