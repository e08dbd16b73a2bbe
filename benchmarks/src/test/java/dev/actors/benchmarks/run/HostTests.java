package dev.actors.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.benchmarks.workload.Terms;
import dev.actors.benchmarks.workload.Unit;
import dev.actors.benchmarks.workload.Workload;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class HostTests {

    private static final Terms TERMS =
            new Terms(Duration.ofSeconds(1), Duration.ofSeconds(2), 8, 10, 4711);

    @Test
    void readsTheFiguresWhenAJavaProcessHasPrintedThem() {
        JavaHost host = new JavaHost(Contender.HANDLER, HostTests.class, "ours");
        assertThat(host.figures(List.of("[1.5, 2.0E-4]"), Unit.NANOS)).containsExactly(1.5, 0.0002);
    }

    @Test
    void saysWhatToMeasureWhenItStartsAJavaProcess() {
        JavaHost host = new JavaHost(Contender.HANDLER, HostTests.class, "ours");
        assertThat(host.command(Workload.FAN_IN, TERMS))
                .contains("-XX:+UseG1GC", HostTests.class.getName())
                .endsWith(
                        "--contender",
                        "handler",
                        "--workload",
                        "fan-in",
                        "--seconds",
                        "2.0",
                        "--samples",
                        "8",
                        "--divisor",
                        "10",
                        "--port",
                        "4711");
    }

    @Test
    void readsTotalsWhenAScriptHasPrintedThem() {
        ScriptHost host = new ScriptHost("any", List.of("any", "script"));
        assertThat(host.figures(List.of("3000 10", "5000 10"), Unit.NANOS))
                .containsExactly(300.0, 500.0);
        assertThat(host.figures(List.of("1000000 2000"), Unit.MILLION_PER_SECOND))
                .containsExactly(2.0);
    }

    @Test
    void saysWhatToMeasureWhenItStartsAScript() {
        ScriptHost host = new ScriptHost("any", List.of("any", "script"));
        assertThat(host.command(Workload.FAN_IN, TERMS))
                .containsExactly("any", "script", "fan-in", "1000", "2000", "8", "10", "4711");
    }
}
