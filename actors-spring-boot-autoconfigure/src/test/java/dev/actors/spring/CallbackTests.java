package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorContext;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.ProcessFunction;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import jakarta.annotation.PreDestroy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What an actor class does as its instances begin and end. */
class CallbackTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Diary diary = new Diary();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withPropertyValues("actors.behaviors.writer.backoff=0s")
                    .withBean(Diary.class, () -> diary)
                    .withUserConfiguration(
                            Writer.class,
                            Watcher.class,
                            Refusing.class,
                            Hall.class,
                            Machine.class,
                            Closing.class);

    static final class Diary {
        private final BlockingQueue<String> entries = new LinkedBlockingQueue<>();

        void write(String entry) {
            entries.add(entry);
        }

        String next() {
            return Patience.next(entries);
        }
    }

    @Actor("writer")
    static class Writer {
        static final AtomicInteger NUMBERS = new AtomicInteger();

        private final Diary diary;
        private final int number = NUMBERS.incrementAndGet();

        Writer(Diary diary) {
            this.diary = diary;
        }

        @OnStart
        void begin(ActorContext self) {
            self.send(self.address(), "first of " + number);
        }

        @Receive
        void write(String text) {
            if (text.equals("crash")) {
                throw new IllegalStateException("told to");
            }
            diary.write(text);
        }

        @OnStop
        void stop() {
            diary.write("stopped " + number);
        }

        @PreDestroy
        void destroy() {
            diary.write("destroyed " + number);
        }
    }

    @Actor("closing")
    static class Closing implements AutoCloseable {
        private final Diary diary;

        Closing(Diary diary) {
            this.diary = diary;
        }

        @Receive
        void hear(String text) {}

        @Override
        public void close() {
            diary.write("closed");
        }
    }

    @Actor("refusing")
    static class Refusing {
        @OnStart
        void begin() {
            throw new IllegalStateException("no disk left");
        }

        @Receive
        void hear(String text) {}
    }

    @Actor("unmade")
    static class Unmade {
        Unmade() {
            throw new AssertionError("cannot be");
        }

        @Receive
        void hear(String text) {}
    }

    @Actor("hall")
    static class Hall implements ProcessFunction {
        private final Diary diary;

        Hall(Diary diary) {
            this.diary = diary;
        }

        @OnStart
        void begin() {
            diary.write("begins");
        }

        @Override
        public Object run(ActorContext self) {
            diary.write("runs");
            return self.receive();
        }

        @OnStop
        void stop() {
            diary.write("stopped");
        }
    }

    @Actor("machine")
    static class Machine implements Behavior.Setup {
        private final Diary diary;

        Machine(Diary diary) {
            this.diary = diary;
        }

        @Override
        public Behavior<?> create(ActorContext self) {
            return Behavior.of(String.class, (_, text) -> Behavior.stopped(text));
        }

        @OnStop
        void stop() {
            diary.write("stopped");
        }
    }

    @Actor("watcher")
    static class Watcher {
        record Watch(Address actor) {}

        record Link(Address actor) {}

        private final Diary diary;

        Watcher(Diary diary) {
            this.diary = diary;
        }

        @Receive
        String watch(Watch watch, ActorContext self) {
            self.monitor(watch.actor());
            return "watching";
        }

        @Receive
        String link(Link link, ActorContext self) {
            self.link(link.actor());
            return "linked";
        }

        @OnDown
        void down(Down down) {
            diary.write("down " + down.reason().kind());
        }

        @OnExit
        void exit(Exit exit, ActorContext self) {
            diary.write("exit " + exit.reason().kind() + " heard by " + self);
        }

        @Receive
        void other(Object any) {
            diary.write("other");
        }
    }

    @Test
    void runsOnStartBeforeTheFirstMessageAndOnStopBeforePreDestroy() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    int number = Writer.NUMBERS.get() + 1;
                    Address writer = node.start(context.getBean(Actors.class).spec(Writer.class));
                    node.send(writer, "second");
                    assertThat(diary.next()).isEqualTo("first of " + number);
                    assertThat(diary.next()).isEqualTo("second");

                    node.stop(writer);

                    assertThat(diary.next()).isEqualTo("stopped " + number);
                    assertThat(diary.next()).isEqualTo("destroyed " + number);
                    assertThat(Patience.of(node.termination(writer)))
                            .isEqualTo(new ExitReason.Shutdown());
                });
    }

    @Test
    void runsPreDestroyAloneAfterACrashAndOnStartAgain() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    int number = Writer.NUMBERS.get() + 1;
                    Address writer = node.start(context.getBean(Actors.class).spec(Writer.class));
                    assertThat(diary.next()).isEqualTo("first of " + number);

                    node.send(writer, "crash");

                    assertThat(diary.next()).isEqualTo("destroyed " + number);
                    assertThat(diary.next()).isEqualTo("first of " + (number + 1));
                    node.terminate(writer);
                    assertThat(diary.next()).isEqualTo("destroyed " + (number + 1));
                });
    }

    @Test
    void runsOnStopAndPreDestroyWhenTheContextCloses() {
        int number = Writer.NUMBERS.get() + 1;
        runner.run(
                context -> {
                    context.getBean(Node.class)
                            .start(context.getBean(Actors.class).spec(Writer.class));
                    assertThat(diary.next()).isEqualTo("first of " + number);
                });
        assertThat(diary.next()).isEqualTo("stopped " + number);
        assertThat(diary.next()).isEqualTo("destroyed " + number);
    }

    @Actor(value = "vault", autostart = true)
    @Order(1)
    static class Vault {
        @Receive
        String keep(String text) {
            return "kept " + text;
        }
    }

    @Actor(value = "clerk", autostart = true)
    @Order(2)
    static class Clerk {
        private final Diary diary;
        private final Address vault;

        Clerk(Diary diary, @Qualifier("vault") Address vault) {
            this.diary = diary;
            this.vault = vault;
        }

        @Receive
        void hear(String text) {}

        @OnStop
        void stop(ActorContext self) {
            diary.write(String.valueOf(self.ask(vault, "the books", SOON)));
        }
    }

    @Test
    void letsOnStopUseTheActorsThatWereThereBefore() {
        runner.withUserConfiguration(Vault.class, Clerk.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(diary.next()).isEqualTo("kept the books");
    }

    @Test
    void closesAnInstanceThatIsCloseable() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address closing = node.start(context.getBean(Actors.class).spec(Closing.class));

                    node.kill(closing);

                    assertThat(diary.next()).isEqualTo("closed");
                });
    }

    @Test
    void failsTheStartWhenOnStartThrows() {
        runner.run(
                context ->
                        assertThatThrownBy(
                                        () ->
                                                context.getBean(Node.class)
                                                        .start(
                                                                context.getBean(Actors.class)
                                                                        .spec(Refusing.class)))
                                .isInstanceOf(ActorStartException.class)
                                .hasRootCauseMessage("no disk left"));
    }

    @Test
    void tellsTheErrorThatAConstructorThrew() {
        runner.withUserConfiguration(Unmade.class)
                .run(
                        context ->
                                assertThatThrownBy(
                                                () ->
                                                        context.getBean(Node.class)
                                                                .start(
                                                                        context.getBean(
                                                                                        Actors
                                                                                                .class)
                                                                                .spec(
                                                                                        Unmade
                                                                                                .class)))
                                        .isInstanceOf(ActorStartException.class)
                                        .cause()
                                        .isInstanceOf(AssertionError.class)
                                        .hasMessage("cannot be"));
    }

    @Test
    void runsForProcessesAndBehaviorsToo() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Actors actors = context.getBean(Actors.class);
                    Address process = node.start(actors.spec(Hall.class));
                    node.send(process, "done");
                    assertThat(node.await(process, SOON)).isEqualTo("done");
                    assertThat(diary.next()).isEqualTo("begins");
                    assertThat(diary.next()).isEqualTo("runs");
                    assertThat(diary.next()).isEqualTo("stopped");
                    Address machine = node.start(actors.spec(Machine.class));
                    node.send(machine, "over");
                    assertThat(node.await(machine, SOON)).isEqualTo("over");
                    assertThat(diary.next()).isEqualTo("stopped");
                });
    }

    @Test
    void givesEndsOfOthersToOnDownAndOnExit() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address watcher = context.getBean(Actors.class).spawn(Watcher.class);
                    Address watched = node.spawn(self -> self.receive());
                    Address linked = node.spawn(self -> self.receive());
                    node.ask(watcher, new Watcher.Watch(watched), SOON);
                    node.ask(watcher, new Watcher.Link(linked), SOON);

                    node.kill(watched);
                    assertThat(diary.next()).isEqualTo("down KILLED");
                    node.kill(linked);
                    assertThat(diary.next()).startsWith("exit KILLED heard by watcher#");

                    node.send(watcher, "alive");
                    assertThat(diary.next()).isEqualTo("other");
                });
    }

    @Test
    void doesNotOfferEndsOfOthersAsMessagesOverRest() {
        runner.run(
                context ->
                        assertThat(
                                        context.getBean(BehaviorRegistry.class)
                                                .get(Watcher.class)
                                                .messages()
                                                .byName())
                                .containsOnlyKeys("watch", "link"));
    }
}
