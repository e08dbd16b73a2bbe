package dev.actors.spring.web;

import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/**
 * What a PUT wants.
 *
 * @param behavior the behaviour
 * @param args its arguments; null if it takes none
 */
record SpawnRequest(BehaviorDefinition behavior, @Nullable Object args) {

    static SpawnRequest read(ObjectNode body, BehaviorRegistry behaviors, ProtocolJson json) {
        for (String key : body.propertyNames()) {
            if (!key.equals("behavior") && !key.equals("args")) {
                throw Problem.BAD_ARGUMENTS.raise(
                        "There is no '" + key + "' in a spawn. Known are behavior and args.");
            }
        }
        String name = body.path("behavior").isString() ? body.path("behavior").asString() : "";
        BehaviorDefinition behavior =
                behaviors
                        .find(name)
                        .orElseThrow(
                                () -> {
                                    List<String> known =
                                            behaviors.all().stream()
                                                    .map(BehaviorDefinition::name)
                                                    .toList();
                                    return Problem.UNKNOWN_BEHAVIOR.raise(
                                            "There is no behaviour '"
                                                    + name
                                                    + "'. Known are "
                                                    + String.join(", ", known)
                                                    + ".",
                                            Problem.known("behaviors", known));
                                });
        if (behavior.keyed()) {
            throw Problem.UNKNOWN_BEHAVIOR.raise(
                    "Behaviour '"
                            + name
                            + "' has an actor for each key, which its first message starts. POST"
                            + " to keyed/"
                            + name
                            + "/KEY below the base path.");
        }
        JsonNode args = body.path("args");
        if (!args.isMissingNode() && !args.isObject()) {
            throw Problem.BAD_ARGUMENTS.raise("args must be a JSON object.");
        }
        return new SpawnRequest(
                behavior,
                behaviors.bindArguments(
                        behavior,
                        args instanceof ObjectNode object ? json.asMap(object) : Map.of()));
    }
}
