package dev.actors.spring.web;

import dev.actors.ActorInfo;
import dev.actors.ActorStatus;
import dev.actors.Node;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.insight.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The named actors and the behaviours of a node. */
@RequestMapping(ActorsHandlerMapping.BASE_PATH)
final class ActorListController implements ProtocolController {

    private static final int MAX_PAGE_SIZE = 1_000;

    private final Node node;
    private final ProtocolJson json;
    private final Representations representations;
    private final Supplier<byte[]> behaviorList;

    /** A named actor. */
    private record Named(String name, ActorInfo actor) {}

    ActorListController(
            Node node,
            BehaviorRegistry behaviors,
            ProtocolJson json,
            ObjectProvider<BehaviorSchemas> schemas) {
        this.node = node;
        this.json = json;
        representations = new Representations(json);
        behaviorList = SingletonSupplier.of(() -> behaviorList(behaviors, schemas));
    }

    /** The behaviours of an application stay the same, and their schemas cost something. */
    private byte[] behaviorList(
            BehaviorRegistry behaviors, ObjectProvider<BehaviorSchemas> provider) {
        Optional<BehaviorSchemas> schemas = Optional.ofNullable(provider.getIfAvailable());
        return json.write(
                Map.of(
                        "behaviors",
                        behaviors.all().stream()
                                .map(behavior -> representations.behavior(behavior, schemas))
                                .toList()));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView list(
            @RequestParam(required = false) @Nullable String behavior,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        RequestValues.checkPage(page, size, MAX_PAGE_SIZE);
        ActorStatus wanted = status == null ? null : RequestValues.status(status);
        List<Named> matching =
                node.registered().stream()
                        .filter(ActorNames::isResource)
                        .flatMap(name -> named(name).stream())
                        .filter(
                                named ->
                                        behavior == null
                                                || named.actor().behavior().equals(behavior))
                        .filter(named -> wanted == null || named.actor().status() == wanted)
                        .toList();
        Page<Named> shown = Page.of(matching, page, size);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "actors",
                shown.map(named -> representations.summary(named.name(), named.actor())).items());
        body.put("page", shown.page());
        body.put("size", shown.size());
        body.put("total", shown.total());
        return ok(body);
    }

    private Optional<Named> named(String name) {
        return node.whereis(name).flatMap(node::info).map(actor -> new Named(name, actor));
    }

    /** Says HEAD too, which would else be that of an actor. */
    @RequestMapping(
            path = "/behaviors",
            method = {RequestMethod.GET, RequestMethod.HEAD},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView behaviors() {
        return JsonResponse.of(HttpStatus.OK, behaviorList.get()).now();
    }

    private ModelAndView ok(Map<String, ?> body) {
        return JsonResponse.of(HttpStatus.OK, json.write(body)).now();
    }
}
