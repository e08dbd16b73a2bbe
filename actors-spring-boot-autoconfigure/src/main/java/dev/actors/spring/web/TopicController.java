package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.NodeClosedException;
import dev.actors.topic.Topics;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Topics as streams of Server-Sent Events. A topic is there when it is used: the first to ask for
 * it makes it.
 */
@RequestMapping(ActorsHandlerMapping.BASE_PATH + "/topics/{topic}")
final class TopicController implements ProtocolController {

    private final Node node;
    private final Topics topics;
    private final ProtocolJson json;
    private final EventStreams streams;
    private final WebSettings.Topics settings;

    TopicController(
            Node node, ProtocolJson json, EventStreams streams, WebSettings.Topics settings) {
        this.node = node;
        this.json = json;
        this.streams = streams;
        this.settings = settings;
        topics = new Topics(node);
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @PathVariable String topic,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        check(topic);
        ShallowEtagHeaderFilter.disableContentCaching(request);
        EventStream stream = streams.open(request, response);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
        try {
            Address subscriber =
                    node.spawn(StreamSubscriber.spec(topic, lastEventId, stream, json, settings));
            CompletableFuture<?> unusedOver = stream.over().thenRun(() -> node.stop(subscriber));
            CompletableFuture<?> unusedEnd = node.termination(subscriber).thenRun(stream::end);
        } catch (NodeClosedException stopping) {
            stream.end();
        }
    }

    @RequestMapping(method = RequestMethod.HEAD)
    ModelAndView head(@PathVariable String topic) {
        check(topic);
        return JsonResponse.empty(HttpStatus.OK)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_EVENT_STREAM_VALUE)
                .now();
    }

    private void check(String topic) {
        ActorNames.checkForm(topic);
        if (!node.isRunning()) {
            throw Problem.NODE_STOPPING.raise(Problem.NODE_STOPPING_DETAIL);
        }
        if (topics.find(topic).isEmpty() && topics.names().size() >= settings.maxStreams()) {
            throw Problem.TOO_MANY_STREAMS.raise(
                    "There are "
                            + settings.maxStreams()
                            + " topics already, so that a stream makes no new one.");
        }
    }
}
