package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.insight.ActorAction;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Optional;

/**
 * What the dashboard does to actors, where the application allows it. The bodies are JSON, which no
 * form of another page can send.
 */
@RequestMapping(ActorsHandlerMapping.BASE_PATH + DashboardShell.PATH + "/api/actions")
final class DashboardActions implements ProtocolController {

    private final Node node;
    private final ActorViews actors;
    private final ActorResource resource;
    private final ProtocolJson json;
    private final boolean allowed;

    DashboardActions(
            Node node,
            ActorViews actors,
            ActorResource resource,
            ProtocolJson json,
            DashboardSettings settings) {
        this.node = node;
        this.actors = actors;
        this.resource = resource;
        this.json = json;
        allowed = settings.allowActions();
    }

    @PostMapping(path = "/{action}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ModelAndView act(@PathVariable String action, HttpServletRequest request) throws IOException {
        requireAllowed();
        ActorAction wanted = RequestValues.constant("action", ActorAction.class, action);
        Optional<String> refusal =
                wanted.perform(node, actor(json.readObject(resource.read(request))));
        if (refusal.isPresent()) {
            throw Problem.NO_RESTART_LEFT.raise(refusal.get());
        }
        return JsonResponse.empty(HttpStatus.NO_CONTENT).now();
    }

    @PostMapping(path = "/send", consumes = MediaType.APPLICATION_JSON_VALUE)
    Object send(HttpServletRequest request) throws IOException {
        requireAllowed();
        ObjectNode body = json.readObject(resource.read(request));
        Address actor = actor(body);
        JsonNode message = body.get("message");
        if (message == null) {
            throw Problem.BAD_REQUEST.raise("Say what to send: \"message\" is a JSON value.");
        }
        String behavior = node.behavior(actor).orElse("");
        return resource.send(actor.toString(), actor, behavior, message, request);
    }

    private void requireAllowed() {
        if (!allowed) {
            throw Problem.ACTIONS_NOT_ALLOWED.raise(
                    "The dashboard only reads. Set actors.dashboard.allow-actions=true to let it"
                            + " kill, restart and send.");
        }
        resource.requireRunning();
    }

    private Address actor(ObjectNode body) {
        String address = body.path("address").asString("");
        return actors.find(address)
                .orElseThrow(
                        () ->
                                Problem.NO_SUCH_ACTOR.raise(
                                        "No living actor has the address '" + address + "'."));
    }
}
