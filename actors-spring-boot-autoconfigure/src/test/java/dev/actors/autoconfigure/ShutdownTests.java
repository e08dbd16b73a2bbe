package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.CloseReport;
import dev.actors.Node;
import dev.actors.spring.Actor;
import dev.actors.spring.Actors;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(OutputCaptureExtension.class)
class ShutdownTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    LifecycleAutoConfiguration.class));

    private static final AtomicInteger HANDLED = new AtomicInteger();
    private static volatile CountDownLatch go = new CountDownLatch(1);

    @BeforeEach
    void reset() {
        HANDLED.set(0);
        go = new CountDownLatch(1);
    }

    @Actor(value = "clerk", autostart = true)
    static class Clerk {
        @Receive
        void handle(String work) throws InterruptedException {
            go.await();
            HANDLED.incrementAndGet();
        }
    }

    static class Reports {
        private final List<CloseReport> all = new ArrayList<>();

        @EventListener
        void closed(CloseReport report) {
            all.add(report);
        }
    }

    private static void send(Node node, int messages) {
        for (int i = 0; i < messages; i++) {
            node.send(node.whereis("clerk").orElseThrow(), "work");
        }
    }

    @Test
    void drainsTheMailboxesAndReportsThatNothingIsLost(CapturedOutput output) {
        Reports reports = new Reports();
        runner.withUserConfiguration(Clerk.class)
                .withBean(Reports.class, () -> reports)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            send(node, 1000);
                            Thread.startVirtualThread(
                                    () -> {
                                        Patience.await("the node closes", () -> !node.isRunning());
                                        go.countDown();
                                    });
                        });

        assertThat(HANDLED).hasValue(1000);
        assertThat(reports.all).hasSize(1);
        assertThat(reports.all.getFirst().lostMessages()).isZero();
        assertThat(output).contains("closed: 1 actors ended, 0 messages were lost");
    }

    @Test
    void keepsToTheTimeOfAPhaseAndReportsWhatIsLostByBehavior(CapturedOutput output) {
        Reports reports = new Reports();
        long[] began = new long[1];
        runner.withUserConfiguration(Clerk.class)
                .withBean(Reports.class, () -> reports)
                .withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=400ms")
                .run(
                        context -> {
                            send(context.getBean(Node.class), 7);
                            began[0] = System.nanoTime();
                        });

        assertThat(Duration.ofNanos(System.nanoTime() - began[0]))
                .isLessThan(new LifecycleProperties().getTimeoutPerShutdownPhase());
        assertThat(reports.all).hasSize(1);
        assertThat(reports.all.getFirst().lost()).containsEntry("clerk", 7L).hasSize(1);
        assertThat(output).contains("WARN").contains("7 messages were lost: clerk 7");
    }

    @Test
    void reportsEachStopOnce() {
        Reports reports = new Reports();
        runner.withUserConfiguration(Clerk.class)
                .withBean(Reports.class, () -> reports)
                .run(
                        context -> {
                            ConfigurableApplicationContext again =
                                    context.getSourceApplicationContext();
                            again.stop();
                            assertThat(reports.all).hasSize(1);
                            again.start();
                            go.countDown();
                            send(context.getBean(Node.class), 1);
                        });

        assertThat(reports.all).extracting(CloseReport::actors).containsExactly(1, 1);
        assertThat(HANDLED).hasValue(1);
    }

    @Actor("closer")
    static class Closer {
        private final ConfigurableApplicationContext context;

        Closer(ConfigurableApplicationContext context) {
            this.context = context;
        }

        @Receive
        void close(String why) {
            context.close();
            HANDLED.incrementAndGet();
        }
    }

    @Test
    void letsAnActorCloseTheApplication() {
        runner.withUserConfiguration(Clerk.class, Closer.class)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            var closer = context.getBean(Actors.class).spawn(Closer.class);
                            node.send(closer, "enough");
                            Patience.of(node.termination(closer));
                            assertThat(HANDLED).hasValue(1);
                            assertThat(context.getSourceApplicationContext().isActive()).isFalse();
                            assertThat(node.snapshot()).isEmpty();
                        });
    }
}
