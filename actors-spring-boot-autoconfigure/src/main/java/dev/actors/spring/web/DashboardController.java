package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.Page;
import dev.actors.spring.insight.Watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The data of the dashboard: each view can be read, or watched on a stream. */
@RequestMapping(ActorsHandlerMapping.BASE_PATH + DashboardShell.PATH + "/api")
final class DashboardController implements ProtocolController {

    /** Streams at once; each has a page of its own to be looked up every second. */
    static final int MAX_STREAMS = 32;

    private static final Duration STATE_PATIENCE = Duration.ofMillis(250);
    private static final int TREE_PAGE = 100;

    private final NodeModel model;
    private final Node node;
    private final ActorViews actors;
    private final NodeViews views;
    private final Watch watch;
    private final EventStreams streams;
    private final ProtocolJson json;
    private final Semaphore room = new Semaphore(MAX_STREAMS);

    DashboardController(
            NodeModel model,
            ActorViews actors,
            NodeViews views,
            Watch watch,
            EventStreams streams,
            ProtocolJson json) {
        this.model = model;
        this.actors = actors;
        this.views = views;
        this.watch = watch;
        this.streams = streams;
        this.json = json;
        node = model.node();
    }

    @GetMapping(path = "/node", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView node() {
        return ok(views.node()).now();
    }

    @GetMapping(path = "/overview", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView overview() {
        return ok(views.overview()).now();
    }

    @GetMapping(path = "/actors", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView actors(HttpServletRequest request) {
        Page<ActorViews.Row> page = actors.rows(new DashboardQuery(request).actors());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("rows", page.items());
        body.put("page", page.page());
        body.put("size", page.size());
        body.put("total", page.total());
        return ok(body).now();
    }

    @GetMapping(path = "/tree", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView tree(HttpServletRequest request) {
        DashboardQuery query = new DashboardQuery(request);
        int size = query.size(TREE_PAGE);
        int page = query.page("page", size);
        return ok(actors.children(query.parent(actors), page, size, model.tree(model.census())))
                .now();
    }

    @GetMapping(path = "/actor", produces = MediaType.APPLICATION_JSON_VALUE)
    DeferredResult<ModelAndView> actor(HttpServletRequest request) {
        Address actor = new DashboardQuery(request).actor(actors);
        return JsonResponse.later(
                node.state(actor, STATE_PATIENCE)
                        .thenApply(
                                state ->
                                        ok(
                                                actors.actor(actor, state)
                                                        .orElseThrow(
                                                                () ->
                                                                        Problem.NO_SUCH_ACTOR.raise(
                                                                                "The actor has just"
                                                                                    + " ended.")))));
    }

    @GetMapping(path = "/actor/stack", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView stack(HttpServletRequest request) {
        return ok(actors.stack(new DashboardQuery(request).actor(actors))).now();
    }

    @GetMapping(path = "/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView deadLetters() {
        return ok(views.deadLetters()).now();
    }

    @GetMapping(path = "/topics", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView topics() {
        return ok(views.topics()).now();
    }

    @GetMapping(path = "/nodes", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView nodes() {
        return ok(views.nodes()).now();
    }

    @GetMapping(path = "/flow", produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView flow() {
        return ok(views.flow()).now();
    }

    private JsonResponse ok(Object body) {
        return JsonResponse.of(HttpStatus.OK, json.writeAnyText(body))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    // The stream

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        DashboardQuery query = new DashboardQuery(request);
        Optional<DashboardView.Kind> kind = query.view();
        DashboardView view = kind.map(wanted -> view(wanted, query)).orElse(null);
        if (!room.tryAcquire()) {
            throw Problem.TOO_MANY_STREAMS.raise(
                    MAX_STREAMS + " streams of the dashboard are open already. Close a page.");
        }
        ShallowEtagHeaderFilter.disableContentCaching(request);
        EventStream stream = open(request, response);
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
        Runnable leave =
                watch.add(
                        new DashboardStream(stream, model, views, view, json),
                        kind.filter(wanted -> wanted == DashboardView.Kind.FLOW).isPresent());
        CompletableFuture<?> unusedOver =
                stream.over()
                        .thenRun(
                                () -> {
                                    leave.run();
                                    room.release();
                                });
    }

    private EventStream open(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean isOpen = false;
        try {
            EventStream stream = streams.open(request, response);
            isOpen = true;
            return stream;
        } finally {
            if (!isOpen) {
                room.release();
            }
        }
    }

    private DashboardView view(DashboardView.Kind kind, DashboardQuery query) {
        return switch (kind) {
            case ACTORS -> new DashboardView.Table(query.actors(), actors, json);
            case ACTOR -> new DashboardView.One(query.actor(actors), node, actors, json);
            case OVERVIEW -> new DashboardView.Whole(kind, views::behaviors, json);
            case DEAD_LETTERS -> new DashboardView.Whole(kind, views::deadLetters, json);
            case TOPICS -> new DashboardView.Whole(kind, views::topics, json);
            case NODES -> new DashboardView.Whole(kind, views::nodes, json);
            case FLOW -> new DashboardView.Whole(kind, views::flow, json);
            case TREE -> {
                int size = query.size(TREE_PAGE);
                int page = query.page("rootPage", size);
                yield new DashboardView.Whole(
                        kind,
                        DashboardView.branches(query.open(actors), page, size, model, actors),
                        json);
            }
        };
    }
}
