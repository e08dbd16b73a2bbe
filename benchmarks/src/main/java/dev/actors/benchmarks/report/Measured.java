package dev.actors.benchmarks.report;

import dev.actors.benchmarks.dashboard.DashboardResults;
import dev.actors.benchmarks.inside.CostResults;
import dev.actors.benchmarks.mesh.MeshResults;
import dev.actors.benchmarks.rest.RestResults;
import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.startup.StartupResults;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that was measured, each part in a file of its own, so that one can be measured anew
 * without the others.
 *
 * @param peers side by side with peers
 * @param inside inside one virtual machine
 * @param rest the REST protocol
 * @param mesh two nodes
 * @param startup starts of an application
 * @param dashboard what it costs to be watched
 */
public record Measured(
        Results peers,
        CostResults inside,
        RestResults rest,
        MeshResults mesh,
        StartupResults startup,
        DashboardResults dashboard) {

    private static final String FOLDER = "performance";
    private static final String PEERS = "results.json";
    private static final String INSIDE = "costs.json";
    private static final String REST = "rest.json";
    private static final String MESH = "mesh.json";
    private static final String STARTUP = "startup.json";
    private static final String DASHBOARD = "dashboard.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The folder of the details, beside the text. */
    static Path details(Path folder) {
        return folder.resolve(FOLDER);
    }

    /**
     * Reads what was written before.
     *
     * @param folder the folder of the text
     * @return what was measured
     * @throws IOException if it cannot be read
     */
    public static Measured read(Path folder) throws IOException {
        Path details = details(folder);
        return new Measured(
                JSON.readValue(Files.readString(details.resolve(PEERS)), Results.class),
                JSON.readValue(Files.readString(details.resolve(INSIDE)), CostResults.class),
                JSON.readValue(Files.readString(details.resolve(REST)), RestResults.class),
                JSON.readValue(Files.readString(details.resolve(MESH)), MeshResults.class),
                JSON.readValue(Files.readString(details.resolve(STARTUP)), StartupResults.class),
                JSON.readValue(
                        Files.readString(details.resolve(DASHBOARD)), DashboardResults.class));
    }

    /**
     * The same with other peers' figures.
     *
     * @param measured what was measured
     * @return a changed copy
     */
    public Measured withPeers(Results measured) {
        return new Measured(measured, inside, rest, mesh, startup, dashboard);
    }

    /**
     * The same with other costs.
     *
     * @param measured what was measured
     * @return a changed copy
     */
    public Measured withInside(CostResults measured) {
        return new Measured(peers, measured, rest, mesh, startup, dashboard);
    }

    /**
     * The same with other figures of the REST protocol.
     *
     * @param measured what was measured
     * @return a changed copy
     */
    public Measured withRest(RestResults measured) {
        return new Measured(peers, inside, measured, mesh, startup, dashboard);
    }

    /**
     * The same with other figures of two nodes.
     *
     * @param measured what was measured
     * @return a changed copy
     */
    public Measured withMesh(MeshResults measured) {
        return new Measured(peers, inside, rest, measured, startup, dashboard);
    }

    /**
     * The same with other figures of starts.
     *
     * @param measured what was measured
     * @return a changed copy
     */
    public Measured withStartup(StartupResults measured) {
        return new Measured(peers, inside, rest, mesh, measured, dashboard);
    }

    /**
     * The same with other figures of the dashboard.
     *
     * @param measured what was measured
     * @return a changed copy
     */
    public Measured withDashboard(DashboardResults measured) {
        return new Measured(peers, inside, rest, mesh, startup, measured);
    }

    /** Writes the files. */
    void write(Path folder) throws IOException {
        Path details = Files.createDirectories(details(folder));
        Results head = new Results(peers.machine(), peers.versions(), peers.missing(), List.of());
        Files.writeString(details.resolve(PEERS), json(head, "rows", peers.rows()));
        Files.writeString(
                details.resolve(INSIDE),
                json(new CostResults(inside.machine(), List.of()), "costs", inside.costs()));
        Files.writeString(
                details.resolve(REST),
                json(
                        new RestResults(rest.machine(), rest.wrk(), rest.connections(), List.of()),
                        "rows",
                        rest.rows()));
        Files.writeString(
                details.resolve(MESH),
                json(
                        new MeshResults(mesh.machine(), mesh.pekko(), mesh.jgroups(), List.of()),
                        "rows",
                        mesh.rows()));
        Files.writeString(
                details.resolve(STARTUP),
                json(new StartupResults(startup.machine(), List.of()), "rows", startup.rows()));
        Files.writeString(
                details.resolve(DASHBOARD),
                json(
                        new DashboardResults(dashboard.machine(), List.of()),
                        "rows",
                        dashboard.rows()));
    }

    /** A line for the head, and one for each row of its list. */
    private static String json(Object head, String list, List<?> rows) {
        String lines =
                rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining(",\n"));
        return JSON.writeValueAsString(head)
                        .replace("\"" + list + "\":[]", "\"" + list + "\":[\n" + lines + "\n]")
                + "\n";
    }
}
