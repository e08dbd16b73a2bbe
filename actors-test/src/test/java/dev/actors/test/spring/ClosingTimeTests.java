package dev.actors.test.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.test.ManualClock;
import dev.actors.test.TestProbe;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.Lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class ClosingTimeTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorTestAutoConfiguration.class));

    @Test
    void endsWhatDoesNotEndByItself() {
        CountDownLatch freed = new CountDownLatch(1);
        runner.withPropertyValues("actors.test.manual-clock=true", "actors.shutdown-timeout=50ms")
                .run(
                        context ->
                                context.getBean(Node.class)
                                        .start(
                                                ActorSpec.process(
                                                        self -> {
                                                            self.ready();
                                                            try {
                                                                freed.await();
                                                            } finally {
                                                                freed.countDown();
                                                            }
                                                            return null;
                                                        })));
        assertThat(freed.getCount()).isZero();
    }

    @Test
    void standsStillAgainAfterARestartOfTheContext() {
        runner.withPropertyValues("actors.test.manual-clock=true")
                .run(
                        context -> {
                            context.stop();
                            context.start();
                            assertThat(context.getBean(ClosingTime.class).isRunning()).isTrue();
                            ManualClock clock = context.getBean(ManualClock.class);
                            TestProbe probe = context.getBean(TestProbe.class);
                            context.getBean(Node.class)
                                    .sendAfter(Duration.ofSeconds(1), probe.address(), "late");
                            probe.expectNone();
                            clock.advance(Duration.ofSeconds(1));
                            probe.expect("late");
                        });
    }

    @Test
    void leavesTheMachinesTimeAloneUnlessToldOtherwise() {
        runner.run(
                context -> {
                    assertThat(context).doesNotHaveBean(ManualClock.class);
                    assertThat(context.getBeansOfType(Lifecycle.class))
                            .doesNotContainKey("actorsClosingTime");
                });
    }
}
