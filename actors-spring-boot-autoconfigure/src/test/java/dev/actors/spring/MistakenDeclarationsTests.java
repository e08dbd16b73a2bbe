package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.DependsOn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said where an annotation promises what an actor would not do. */
class MistakenDeclarationsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        StaticGuard.class,
                        "has the @Receive method one with the guard 'isOpen', for which there is no"
                                + " method of the right form, but static boolean isOpen(String).",
                        "Write one method 'boolean isOpen(String message)', or one without a"
                                + " parameter; it must not be static."),
                Arguments.of(
                        DestroyWithParameter.class,
                        "has a @PreDestroy method of a form that cannot be called: close.",
                        "Let it have no parameters."),
                Arguments.of(
                        ConstructWithParameter.class,
                        "has a @PostConstruct method of a form that cannot be called: open.",
                        "Let it have no parameters."),
                Arguments.of(
                        StopWithParameter.class,
                        "has an @OnStop method of a form that cannot be called: stop.",
                        "Make it void and not static, without parameters or with an ActorContext as"
                                + " its only one."),
                Arguments.of(
                        BothBegin.class,
                        "has two @OnStart methods: Begins.prepare, BothBegin.begin.",
                        "Keep one of them, and let it call the other."),
                Arguments.of(
                        TakesArray.class,
                        "takes a String[], which has no name as a message.",
                        "Let it take a record that holds the array, or a List."),
                Arguments.of(
                        ShowsTwice.class,
                        "has @ActorState on Shows.one, ShowsTwice.two, and not on one method"
                                + " without parameters and with a result.",
                        SHOW_ONE),
                Arguments.of(
                        ShowsNothing.class,
                        "has @ActorState on show, and not on one method without parameters and with"
                                + " a result.",
                        SHOW_ONE),
                Arguments.of(LooksUp.class, LOOKUP, PROVIDER),
                Arguments.of(LeavesToSpring.class, LOOKUP, PROVIDER),
                Arguments.of(
                        Waits.class,
                        "has @DependsOn for flyway, orders, in vain: actors start after all beans"
                                + " are made, and one another's order is that of @Order.",
                        "Take it out. Put an @Order on both classes where another actor is to start"
                                + " first, and take in the constructor what is made lazily."),
                Arguments.of(Behaviors.class, reserved("behaviors"), RENAME),
                Arguments.of(Topics.class, reserved("topics"), RENAME),
                Arguments.of(Keyed.class, reserved("keyed"), RENAME),
                Arguments.of(Dashboard.class, reserved("dashboard"), RENAME),
                Arguments.of(UnderscoreArgument.class, named("_x", Underscore.class), NAME),
                Arguments.of(DollarArgument.class, named("$d", Dollar.class), NAME),
                Arguments.of(
                        TwinArguments.class,
                        "takes arguments named 'maxSize' and 'max_size', which are one to Spring's"
                                + " binder: in "
                                + Twins.class.getName()
                                + ".",
                        "Give one of them another name. Case, hyphens and underscores make none."),
                Arguments.of(
                        OptionalOfRecord.class,
                        "takes an argument that is an Optional of no simple value, which Spring's"
                                + " binder cannot make: "
                                + OptionalOfRecord.Many.class.getName()
                                + ".one.",
                        "Make it what it may hold, marked with @Nullable: what is not given is"
                                + " null."),
                Arguments.of(
                        ListOfOptionals.class,
                        "takes an argument that holds Optionals, which Spring's binder cannot make:"
                                + " "
                                + ListOfOptionals.Some.class.getName()
                                + ".all.",
                        "Let it hold the values: it need not hold none."),
                Arguments.of(
                        ArraysInAList.class,
                        "takes arguments with an array in them, so that two spawns cannot be"
                                + " compared: "
                                + ArraysInAList.Bytes.class.getName()
                                + ".",
                        "Make the array a List."),
                Arguments.of(
                        Idle.class,
                        "has an idle time, after which only actors of keys are passivated, and is"
                                + " not reached by keys.",
                        "Leave out idle, or have it reached by keys: @Actor(keyed = true)."));
    }

    private static final String SHOW_ONE =
            "Mark one method that has no parameters and returns the state.";

    private static final String LOOKUP =
            "has @Lookup on stamp, which Spring would answer in a subclass, and an actor is of no"
                    + " subclass.";

    private static final String PROVIDER =
            "Take an ObjectProvider in the constructor in its place, and call its getObject().";

    private static final String RENAME = "Give it another name with @Actor(\"...\").";

    private static String reserved(String name) {
        return "starts with the application under the name '"
                + name
                + "', which is kept for the REST protocol, even where that is absent.";
    }

    private static final String NAME =
            "Name it with letters from a to z and digits. Or give it such a name with Boot's"
                    + " @Name.";

    private static String named(String name, Class<?> in) {
        return "takes an argument named '"
                + name
                + "', which Spring's binder does not know as a name: in "
                + in.getName()
                + ".";
    }

    record Underscore(int _x) {}

    record Dollar(int $d) {}

    record Twins(@DefaultValue("1") int maxSize, @Name("max_size") String other) {}

    @Actor
    static class UnderscoreArgument {
        UnderscoreArgument(@Args Underscore args) {}

        @Receive
        void one(String text) {}
    }

    @Actor
    static class DollarArgument {

        record Below(List<Map<String, Dollar>> below) {}

        DollarArgument(@Args Below args) {}

        @Receive
        void one(String text) {}
    }

    @Actor
    static class TwinArguments {
        TwinArguments(@Args Twins args) {}

        @Receive
        void one(String text) {}
    }

    @Actor
    static class OptionalOfRecord {

        record One(int number) {}

        record Many(Optional<String> fine, Optional<One> one) {}

        OptionalOfRecord(@Args Many args) {}

        @Receive
        void one(String text) {}
    }

    @Actor
    static class ListOfOptionals {

        record Some(List<Optional<String>> all) {}

        ListOfOptionals(@Args Some args) {}

        @Receive
        void one(String text) {}
    }

    @Actor
    static class ArraysInAList {

        /** Of what it is itself, all the way down. */
        @SuppressWarnings("serial") // is not serialized
        static class Shelves extends ArrayList<Shelves> {}

        record Bytes(Shelves shelves, List<byte[]> all) {}

        ArraysInAList(@Args Bytes args) {}

        @Receive
        void one(String text) {}
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void stopsTheStartAndSaysWhatToDo(Class<?> actor, String mistake, String action) {
        StoppedStart.assertSays(actor, mistake, action);
    }

    @Actor
    static class StaticGuard {
        @Receive(when = "isOpen")
        void one(String text) {}

        static boolean isOpen(String text) {
            return true;
        }
    }

    @Actor
    static class DestroyWithParameter {
        @Receive
        void one(String text) {}

        @PreDestroy
        void close(String reason) {}
    }

    @Actor
    static class ConstructWithParameter {
        @Receive
        void one(String text) {}

        @PostConstruct
        void open(String reason) {}
    }

    @Actor
    static class StopWithParameter {
        @Receive
        void one(String text) {}

        @OnStop
        void stop(String reason) {}
    }

    static class Begins {
        @OnStart
        void prepare() {}
    }

    @Actor
    static class BothBegin extends Begins {
        @Receive
        void one(String text) {}

        @OnStart
        void begin() {}
    }

    @Actor
    static class TakesArray {
        @Receive
        void one(String... texts) {}
    }

    static class Shows {
        @ActorState
        int one() {
            return 1;
        }
    }

    @Actor
    static class ShowsTwice extends Shows {
        @Receive
        void one(String text) {}

        @ActorState
        int two() {
            return 2;
        }
    }

    @Actor
    static class ShowsNothing {
        @Receive
        void one(String text) {}

        @ActorState
        void show() {}
    }

    @Actor
    static class LooksUp {
        @Receive
        void one(String text) {}

        @Lookup
        Object stamp() {
            throw new UnsupportedOperationException();
        }
    }

    @Actor
    abstract static class LeavesToSpring {
        @Receive
        void one(String text) {}

        @Lookup
        abstract Object stamp();
    }

    @Actor
    @DependsOn({"flyway", "orders"})
    static class Waits {
        @Receive
        void one(String text) {}
    }

    @Actor(autostart = true)
    static class Behaviors {
        @Receive
        void one(String text) {}
    }

    @Actor(autostart = true)
    static class Topics {
        @Receive
        void one(String text) {}
    }

    @Actor(autostart = true)
    static class Keyed {
        @Receive
        void one(String text) {}
    }

    @Actor(autostart = true)
    static class Dashboard {
        @Receive
        void one(String text) {}
    }

    @Actor(idle = "10m")
    static class Idle {
        @Receive
        void one(String text) {}
    }

    @Actor("topics")
    static class SpawnedByOtherNames {
        @Receive
        void one(String text) {}
    }

    @Test
    void letsABehaviourHaveAnyNameUnderWhichNoActorStarts() {
        runner.withBean(SpawnedByOtherNames.class)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void namesBothBeansWhenAClassIsDefinedTwice() {
        runner.withBean("written", SpawnedByOtherNames.class)
                .withBean("again", SpawnedByOtherNames.class)
                .run(
                        context -> {
                            assertThat(Analyses.of(context.getStartupFailure()))
                                    .satisfies(
                                            analysis -> {
                                                assertThat(analysis.getDescription())
                                                        .contains(
                                                                "is defined twice",
                                                                "'written'",
                                                                "'again'")
                                                        .doesNotContain("has the same name");
                                                assertThat(analysis.getAction())
                                                        .startsWith("Keep one of them");
                                            });
                        });
    }
}
