package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;
import dev.actors.spring.Actors;
import dev.actors.spring.Args;
import dev.actors.spring.NodeLifecycle;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

class LifecycleTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    @Actor(value = "resident", autostart = true)
    static class Resident implements ProcessFunction {

        static final List<Thread> THREADS = new CopyOnWriteArrayList<>();

        @Override
        public Object run(ActorContext self) {
            THREADS.add(Thread.currentThread());
            return self.receive(String.class);
        }
    }

    @Actor(value = "broken", autostart = true)
    static class Broken {
        Broken() {
            throw new IllegalStateException("no disk left");
        }

        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "needy", autostart = true)
    static class Needy {
        record Needs(int size) {}

        Needy(@Args Needs needs) {}

        @Receive
        void hear(Object any) {}
    }

    @Test
    void startsBeforeTheWebServerAndStopsAfterIt() {
        assertThat(NodeLifecycle.PHASE)
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
                .isGreaterThan(Integer.MAX_VALUE / 2);
    }

    @Test
    void closesTheNodeWithTheContext() {
        AtomicReference<Node> node = new AtomicReference<>();
        runner.withUserConfiguration(Resident.class)
                .run(
                        context -> {
                            node.set(context.getBean(Node.class));
                            assertThat(node.get().whereis("resident")).isPresent();
                        });
        assertThat(node.get().isRunning()).isFalse();
        assertThat(node.get().snapshot()).isEmpty();
    }

    @Test
    void beginsANewLifeWhenItIsStoppedAndStarted() {
        runner.withUserConfiguration(Resident.class)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address first = node.whereis("resident").orElseThrow();
                            ConfigurableApplicationContext again =
                                    context.getSourceApplicationContext();
                            again.stop();
                            assertThat(node.isRunning()).isFalse();
                            assertThat(node.whereis("resident")).isEmpty();
                            again.start();
                            Address second = node.whereis("resident").orElseThrow();
                            assertThat(second).isNotEqualTo(first);
                            assertThat(node.snapshot()).hasSize(1);
                            context.getBean(NodeLifecycle.class).start();
                            assertThat(node.snapshot()).hasSize(1);
                            again.pause();
                            assertThat(node.isRunning()).isFalse();
                            again.restart();
                            assertThat(node.whereis("resident")).isPresent();
                        });
    }

    @Test
    void restartsAnAutostartedActorWhenItEndsNormally() {
        runner.withUserConfiguration(Resident.class)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address resident = node.whereis("resident").orElseThrow();
                            node.send(resident, "end");
                            Patience.await(
                                    "it is restarted once",
                                    () -> node.info(resident).orElseThrow().restarts() == 1);
                            assertThat(node.whereis("resident")).contains(resident);
                        });
    }

    @Test
    void failsTheStartAndLeavesNothingWhenAnAutostartedActorFails() {
        Resident.THREADS.clear();
        runner.withUserConfiguration(Resident.class, Aardvark.class, Broken.class)
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            Throwable failure = context.getStartupFailure();
                            assertThat(failure).rootCause().hasMessage("no disk left");
                            assertThat(messages(failure)).contains("broken");
                        });
        for (Thread thread : Resident.THREADS) {
            Patience.join(thread);
        }
        assertThat(Aardvark.THREADS).hasSize(1);
        Patience.join(Aardvark.THREADS.getFirst());
    }

    /** Starts before the broken one, by its name. */
    @Actor(value = "aardvark", autostart = true)
    static class Aardvark implements ProcessFunction {

        static final List<Thread> THREADS = new CopyOnWriteArrayList<>();

        @Override
        public Object run(ActorContext self) {
            THREADS.add(Thread.currentThread());
            return self.receive(String.class);
        }
    }

    /** Starts after the actors, and fails. */
    static class Later implements SmartLifecycle {
        @Override
        public void start() {
            throw new IllegalStateException("later failure");
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    @Test
    void closesTheNodeWhenTheContextFailsLater() {
        Resident.THREADS.clear();
        runner.withUserConfiguration(Resident.class, Later.class)
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .hasMessage("later failure"));
        assertThat(Resident.THREADS).hasSize(1);
        Patience.join(Resident.THREADS.getFirst());
    }

    @Test
    void namesTheBehaviorWhenAnAutostartedActorLacksAnArgument() {
        runner.withUserConfiguration(Needy.class)
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(messages(context.getStartupFailure()))
                                    .contains("needy")
                                    .contains("size");
                        });
        runner.withUserConfiguration(Needy.class)
                .withPropertyValues("actors.behaviors.needy.args.size=3")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void keepsSeveralContextsApart() {
        runner.withUserConfiguration(Resident.class)
                .run(
                        one ->
                                runner.withUserConfiguration(Resident.class)
                                        .run(
                                                two -> {
                                                    Node first = one.getBean(Node.class);
                                                    Node second = two.getBean(Node.class);
                                                    Address mine =
                                                            first.whereis("resident").orElseThrow();
                                                    assertThat(second.whereis("resident"))
                                                            .isPresent()
                                                            .get()
                                                            .isNotEqualTo(mine);
                                                    second.close();
                                                    assertThat(first.whereis("resident"))
                                                            .contains(mine);
                                                }));
    }

    @Actor("slow")
    static class Slow {
        static final CountDownLatch ENTERED = new CountDownLatch(1);
        static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        @Receive
        void hear(String message) throws InterruptedException {
            ENTERED.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                INTERRUPTED.countDown();
                throw e;
            }
        }
    }

    @Test
    void killsWhatDoesNotStopInTime() {
        runner.withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class))
                .withUserConfiguration(Slow.class)
                .withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=400ms")
                .run(
                        context -> {
                            Address slow = context.getBean(Actors.class).spawn(Slow.class);
                            context.getBean(Node.class).send(slow, "block");
                            Patience.await(Slow.ENTERED);
                        });
        Patience.await(Slow.INTERRUPTED);
    }

    @Test
    void refusesToSpawnWhatIsNoActor() {
        runner.run(
                context -> {
                    Actors actors = context.getBean(Actors.class);
                    assertThat(catchThrowable(() -> actors.spawn(String.class)))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("@Actor");
                });
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            all.append(t.getMessage()).append('\n');
        }
        return all.toString();
    }
}
