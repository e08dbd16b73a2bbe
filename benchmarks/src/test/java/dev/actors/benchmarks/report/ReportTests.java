package dev.actors.benchmarks.report;

import static dev.actors.benchmarks.startup.Application.ACTUATOR;
import static dev.actors.benchmarks.startup.Application.STARTER;
import static dev.actors.benchmarks.startup.Application.WEB;
import static dev.actors.benchmarks.startup.Packaging.BOOT_JAR;
import static dev.actors.benchmarks.startup.Packaging.CLASS_PATH;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.benchmarks.dashboard.DashboardResults;
import dev.actors.benchmarks.dashboard.DashboardRow;
import dev.actors.benchmarks.dashboard.Load;
import dev.actors.benchmarks.dashboard.Watching;
import dev.actors.benchmarks.inside.Cost;
import dev.actors.benchmarks.inside.CostResults;
import dev.actors.benchmarks.mesh.MeshFigure;
import dev.actors.benchmarks.mesh.MeshResults;
import dev.actors.benchmarks.mesh.MeshRow;
import dev.actors.benchmarks.mesh.MeshSide;
import dev.actors.benchmarks.rest.RestResults;
import dev.actors.benchmarks.rest.RestRow;
import dev.actors.benchmarks.rest.RestSample;
import dev.actors.benchmarks.rest.RestWorkload;
import dev.actors.benchmarks.rest.Side;
import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Results;
import dev.actors.benchmarks.run.Row;
import dev.actors.benchmarks.startup.Application;
import dev.actors.benchmarks.startup.Packaging;
import dev.actors.benchmarks.startup.StartupResults;
import dev.actors.benchmarks.startup.StartupRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

class ReportTests {

    private static final Path DOCS = Path.of("..", "docs");

    private static final Results RESULTS =
            new Results(
                    new Machine("2026-01-01", "abc+", 2, 24, "Some VM", "Linux", 3, 1),
                    new TreeMap<>(
                            Map.of(
                                    "handler",
                                    "abc+",
                                    "pekko",
                                    "pekko 1.7.0",
                                    "cajun",
                                    "cajun 0.7.0")),
                    List.of("erlang"),
                    List.of(
                            row("ping-pong-1", "handler", 40, 50, 60),
                            row("ping-pong-1", "pekko", 400),
                            row("ping-pong-1", "cajun", 5_000),
                            row("fan-in", "handler", 6),
                            row("fan-in", "pekko", 2),
                            new Row("fan-in", "cajun", List.of(), List.of("not done within 60 s")),
                            row("ask-virtual", "handler", 100),
                            row("ask-virtual", "pekko", 800),
                            row("idle-heap", "handler", 128.4),
                            row("hogs-worst", "handler", 30)));

    private static final Measured MEASURED =
            new Measured(
                    RESULTS,
                    new CostResults(
                            RESULTS.machine(), List.of(new Cost("isolate a record", 2.5, 0.1))),
                    new RestResults(
                            RESULTS.machine(),
                            "wrk 4.1.0",
                            16,
                            List.of(
                                    rest(RestWorkload.POST, Side.HAND, 50_000, 0.2, 6),
                                    rest(RestWorkload.POST, Side.ACTORS, 46_000, 0.3, 9),
                                    rest(RestWorkload.ASK, Side.HAND, 20_000, 0.4, 8),
                                    rest(RestWorkload.ASK, Side.ACTORS, 30_000, 0.2, 4))),
                    new MeshResults(
                            RESULTS.machine(),
                            "1.7.0",
                            "5.5.7",
                            List.of(
                                    mesh(MeshFigure.RECORDS, MeshSide.PEKKO, 200),
                                    mesh(MeshFigure.RECORDS, MeshSide.ACTORS, 400),
                                    mesh(MeshFigure.ASK_P50, MeshSide.PEKKO, 0.3),
                                    mesh(MeshFigure.ASK_P50, MeshSide.ACTORS, 0.6),
                                    new MeshRow(MeshFigure.KILL, MeshSide.PEKKO, List.of(), 3),
                                    new MeshRow(
                                            MeshFigure.KILL, MeshSide.ACTORS, List.of(400.0), 2),
                                    new MeshRow(MeshFigure.HEAL, MeshSide.PEKKO, List.of(), 1),
                                    mesh(MeshFigure.HEAL, MeshSide.ACTORS, 700))),
                    new StartupResults(
                            RESULTS.machine(),
                            List.of(
                                    start(CLASS_PATH, WEB, 1, 2, 3),
                                    start(CLASS_PATH, ACTUATOR, 2, 3, 4),
                                    start(CLASS_PATH, STARTER, 2.1, 3.5, 4.1),
                                    start(BOOT_JAR, WEB, 1.5),
                                    start(BOOT_JAR, ACTUATOR, 2.5),
                                    start(BOOT_JAR, STARTER, 3))),
                    new DashboardResults(
                            RESULTS.machine(),
                            List.of(
                                    watched(Load.PACED, Watching.NOBODY, 50_000, 40_000),
                                    watched(Load.PACED, Watching.OVERVIEW, 49_500, 39_600),
                                    watched(Load.PACED, Watching.TABLE, 45_000, 36_000),
                                    watched(Load.PACED, Watching.FLOW, 50_000, 40_000),
                                    watched(Load.SATURATED, Watching.NOBODY, 2_000_000),
                                    watched(Load.SATURATED, Watching.OVERVIEW, 2_000_000),
                                    watched(Load.SATURATED, Watching.TABLE, 2_000_000),
                                    watched(Load.SATURATED, Watching.FLOW, 1_000_000))));

    @TempDir private Path folder;

    private static Row row(String workload, String contender, double... samples) {
        return new Row(workload, contender, DoubleStream.of(samples).boxed().toList(), List.of());
    }

    private static RestRow rest(
            RestWorkload workload, Side side, double rate, double p50, double p99) {
        return new RestRow(workload, side, List.of(new RestSample(rate, p50, p99)));
    }

    private static MeshRow mesh(MeshFigure figure, MeshSide side, double... samples) {
        return new MeshRow(figure, side, DoubleStream.of(samples).boxed().toList(), 0);
    }

    private static StartupRow start(
            Packaging packaging, Application application, double... samples) {
        return new StartupRow(packaging, application, DoubleStream.of(samples).boxed().toList());
    }

    private static DashboardRow watched(Load load, Watching watching, double... handled) {
        return new DashboardRow(
                load, watching, DoubleStream.of(handled).boxed().toList(), List.of(0.25));
    }

    private final Tables tables = new Tables(RESULTS);

    @Test
    void showsMediansAndWhoIsMissingWhenThereAreResults() {
        assertThat(tables.medians().lines())
                .startsWith(
                        "| workload | unit | handler style | Pekko | Cajun | Erlang |",
                        "| --- | --- | --- | --- | --- | --- |",
                        "| ping-pong, 1 pair | ns | **50** (45 to 55) | **400** (400 to 400) |"
                                + " **5,000** (5,000 to 5,000) | missing |",
                        "| fan-in 4 to 1 | million/s, more is better | **6** (6 to 6) |"
                                + " **2** (2 to 2) | not done within 60 s | missing |");
    }

    @Test
    void namesThePeerWhenItIsNotInstalled() {
        assertThat(tables.machine())
                .contains("Peers: Pekko (pekko 1.7.0), Cajun (cajun 0.7.0).")
                .contains("**Missing, since it is not installed: Erlang.**");
    }

    @Test
    void saysWhichTargetsAreMetWhenThereAreRatios() {
        assertThat(tables.ratios().lines())
                .contains(
                        "| ping-pong, 1 pair | handler style | **8** (floor 6: met) | - |"
                                + " **100** (floor 1: met) |",
                        "| fan-in 4 to 1 | handler style | **3** (floor 3.5: missed) | - | - |",
                        "| ask from a virtual thread | handler style |"
                                + " **8** (floor 7, goal 10: met, goal missed) | - | - |");
    }

    @Test
    void saysWhichLimitsAreKeptWhenThereAreFigures() {
        assertThat(tables.limits().lines())
                .contains(
                        "| heap per idle actor | handler style | **128** bytes | 130 bytes | met |",
                        "| worst latency of a bystander of 4 CPU hogs | handler style |"
                                + " **30** ms | 25 ms | missed |");
    }

    @Test
    void saysWhetherPostIsWithinATenthWhenItWasMeasured() {
        assertThat(RestTable.of(MEASURED.rest()).lines())
                .contains(
                        "By wrk 4.1.0 with 16 connections, which shares the cores with the server."
                                + " Processes for each side: 3.",
                        "| POST a message | requests/s | **50,000** (50,000 to 50,000) |"
                                + " **46,000** (46,000 to 46,000) | **0.92** (at least 0.9: met) |",
                        "| POST a message | p99, ms | **6** (6 to 6) | **9** (9 to 9) |"
                                + " **1.5** (at most 1.1: missed) |",
                        "| ask by POST | p50, ms | **0.4** (0.4 to 0.4) |"
                                + " **0.2** (0.2 to 0.2) | **0.5** |");
    }

    @Test
    void namesWrkWhenItIsNotInstalled() {
        assertThat(RestTable.of(new RestResults(RESULTS.machine(), "", 16, List.of())))
                .isEqualTo("**Missing, since it is not installed: wrk.**");
    }

    @Test
    void saysHowTheMeshIsBesidePekkoAndItsTargetsWhenItWasMeasured() {
        assertThat(MeshTable.of(MEASURED.mesh()).lines())
                .contains(
                        "Pekko Cluster 1.7.0, JGroups 5.5.7 under the mesh. Processes for each"
                                + " node: 3.",
                        "| one-way records | thousand/s | **200** (200 to 200) |"
                                + " **400** (400 to 400) | **2** | at least 300: met |",
                        "| ask, p50 | ms | **0.3** (0.3 to 0.3) | **0.6** (0.6 to 0.6) | **0.5** |"
                                + " at most 0.25: missed |",
                        "| kill -9 to Down | ms | not within 20 s | **400** (400 to 400), not"
                                + " within 20 s: 2 | - | at most 1,000: missed |",
                        "| SIGCONT to the first answer | ms | not within 8 s |"
                                + " **700** (700 to 700) | - | - |");
    }

    @Test
    void comparesStartsOfTheSameRoundWhenTheyWereMeasured() {
        assertThat(StartupTable.of(MEASURED.startup()).lines())
                .contains(
                        "Starts of each application: 3.",
                        "| jars on the class path | **2** (1.5 to 2.5) | **3** (2.5 to 3.5) |"
                                + " **3.5** (2.8 to 3.8) |"
                                + " **0.1** (0.1 to 0.3) (at most 0.15: met) |"
                                + " **1.1** (1.1 to 1.3) |",
                        "| executable boot jar | **1.5** (1.5 to 1.5) | **2.5** (2.5 to 2.5) |"
                                + " **3** (3 to 3) | **0.5** (0.5 to 0.5) (at most 0.15: missed) |"
                                + " **1.5** (1.5 to 1.5) |");
    }

    @Test
    void comparesWithWhatIsHandledUnwatchedWhenTheDashboardWasMeasured() {
        assertThat(DashboardTable.of(MEASURED.dashboard()).lines())
                .contains(
                        "| 50,000 messages/s offered | the overview |"
                                + " **44,600** (42,100 to 47,000) | **0.25** (0.25 to 0.25) |"
                                + " **0.99** (at least 0.98: met) |",
                        "| 50,000 messages/s offered | the table by messages per second |"
                                + " **40,500** (38,300 to 42,800) | **0.25** (0.25 to 0.25) |"
                                + " **0.9** (at least 0.98: missed) |",
                        "| as many as go | the flow of messages |"
                                + " **1,000,000** (1,000,000 to 1,000,000) |"
                                + " **0.25** (0.25 to 0.25) | **0.5** |");
    }

    @Test
    void fillsTheTextOfTheProjectWhenItIsWritten() throws Exception {
        Report.write(MEASURED, DOCS, folder);
        assertThat(folder.resolve("performance.md"))
                .content()
                .contains(tables.machine(), tables.medians(), tables.ratios(), tables.limits())
                .contains("| isolate a record | **2.5** | ± 0.1 |")
                .contains("![ping-pong](performance/ping-pong.svg)")
                .contains("## Which style to choose");
        assertThat(Files.readString(folder.resolve("performance/ping-pong.svg")))
                .startsWith("<svg")
                .contains("handler style", "Ping-pong, ns for a round trip: less is better");
    }

    @Test
    void drawsTheSameWhenTheFiguresAreTheSame() {
        assertThat(Charts.draw(new Figures(RESULTS))).isEqualTo(Charts.draw(new Figures(RESULTS)));
    }

    @Test
    void readsTheSameWhenResultsWereWritten() throws Exception {
        Report.write(MEASURED, DOCS, folder);
        assertThat(Measured.read(folder)).isEqualTo(MEASURED);
    }
}
