package dev.actors.spring.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * All open streams: it bounds their number, and ends them before the web server's graceful shutdown
 * would wait for them.
 */
final class EventStreams implements SmartLifecycle {

    /** Above the phase in which Boot shuts its web server down gracefully. */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

    private final WebSettings.Topics settings;
    private final Semaphore room;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** A web server that has started already is served before {@link #start}. */
    private volatile boolean stopping;

    EventStreams(WebSettings.Topics settings) {
        this.settings = settings;
        room = new Semaphore(settings.maxStreams());
    }

    /**
     * Makes the response to a request a stream.
     *
     * @throws ProblemException if there are too many, or the server is stopping
     */
    EventStream open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (stopping) {
            throw Problem.NODE_STOPPING.raise(Problem.NODE_STOPPING_DETAIL);
        }
        if (!room.tryAcquire()) {
            throw Problem.TOO_MANY_STREAMS.raise(
                    "There are "
                            + settings.maxStreams()
                            + " streams already. Try again later, or raise"
                            + " actors.web.topics.max-streams.");
        }
        EventStream stream;
        try {
            stream = begin(request, response);
        } catch (IOException | RuntimeException e) {
            room.release();
            throw e;
        }
        open.add(stream);
        CompletableFuture<?> unused = stream.over().thenRun(() -> release(stream));
        if (stopping) {
            stream.end();
        }
        return stream;
    }

    private EventStream begin(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AsyncContext exchange = request.startAsync(request, response);
        exchange.setTimeout(0);
        try {
            return new EventStream(exchange, settings.buffer());
        } catch (IOException | RuntimeException e) {
            exchange.complete();
            throw e;
        }
    }

    private void release(EventStream stream) {
        open.remove(stream);
        room.release();
    }

    @Override
    public void start() {
        stopping = false;
        running = true;
    }

    @Override
    public void stop() {
        stopping = true;
        running = false;
        open.forEach(EventStream::end);
    }

    /**
     * The web server shuts down when what can end has ended: from then on it looks at nothing that
     * takes time.
     */
    @Override
    public void stop(Runnable done) {
        stop();
        CompletableFuture<?>[] ends =
                open.stream()
                        .filter(EventStream::endsSoon)
                        .map(EventStream::over)
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture<?> unused = CompletableFuture.allOf(ends).thenRun(done);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
