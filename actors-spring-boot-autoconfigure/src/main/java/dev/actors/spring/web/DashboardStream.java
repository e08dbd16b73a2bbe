package dev.actors.spring.web;

import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.NodeSample;
import dev.actors.spring.insight.RecentEvents;
import dev.actors.spring.insight.Watch;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One who watches the dashboard. All that has changed goes into one block, and what comes while the
 * client has not read the last one is left out: the next block says how things are then. Where
 * nothing has changed there is a comment, by which a client that has vanished is missed. One that
 * reads nothing for long is cut off.
 */
final class DashboardStream implements Watch.Watcher {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final EventStream stream;
    private final NodeModel model;
    private final NodeViews node;
    private final @Nullable DashboardView view;
    private final ProtocolJson json;
    private @Nullable NodeSample shown;
    private long writtenAt = System.nanoTime();

    DashboardStream(
            EventStream stream,
            NodeModel model,
            NodeViews node,
            @Nullable DashboardView view,
            ProtocolJson json) {
        this.stream = stream;
        this.model = model;
        this.node = node;
        this.view = view;
        this.json = json;
    }

    @Override
    public void see(RecentEvents.Restarts restarts) {
        long now = System.nanoTime();
        if (!stream.isDrained()) {
            if (now - writtenAt > PATIENCE) {
                stream.end();
            }
            return;
        }
        byte[] news = news(restarts);
        writtenAt = now;
        byte[] block = news.length == 0 ? EventText.HEARTBEAT : news;
        boolean unused = stream.offer(block); // false if the client is gone
    }

    private byte[] news(RecentEvents.Restarts restarts) {
        ByteArrayOutputStream news = new ByteArrayOutputStream();
        if (shown == null) {
            news.writeBytes(EventText.retry(RETRY));
        }
        NodeSample sample = model.sample();
        if (!sample.saysTheSameAs(shown)) {
            shown = sample;
            write("sample", json.writeAnyText(sample), news);
        }
        byte[] changed = view == null ? null : view.next();
        if (view != null && changed != null) {
            write(view.name(), changed, news);
        }
        if (!restarts.latest().isEmpty()) {
            write("restarts", json.writeAnyText(node.restarts(restarts)), news);
        }
        return news.toByteArray();
    }

    /** JSON has no line ends of its own. */
    private static void write(String event, byte[] data, ByteArrayOutputStream to) {
        to.writeBytes(("event: " + event + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        to.writeBytes(data);
        to.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
    }
}
