package dev.actors.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Unit;
import dev.actors.benchmarks.workload.Workload;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SuiteTests {

    private final List<String> log = new ArrayList<>();

    /** Runs a line of shell script, which prints a figure. */
    private record Shell(String script) implements Host {

        @Override
        public String version() {
            return "sh";
        }

        @Override
        public List<String> command(Workload workload, Terms terms) {
            return List.of("sh", "-c", script);
        }

        @Override
        public List<Double> figures(List<String> lines, Unit unit) {
            return lines.stream().map(Double::valueOf).toList();
        }
    }

    private List<Row> run(Plan plan, Map<Contender, Host> hosts) throws Exception {
        return new Suite(plan, hosts, 0, log::add).run();
    }

    private static Plan plan(int forks, String workloads, Duration patience) {
        Plan plan = Plan.of(forks, workloads, "handler|pekko|erlang", Duration.ZERO);
        return new Plan(
                plan.forks(),
                plan.workloads(),
                plan.contenders(),
                plan.time(),
                plan.samples(),
                patience,
                plan.inside(),
                plan.http(),
                plan.mesh(),
                plan.startup(),
                plan.dashboard());
    }

    @Test
    void rotatesTheContendersWhenThereAreForks() throws Exception {
        Host host = new Shell("echo 1.5; echo 2");
        assertThat(
                        run(
                                plan(2, "fan-in", Duration.ofSeconds(30)),
                                Map.of(
                                        Contender.HANDLER, host,
                                        Contender.PEKKO, host,
                                        Contender.ERLANG, host)))
                .containsExactly(
                        new Row("fan-in", "handler", List.of(1.5, 2.0, 1.5, 2.0), List.of()),
                        new Row("fan-in", "pekko", List.of(1.5, 2.0, 1.5, 2.0), List.of()),
                        new Row("fan-in", "erlang", List.of(1.5, 2.0, 1.5, 2.0), List.of()));
        assertThat(log)
                .containsExactly(
                        "Fork 1, fan-in, handler: [1.5, 2.0] million/s",
                        "Fork 1, fan-in, pekko: [1.5, 2.0] million/s",
                        "Fork 1, fan-in, erlang: [1.5, 2.0] million/s",
                        "Fork 2, fan-in, pekko: [1.5, 2.0] million/s",
                        "Fork 2, fan-in, erlang: [1.5, 2.0] million/s",
                        "Fork 2, fan-in, handler: [1.5, 2.0] million/s");
    }

    @Test
    void leavesOutWhoeverIsNotThereOrCannot() throws Exception {
        Host host = new Shell("echo 1");
        assertThat(
                        run(
                                plan(1, "select-by-type", Duration.ofSeconds(30)),
                                Map.of(Contender.HANDLER, host, Contender.ERLANG, host)))
                .containsExactly(new Row("select-by-type", "erlang", List.of(1.0), List.of()));
    }

    @Test
    void killsAndDoesNotTryAgainWhenAProcessOverstays() throws Exception {
        assertThat(
                        run(
                                plan(2, "fan-in", Duration.ofMillis(100)),
                                Map.of(Contender.PEKKO, new Shell("exec sleep 60"))))
                .containsExactly(
                        new Row("fan-in", "pekko", List.of(), List.of("not done within 0.1 s")));
        assertThat(log)
                .containsExactly(
                        "Fork 1, fan-in, pekko: not done within 0.1 s",
                        "Fork 2, fan-in, pekko: not tried again");
    }

    @Test
    void saysWhyWhenAProcessFails() throws Exception {
        assertThat(
                        run(
                                plan(1, "fan-in", Duration.ofSeconds(30)),
                                Map.of(Contender.PEKKO, new Shell("echo no memory >&2; exit 3"))))
                .containsExactly(
                        new Row(
                                "fan-in",
                                "pekko",
                                List.of(),
                                List.of("ended with code 3: no memory")));
    }

    @Test
    void isForTheRecordWhenItIsWholeAndHasSeveralForks() {
        assertThat(Plan.of(3, ".", ".", Duration.ZERO).isForTheRecord()).isTrue();
        assertThat(Plan.of(2, ".", ".", Duration.ZERO).isForTheRecord()).isFalse();
        assertThat(Plan.of(3, "ring", ".", Duration.ZERO).isForTheRecord()).isFalse();
        assertThat(Plan.of(3, ".", "handler", Duration.ZERO).isForTheRecord()).isFalse();
        assertThat(Plan.of(3, "http", ".", Duration.ZERO).isForTheRecord()).isTrue();
    }

    @Test
    void measuresWhatHasNoContendersWhenItIsAskedForOrEverythingIs() {
        Plan rest = Plan.of(3, "http", ".", Duration.ZERO);
        assertThat(rest.http()).isTrue();
        assertThat(rest.inside()).isFalse();
        assertThat(rest.workloads()).isEmpty();
        assertThat(Plan.of(3, ".", ".", Duration.ZERO).inside()).isTrue();
        assertThat(Plan.of(3, ".", "handler", Duration.ZERO).http()).isFalse();
    }
}
