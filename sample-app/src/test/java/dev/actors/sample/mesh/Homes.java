package dev.actors.sample.mesh;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the actors of keys live, as {@code GET /mesh} shows it. */
final class Homes {

    /** The keys of the pulse. */
    static final int PULSED = 9;

    private Homes() {}

    /** The nodes that have an actor of each key. */
    static Map<String, List<String>> in(JsonNode view) {
        Map<String, List<String>> homes = new TreeMap<>();
        for (JsonNode node : view.path("nodes")) {
            for (JsonNode actor : node.path("residents").path("actors")) {
                if (!actor.path("key").isNull()) {
                    homes.computeIfAbsent(actor.path("key").asString(), _ -> new ArrayList<>())
                            .add(node.path("name").asString());
                }
            }
        }
        return homes;
    }

    /** Whether each key of the pulse has one actor, on one of some nodes. */
    static boolean areAmong(List<String> nodes, JsonNode view) {
        Map<String, List<String>> homes = in(view);
        return homes.size() == PULSED
                && homes.values().stream()
                        .allMatch(home -> home.size() == 1 && nodes.contains(home.getFirst()));
    }
}
