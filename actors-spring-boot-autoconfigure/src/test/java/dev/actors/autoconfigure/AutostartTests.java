package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorStartException;
import dev.actors.CloseReport;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;
import dev.actors.spring.Analyses;
import dev.actors.spring.AutostartException;
import dev.actors.spring.OnStart;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What an application's start is told of an actor that does not start with it. */
class AutostartTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    /** Starts first, and counts what ends. */
    @Actor(value = "abacus", autostart = true)
    static class Abacus {
        @Receive
        void hear(Object any) {}
    }

    static class Reports {
        final List<CloseReport> all = new ArrayList<>();

        @EventListener
        void closed(CloseReport report) {
            all.add(report);
        }
    }

    @Actor(value = "dreamer", autostart = true)
    static class Dreamer implements ProcessFunction {
        static final List<Thread> THREADS = new ArrayList<>();

        @Override
        public Object run(ActorContext self) throws InterruptedException {
            THREADS.add(Thread.currentThread());
            new CountDownLatch(1).await();
            return "awake";
        }
    }

    @Actor(value = "brittle", autostart = true)
    static class Brittle {
        Brittle() {
            throw new UncheckedIOException("no ledger", new IOException("disk full"));
        }

        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "hasty", autostart = true)
    static class Hasty {
        @OnStart
        void begin() {
            throw new IllegalStateException("nobody is there.");
        }

        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "quitter", autostart = true)
    static class Quitter implements ProcessFunction {
        @Override
        public Object run(ActorContext self) {
            return "had enough";
        }
    }

    interface Missing {}

    @Actor(value = "poor", autostart = true)
    static class Poor {
        Poor(Missing missing) {}

        @Receive
        void hear(Object any) {}
    }

    private static FailureAnalysis analysis(Throwable failure) {
        assertThat(failure).isNotNull();
        FailureAnalysis analysis = Analyses.of(failure);
        assertThat(analysis).isNotNull();
        return analysis;
    }

    @Test
    void namesTheActorThatDoesNotStartInTimeAndWhereItIs() {
        runner.withUserConfiguration(Abacus.class, Dreamer.class)
                .withPropertyValues("actors.start-timeout=2s")
                .run(
                        context -> {
                            FailureAnalysis analysis = analysis(context.getStartupFailure());
                            assertThat(analysis.getDescription())
                                    .startsWith(
                                            "The actor 'dreamer' ("
                                                    + Dreamer.class.getName()
                                                    + ") starts with the application and has not"
                                                    + " started within 2000 ms. It is at ")
                                    .contains("AutostartTests$Dreamer.run(AutostartTests.java:");
                            assertThat(analysis.getAction())
                                    .contains("self.ready()")
                                    .endsWith("or raise actors.start-timeout.");
                        });

        assertThat(Dreamer.THREADS).hasSize(1);
        Patience.join(Dreamer.THREADS.getFirst());
    }

    @Test
    void saysWhatTheConstructorThrewAndWhere() {
        runner.withUserConfiguration(Brittle.class)
                .run(
                        context ->
                                assertThat(analysis(context.getStartupFailure()).getDescription())
                                        .startsWith(
                                                "The actor 'brittle' ("
                                                        + Brittle.class.getName()
                                                        + ") starts with the application and threw"
                                                        + " a java.io.UncheckedIOException: no"
                                                        + " ledger. It came from ")
                                        .contains("Brittle.<init>(AutostartTests.java:")
                                        .endsWith(
                                                "Its cause was a java.io.IOException: disk full."));
    }

    @Test
    void saysWhatOnStartThrewAndStopsWhatHadStarted() {
        Reports reports = new Reports();
        runner.withUserConfiguration(Abacus.class, Hasty.class)
                .withBean(Reports.class, () -> reports)
                .run(
                        context -> {
                            FailureAnalysis analysis = analysis(context.getStartupFailure());
                            assertThat(analysis.getDescription())
                                    .contains(
                                            "threw a java.lang.IllegalStateException: nobody is"
                                                    + " there. It came from ")
                                    .contains("Hasty.begin(AutostartTests.java:");
                            assertThat(analysis.getAction())
                                    .contains("@OnStart")
                                    .endsWith("with autostart = false.");
                            assertThat(context.getStartupFailure())
                                    .hasRootCauseMessage("nobody is there.")
                                    .cause()
                                    .isInstanceOf(AutostartException.class)
                                    .cause()
                                    .isInstanceOf(ActorStartException.class);
                        });

        assertThat(reports.all).extracting(CloseReport::actors).containsExactly(1);
    }

    @Test
    void saysThatAnActorEndedBeforeItHadStarted() {
        runner.withUserConfiguration(Quitter.class)
                .run(
                        context ->
                                assertThat(analysis(context.getStartupFailure()).getDescription())
                                        .endsWith(
                                                "starts with the application and was ended before"
                                                        + " it had started."));
    }

    @Test
    void leavesAMissingBeanToTheAnalyzerOfBoot() {
        runner.withUserConfiguration(Poor.class)
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(Analyses.of(context.getStartupFailure())).isNull();
                            assertThat(context.getStartupFailure())
                                    .hasStackTraceContaining(Missing.class.getName());
                        });
    }
}
