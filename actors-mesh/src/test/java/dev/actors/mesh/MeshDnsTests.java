package dev.actors.mesh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Nodes that look for each other behind a name. */
class MeshDnsTests {

    @TempDir private Path folder;

    @Test
    void findsThoseWhoAreBehindAName() throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"),
                "NOT RUN: several addresses of one machine that need no set-up need Linux");
        Path hosts = folder.resolve("hosts");
        Files.writeString(
                hosts,
                """
                127.0.0.2 nodes.mesh.test
                127.0.0.3 nodes.mesh.test
                127.0.0.4 nodes.mesh.test
                """);
        int port = MeshTestCase.freePort();
        try (ChildNode one = start("127.0.0.2:" + port, hosts);
                ChildNode two = start("127.0.0.3:" + port, hosts)) {
            MeshTestCase.until(() -> one.tell("nodes").equals(two.name()));
            MeshTestCase.until(() -> two.tell("nodes").equals(one.name()));
        }
    }

    private static ChildNode start(String name, Path hosts) {
        return ChildNode.start(
                List.of(),
                List.of("-Djdk.net.hosts.file=" + hosts),
                name,
                List.of("1", "dns:nodes.mesh.test"));
    }
}
