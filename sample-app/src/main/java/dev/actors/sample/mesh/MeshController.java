package dev.actors.sample.mesh;

import dev.actors.ActorException;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsMeshProperties;
import dev.actors.mesh.Mesh;
import dev.actors.mesh.MeshState;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Shows which actor lives on which node, as all nodes tell it, and spawns on any of them. */
@Profile("mesh")
@RestController
class MeshController {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Node node;
    private final Mesh mesh;
    private final ActorsMeshProperties properties;

    /**
     * The mesh as one of its nodes sees it.
     *
     * @param self the node that was asked
     * @param state how it stands to the others
     * @param pulse the node whose pulse has the mesh-wide name, if one has
     * @param nodes those that are known, in the order of their names
     */
    record View(String self, MeshState state, @Nullable String pulse, List<NodeView> nodes) {}

    /**
     * A node.
     *
     * @param reached whether it is there
     * @param residents who lives there; null if it does not say
     */
    record NodeView(String name, boolean reached, Roster.@Nullable Residents residents) {}

    MeshController(Node node, Mesh mesh, ActorsMeshProperties properties) {
        this.node = node;
        this.mesh = mesh;
        this.properties = properties;
    }

    @GetMapping("/mesh")
    CompletableFuture<View> look() {
        SortedSet<String> reached = new TreeSet<>(mesh.nodes());
        reached.add(node.name());
        SortedSet<String> known = new TreeSet<>(properties.peers());
        known.addAll(reached);
        List<CompletableFuture<NodeView>> nodes =
                known.stream().map(name -> look(name, reached.contains(name))).toList();
        return CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new))
                .thenApply(
                        _ ->
                                new View(
                                        node.name(),
                                        mesh.state(),
                                        mesh.whereis(Pulse.NAME)
                                                .flatMap(Address::nodeName)
                                                .orElse(null),
                                        nodes.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<NodeView> look(String name, boolean reached) {
        if (!reached) {
            return CompletableFuture.completedFuture(new NodeView(name, false, null));
        }
        return node.askAsync(mesh.named(name, "roster"), new Roster.Look(), PATIENCE)
                .handle((reply, _) -> new NodeView(name, true, (Roster.Residents) reply));
    }

    @PostMapping(path = "/mesh/{name}/counters", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Callable<Map<String, String>> spawnCounter(@PathVariable String name) {
        return () -> Map.of("address", mesh.spawn(name, "counter", Map.of()).toString());
    }

    @ExceptionHandler
    ProblemDetail explain(ActorException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, e.getMessage());
    }
}
