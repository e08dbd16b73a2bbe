package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actors.ActorContext;
import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.KeyedStore;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Actor classes that are reached by keys. */
class KeyedActorClassTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    record Limits(@DefaultValue("10") int most) {}

    record Add(String item) {}

    record Tell() {}

    record Fail() {}

    @Actor(value = "basket", keyed = true, backoff = "0s")
    static class Basket {

        private final String owner;
        private final Limits limits;
        private final List<String> items = new ArrayList<>();
        private String story;

        Basket(@Key String owner, @Args Limits limits) {
            this.owner = owner;
            this.limits = limits;
            story = "made";
        }

        @Restore
        void restore(Map<String, List<String>> kept, ActorContext self) {
            story += ", restored " + self.keyed().orElseThrow().key();
            items.addAll(kept.getOrDefault("items", List.of()));
        }

        @OnStart
        void begin() {
            story += ", started with " + items;
        }

        @Receive
        void add(Add add) {
            items.add(add.item());
        }

        @Receive
        String tell(Tell tell) {
            return owner + " " + limits.most() + ": " + story;
        }

        @Receive
        void fail(Fail fail) {
            throw new IllegalStateException("told to fail");
        }

        @ActorState
        Map<String, List<String>> items() {
            return Map.of("items", items);
        }
    }

    @Actor("plain")
    static class Plain {
        @Receive
        void add(Add add) {}
    }

    private static void stop(Node node, Address actor) {
        var end = node.termination(actor);
        node.stop(actor);
        Patience.of(end);
    }

    @Test
    void getTheirKeyTheirArgumentsAndWhatTheyHadShown() {
        runner.withUserConfiguration(Basket.class)
                .withPropertyValues("actors.behaviors.basket.args.most=3")
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address ann = context.getBean(Actors.class).keyed(Basket.class, "ann");
                            assertThat(ann).isEqualTo(node.keyed("basket", "ann"));
                            node.send(ann, new Add("tea"));
                            assertThat(node.ask(ann, new Tell(), SOON))
                                    .isEqualTo("ann 3: made, started with []");
                            stop(node, ann);

                            assertThat(node.ask(ann, new Tell(), SOON))
                                    .isEqualTo("ann 3: made, restored ann, started with [tea]");
                            node.send(ann, new Add("milk"));
                            node.send(ann, new Fail());
                            assertThat(node.ask(ann, new Tell(), SOON))
                                    .isEqualTo("ann 3: made, restored ann, started with [tea]");
                            assertThat(node.info(ann).orElseThrow().restarts()).isOne();
                        });
    }

    /** Holds something from its constructor on, and cannot take what is kept. */
    @Actor(value = "picky", keyed = true)
    static class Picky implements AutoCloseable {

        static final BlockingQueue<String> CLOSED = new LinkedBlockingQueue<>();

        private final String key;

        Picky(@Key String key) {
            this.key = key;
        }

        @Restore
        void restore(String kept) {
            throw new IllegalStateException("cannot take " + kept);
        }

        @Receive
        void add(Add add) {}

        @ActorState
        String state() {
            return key;
        }

        @Override
        public void close() {
            CLOSED.add(key);
        }
    }

    @Test
    void areDestroyedWhereTheyCannotBeRestored() throws Exception {
        KeyedStore store = KeyedStore.inMemory();
        store.save("picky", "ann", "all of it");
        runner.withUserConfiguration(Picky.class)
                .withBean(KeyedStore.class, () -> store)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            node.send(node.keyed("picky", "ann"), new Add("tea"));
                            assertThat(Patience.next(Picky.CLOSED)).isEqualTo("ann");
                        });
    }

    @Test
    void keepTheirStateInTheStoreOfTheUser() {
        KeyedStore store = KeyedStore.inMemory();
        ApplicationContextRunner own =
                runner.withUserConfiguration(Basket.class).withBean(KeyedStore.class, () -> store);
        own.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    node.send(node.keyed("basket", "ann"), new Add("tea"));
                });

        assertThat(load(store)).isEqualTo(Map.of("items", List.of("tea")));
        own.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    assertThat(node.ask(node.keyed("basket", "ann"), new Tell(), SOON))
                            .isEqualTo("ann 10: made, restored ann, started with [tea]");
                });
    }

    private static @Nullable Object load(KeyedStore store) {
        try {
            return store.load("basket", "ann", Map.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void arePassivatedAfterTheTimeThatAPropertySays() {
        BlockingQueue<ActorInfo> ended = new LinkedBlockingQueue<>();
        NodeListener listener =
                new NodeListener() {
                    @Override
                    public void ended(ActorInfo actor, ExitReason reason) {
                        ended.add(actor);
                    }
                };
        runner.withUserConfiguration(Basket.class)
                .withBean(NodeListener.class, () -> listener)
                .withPropertyValues("actors.behaviors.basket.idle=1ms")
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address ann = node.keyed("basket", "ann");
                            node.send(ann, new Add("tea"));
                            assertThat(Patience.next(ended).address()).isEqualTo(ann);
                            assertThat(node.ask(ann, new Tell(), SOON))
                                    .isEqualTo("ann 10: made, restored ann, started with [tea]");
                        });
    }

    @Test
    void areNotSpawnedOtherwise() {
        runner.withUserConfiguration(Basket.class, Plain.class)
                .run(
                        context -> {
                            Actors actors = context.getBean(Actors.class);
                            assertThatIllegalArgumentException()
                                    .isThrownBy(() -> actors.spawn(Basket.class))
                                    .withMessageContaining("actors.keyed(Basket.class, key)");
                            assertThatIllegalArgumentException()
                                    .isThrownBy(() -> actors.keyed(Plain.class, "ann"))
                                    .withMessageContaining("keyed = true");
                        });
    }

    @Actor(value = "wrong", keyed = true, autostart = true)
    static class Started {
        @Receive
        void add(Add add) {}
    }

    @Actor("wrong")
    static class KeyWithoutKeys {
        KeyWithoutKeys(@Key String key) {}

        @Receive
        void add(Add add) {}
    }

    @Actor(value = "wrong", keyed = true)
    static class NumberedKey {
        NumberedKey(@Key int key) {}

        @Receive
        void add(Add add) {}
    }

    @Actor(value = "wrong", keyed = true)
    static class TwoKeys {
        TwoKeys(@Key String one, @Key String other) {}

        @Receive
        void add(Add add) {}
    }

    @Actor("wrong")
    static class RestoreWithoutKeys {
        @Receive
        void add(Add add) {}

        @ActorState
        int state() {
            return 1;
        }

        @Restore
        void restore(int state) {}
    }

    @Actor(value = "wrong", keyed = true)
    static class RestoreWithoutState {
        @Receive
        void add(Add add) {}

        @Restore
        void restore(int state) {}
    }

    @Actor(value = "wrong", keyed = true)
    static class RestoreOfOtherType {
        @Receive
        void add(Add add) {}

        @ActorState
        int state() {
            return 1;
        }

        @Restore
        void restore(String state) {}
    }

    @Actor(value = "wrong", keyed = true)
    static class TwoRestores {
        @Receive
        void add(Add add) {}

        @ActorState
        int state() {
            return 1;
        }

        @Restore
        void one(int state) {}

        @Restore
        void two(int state) {}
    }

    @Actor(value = "wrong", keyed = true, idle = "0s")
    static class NeverIdle {
        @Receive
        void add(Add add) {}
    }

    @Actor(value = "wrong", keyed = true)
    static class WithoutArguments {
        record Needed(int size) {}

        WithoutArguments(@Args Needed needed) {}

        @Receive
        void add(Add add) {}
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(Started.class, "there is no key", "Leave out keyed or autostart"),
                Arguments.of(KeyWithoutKeys.class, "has a @Key parameter", "keyed = true"),
                Arguments.of(NumberedKey.class, "@Key parameter that is no String", "String"),
                Arguments.of(TwoKeys.class, "has two @Key parameters", "Keep one"),
                Arguments.of(RestoreWithoutKeys.class, "nothing is kept of it", "keyed = true"),
                Arguments.of(RestoreWithoutState.class, "no @ActorState method", "@ActorState"),
                Arguments.of(
                        RestoreOfOtherType.class,
                        "cannot take what its @ActorState method returns: restore",
                        "Its first parameter takes a int"),
                Arguments.of(TwoRestores.class, "has two @Restore methods: one, two", "Keep one"),
                Arguments.of(NeverIdle.class, "An idle time is more than zero", "Correct"),
                Arguments.of(
                        WithoutArguments.class,
                        "is reached by keys as 'wrong', and its arguments do not fit: args.size is"
                                + " missing.",
                        "actors.behaviors.wrong.args.*"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void failTheStartWithAMistakeThatIsExplained(Class<?> actor, String what, String remedy) {
        runner.withUserConfiguration(actor)
                .run(
                        context -> {
                            var analysis = Analyses.of(context.getStartupFailure());
                            assertThat(analysis.getDescription())
                                    .contains(actor.getName())
                                    .contains(what);
                            assertThat(analysis.getAction()).contains(remedy);
                        });
    }
}
