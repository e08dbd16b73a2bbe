package dev.actors.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.workload.Workload;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

class ForkTests {

    private static final Logger ROOT = Logger.getLogger("");

    @BeforeAll
    static void silenceTheCrashesOnPurpose() {
        ROOT.setLevel(Level.OFF);
    }

    static Stream<Arguments> ourWorkloads() {
        return Arrays.stream(Contender.values())
                .filter(Contender::isOurs)
                .flatMap(
                        contender ->
                                Arrays.stream(Workload.values())
                                        .filter(contender::carriesOut)
                                        .map(workload -> Arguments.of(contender, workload)));
    }

    static Stream<Contender> javaPeers() {
        return Stream.of(Contender.PEKKO, Contender.CAJUN);
    }

    private static Options tiny(Contender contender, Workload workload) {
        return Options.of(
                "--contender",
                contender.key(),
                "--workload",
                workload.key(),
                "--seconds",
                "0.01",
                "--samples",
                "2",
                "--divisor",
                "1000");
    }

    @ParameterizedTest
    @MethodSource("ourWorkloads")
    void carriesOutAWorkloadWhenItIsTiny(Contender contender, Workload workload) throws Exception {
        assertThat(Fork.measure(tiny(contender, workload)))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure).isFinite());
    }

    @ParameterizedTest
    @MethodSource("javaPeers")
    void carriesOutARingWhenThePeerIsInJava(Contender peer) throws Exception {
        assertThat(Fork.measure(tiny(peer, Workload.RING_10_000)))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure).isPositive());
    }

    @Test
    void saysWhatThereIsWhenTheWorkloadIsUnknown() {
        assertThatThrownBy(
                        () -> Fork.measure(Options.of("--contender", "handler", "--workload", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no workload x. Take one of [ring-10000, ");
    }

    @Test
    void saysWhatThereIsWhenTheContenderIsUnknown() {
        assertThatThrownBy(
                        () -> Fork.measure(Options.of("--contender", "x", "--workload", "fan-in")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no contender x. Take one of [handler, process, pekko, cajun,"
                                + " erlang, greenlets]");
    }

    @Test
    void refusesWhenTheContenderDoesNotRunInJava() {
        assertThatThrownBy(() -> Fork.measure(tiny(Contender.ERLANG, Workload.FAN_IN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Erlang cannot run in a Java virtual machine");
    }
}
