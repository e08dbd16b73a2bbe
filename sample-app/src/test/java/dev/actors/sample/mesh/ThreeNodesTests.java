package dev.actors.sample.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.sample.Client;
import dev.actors.sample.Ports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Three processes that are one mesh, one of which is killed. */
@Timeout(180)
class ThreeNodesTests {

    private static final Pattern PROCESS = Pattern.compile("/mesh\\.html {2}process (\\d+)");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<Integer> ports = Ports.free(6);
    private final List<Integer> webPorts = ports.subList(0, 3);
    private final List<Integer> meshPorts = ports.subList(3, 6);

    private String awaitLine(String part) throws InterruptedException {
        List<String> passed = new ArrayList<>();
        String line = lines.poll(60, TimeUnit.SECONDS);
        while (line != null && !line.contains(part)) {
            passed.add(line);
            line = lines.poll(60, TimeUnit.SECONDS);
        }
        assertThat(line)
                .as("a line with '%s', after%n%s", part, String.join("\n", passed))
                .isNotNull();
        return line;
    }

    private static long processIn(String line) {
        Matcher process = PROCESS.matcher(line);
        assertThat(process.find()).as(line).isTrue();
        return Long.parseLong(process.group(1));
    }

    private static long reached(JsonNode view) {
        return view.path("nodes")
                .valueStream()
                .filter(node -> node.path("residents").path("actors").size() > 0)
                .count();
    }

    @Test
    void goesOnWhenOneIsKilledAndEndsAllWithItself() throws Exception {
        long first;
        long second;
        try (ThreeNodes nodes = new ThreeNodes(webPorts, meshPorts, lines::add)) {
            nodes.start();
            first = processIn(awaitLine("[1] http"));
            awaitLine("All three run");
            Client other = new Client(webPorts.get(1));
            List<String> names = meshPorts.stream().map(port -> "127.0.0.1:" + port).toList();
            String killed = names.getFirst();
            other.await(
                    "/mesh",
                    view ->
                            reached(view) == 3
                                    && view.path("pulse").asString("").equals(killed)
                                    && Homes.areAmong(names, view));

            nodes.turn(1);
            awaitLine("[1] ended");
            JsonNode left =
                    other.await(
                            "/mesh",
                            view ->
                                    reached(view) == 2
                                            && !view.path("pulse").isNull()
                                            && !view.path("pulse").asString().equals(killed));
            assertThat(left.path("state").asString()).isEqualTo("UP");
            other.await("/mesh", view -> Homes.areAmong(names.subList(1, 3), view));

            nodes.turn(1);
            second = processIn(awaitLine("[1] http"));
            other.await("/mesh", view -> reached(view) == 3 && Homes.areAmong(names, view));
            assertThat(second).isNotEqualTo(first);
        }
        assertThat(ProcessHandle.of(first)).isEmpty();
        assertThat(ProcessHandle.of(second)).isEmpty();
    }
}
