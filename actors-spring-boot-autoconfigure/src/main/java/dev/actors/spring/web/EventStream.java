package dev.actors.spring.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A response that goes on for as long as its client reads, with bounded memory and without a thread
 * of its own.
 *
 * <p>It is written by the servlet container's non-blocking output. Whoever has something to say
 * (the actor that offers an event, or the container's thread once the socket has room again) writes
 * as much as the socket takes and goes away; what is left waits here. So a stalled socket holds up
 * nobody.
 *
 * <p>Invariants: one thread at a time is in {@link #write}, the one that has raised {@code signals}
 * from zero; others leave a signal and it goes round again. Once the container has ended the
 * exchange, it gives its objects to the next one, whose connection a late write would break: so
 * nothing touches them before the container's first call or once {@code untouchable} is set, and
 * who does holds the gate, which the container's report of an error must pass first. {@link
 * #onComplete} takes no lock, since the container holds one of its own there.
 */
final class EventStream implements WriteListener, AsyncListener {

    private final AsyncContext exchange;
    private final ServletOutputStream out;
    private final @Nullable ConnectionCut connection;
    private final long capacity;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean begun;
    private volatile boolean ending;
    private volatile boolean untouchable;
    private final Object gate = new Object();

    /** Of the thread that writes. */
    private boolean flushed = true;

    /**
     * A stream in a request that has become asynchronous.
     *
     * @param exchange has no time-out
     * @param capacity bytes that may wait for the client
     */
    EventStream(AsyncContext exchange, long capacity) throws IOException {
        this.exchange = exchange;
        this.capacity = capacity;
        connection = (ConnectionCut) exchange.getRequest().getAttribute(ConnectionCut.ATTRIBUTE);
        out = exchange.getResponse().getOutputStream();
        exchange.addListener(this);
        out.setWriteListener(this);
    }

    /**
     * Writes later, in order, if there is room for it. What finds nothing before it has always
     * room. Only one thread offers at a time; it never waits.
     *
     * @return false if the client is too slow, or gone
     */
    boolean offer(byte[] text) {
        long before = waitingBytes.get();
        if (ending || untouchable || (before > 0 && before + text.length > capacity)) {
            return false;
        }
        waitingBytes.addAndGet(text.length);
        waiting.add(text);
        signal();
        return true;
    }

    /** Tells whether everything that was offered has been handed to the container. */
    boolean isDrained() {
        return waitingBytes.get() == 0;
    }

    /**
     * Ends the response, with what waits forgotten. The connection of a client that does not take
     * what was begun is cut off; where the server has no means to do so, it gives up in its time.
     */
    void end() {
        ending = true;
        signal();
    }

    /** Whether the server ends the response within seconds, though the client does not read. */
    boolean endsSoon() {
        return connection != null;
    }

    /**
     * Done when the container is through with the request, or the client is known to be gone; on a
     * thread that must not block.
     */
    CompletableFuture<Void> over() {
        return over;
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            int seen = 1;
            do {
                write();
                seen = signals.addAndGet(-seen);
            } while (seen != 0);
        }
    }

    private void write() {
        if (!writes()) {
            over.complete(null);
        }
    }

    /** Tells whether the connection is well, as far as one knows. */
    private boolean writes() {
        synchronized (gate) {
            try {
                writeWhatIsTaken();
            } catch (IOException clientIsGone) {
                untouchable = true; // the container ends the exchange, but may tell nobody
                waiting.clear();
                return false;
            } catch (RuntimeException fault) {
                untouchable = true;
                waiting.clear();
                completeUnlessOver(); // the container knows nothing of a fault in a filter, say
            }
            return true;
        }
    }

    private void completeUnlessOver() {
        try {
            exchange.complete();
        } catch (IllegalStateException over) {
            waiting.clear();
        }
    }

    private void writeWhatIsTaken() throws IOException {
        while (begun && !untouchable && out.isReady()) {
            if (ending) {
                untouchable = true;
                exchange.complete();
                waiting.clear();
                return;
            }
            byte[] next = waiting.poll();
            if (next != null) {
                flushed = false;
                out.write(next);
                waitingBytes.addAndGet(-next.length);
            } else if (!flushed) {
                flushed = true;
                out.flush();
            } else {
                return;
            }
        }
        if (ending && begun) {
            cut();
        }
    }

    private void cut() {
        if (!untouchable && connection != null) {
            untouchable = true;
            connection.cut();
        }
        waiting.clear();
    }

    @Override
    public void onWritePossible() {
        begun = true;
        signal();
    }

    /** Jetty tells nobody but this one. */
    @Override
    public void onError(Throwable clientIsGone) {
        fence();
        completeUnlessOver();
    }

    @Override
    public void onError(AsyncEvent clientIsGone) {
        fence();
        completeUnlessOver();
    }

    /** What cuts the connection off may have let the time run out, and ends the exchange. */
    @Override
    public void onTimeout(AsyncEvent event) {
        fence();
    }

    private void fence() {
        synchronized (gate) {
            untouchable = true;
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        untouchable = true;
        waiting.clear();
        over.complete(null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
