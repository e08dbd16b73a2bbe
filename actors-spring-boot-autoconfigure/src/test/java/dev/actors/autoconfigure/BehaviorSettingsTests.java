package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.Overflow;
import dev.actors.spring.Actor;
import dev.actors.spring.Actors;
import dev.actors.spring.Analyses;
import dev.actors.spring.Args;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.BehaviorSettings;
import dev.actors.spring.Receive;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.time.Duration;
import java.util.Map;

/** How actors are run: the class's word, overridden by properties. */
class BehaviorSettingsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsBehaviorPropertiesAutoConfiguration.class));

    @Actor("plain")
    static class Plain {
        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "kept", autostart = true)
    static class Kept {
        @Receive
        void hear(Object any) {}
    }

    @Actor(
            value = "tuned",
            restart = RestartType.TEMPORARY,
            intensity = 3,
            period = "10s",
            backoff = "20ms",
            maxBackoff = "2s",
            mailboxCapacity = 7,
            overflow = Overflow.DROP_OLDEST,
            blocking = true)
    static class Tuned {
        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "wrong", period = "soon")
    static class Wrong {
        @Receive
        void hear(Object any) {}
    }

    @Actor(
            value = "torn",
            restart = {RestartType.TEMPORARY, RestartType.PERMANENT})
    static class Torn {
        @Receive
        void hear(Object any) {}
    }

    private static BehaviorSettings settings(ApplicationContext context, Class<?> actor) {
        BehaviorSettings said = context.getBean(BehaviorRegistry.class).get(actor).settings();
        ActorsProperties properties =
                Binder.get(context.getEnvironment()).bindOrCreate("actors", ActorsProperties.class);
        return properties
                .behavior(context.getBean(BehaviorRegistry.class).get(actor).name())
                .over(said);
    }

    private static RestartPolicy policy(
            RestartType type, int intensity, String period, String backoff, String most) {
        return new RestartPolicy(
                type,
                intensity,
                Duration.parse(period),
                Duration.parse(backoff),
                Duration.parse(most));
    }

    @Test
    void areTheDefaultsWhereNothingIsSaid() {
        runner.withUserConfiguration(Plain.class, Kept.class)
                .run(
                        context -> {
                            assertThat(settings(context, Plain.class))
                                    .isEqualTo(
                                            new BehaviorSettings(
                                                    policy(
                                                            RestartType.TRANSIENT,
                                                            10,
                                                            "PT1M",
                                                            "PT0.1S",
                                                            "PT5S"),
                                                    null,
                                                    Overflow.BLOCK,
                                                    false,
                                                    Duration.ofMinutes(10)));
                            assertThat(settings(context, Kept.class).restart().type())
                                    .isEqualTo(RestartType.PERMANENT);
                        });
    }

    @Test
    void areWhatTheClassSaysUnlessAPropertySaysOtherwise() {
        runner.withUserConfiguration(Tuned.class)
                .run(
                        context ->
                                assertThat(settings(context, Tuned.class))
                                        .isEqualTo(
                                                new BehaviorSettings(
                                                        policy(
                                                                RestartType.TEMPORARY,
                                                                3,
                                                                "PT10S",
                                                                "PT0.02S",
                                                                "PT2S"),
                                                        7,
                                                        Overflow.DROP_OLDEST,
                                                        true,
                                                        Duration.ofMinutes(10))));
        runner.withUserConfiguration(Tuned.class)
                .withPropertyValues(
                        "actors.behaviors.tuned.restart=permanent",
                        "actors.behaviors.tuned.intensity=4",
                        "actors.behaviors.tuned.period=11s",
                        "actors.behaviors.tuned.backoff=21ms",
                        "actors.behaviors.tuned.max-backoff=3s",
                        "actors.behaviors.tuned.mailbox-capacity=8",
                        "actors.behaviors.tuned.overflow=fail",
                        "actors.behaviors.tuned.blocking=false")
                .run(
                        context ->
                                assertThat(settings(context, Tuned.class))
                                        .isEqualTo(
                                                new BehaviorSettings(
                                                        policy(
                                                                RestartType.PERMANENT,
                                                                4,
                                                                "PT11S",
                                                                "PT0.021S",
                                                                "PT3S"),
                                                        8,
                                                        Overflow.FAIL,
                                                        false,
                                                        Duration.ofMinutes(10))));
    }

    @Actor(value = "rare", keyed = true, idle = "90s")
    static class Rare {
        @Receive
        void hear(Object any) {}
    }

    @Test
    void sayWhenAnActorOfAKeyIsIdle() {
        runner.withUserConfiguration(Rare.class)
                .run(
                        context ->
                                assertThat(settings(context, Rare.class).idle())
                                        .isEqualTo(Duration.ofSeconds(90)));
        runner.withUserConfiguration(Rare.class)
                .withPropertyValues("actors.behaviors.rare.idle=2h")
                .run(
                        context ->
                                assertThat(settings(context, Rare.class).idle())
                                        .isEqualTo(Duration.ofHours(2)));
    }

    @Test
    void areUsedByTheActorsThatRun() {
        runner.withUserConfiguration(Tuned.class)
                .run(
                        context -> {
                            var node = context.getBean(Node.class);
                            var actor = context.getBean(Actors.class).spawn(Tuned.class);
                            assertThat(node.info(actor).orElseThrow().mailboxCapacity())
                                    .isEqualTo(7);
                        });
    }

    private void assertRefused(
            Class<?> actor, Map<String, String> properties, String description, String action) {
        runner.withUserConfiguration(actor)
                .withPropertyValues(
                        properties.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toArray(String[]::new))
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
                            assertThat(analysis).isNotNull();
                            assertThat(analysis.getDescription()).isEqualTo(description);
                            assertThat(analysis.getAction()).isEqualTo(action);
                        });
    }

    @Test
    void areRefusedWhenTheyMakeNoSense() {
        assertRefused(
                Wrong.class,
                Map.of(),
                "The actor class "
                        + Wrong.class.getName()
                        + " has settings that make no sense: 'soon' is not a valid duration.",
                "Correct them in @Actor, or the properties actors.behaviors.wrong.*.");
        assertRefused(
                Torn.class,
                Map.of(),
                "The actor class "
                        + Torn.class.getName()
                        + " has settings that make no sense: There is one type of restart, not"
                        + " several.",
                "Correct them in @Actor, or the properties actors.behaviors.torn.*.");
        assertRefused(
                Plain.class,
                Map.of("actors.behaviors.plain.mailbox-capacity", "0"),
                "The actor class "
                        + Plain.class.getName()
                        + " has settings that make no sense: A mailbox holds at least one message,"
                        + " not 0.",
                "Correct them in @Actor, or the properties actors.behaviors.plain.*.");
    }

    @Test
    void areRefusedForABehaviorThatIsNotThere() {
        assertRefused(
                Plain.class,
                Map.of("actors.behaviors.plane.intensity", "3"),
                "The property actors.behaviors.plane.intensity"
                    + " (\"actors.behaviors.plane.intensity\" from property source \"test\") is of"
                    + " no behaviour: there is no 'plane'.",
                "Correct the name, or remove the property. Known behaviours: plain.");
    }

    @Test
    void areRefusedWhereThereIsNoSuchSetting() {
        assertRefused(
                Plain.class,
                Map.of("actors.behaviors.plain.intensty", "3"),
                "The property actors.behaviors.plain.intensty (\"actors.behaviors.plain.intensty\""
                        + " from property source \"test\") is no setting of a behaviour: there is"
                        + " no 'intensty'.",
                "Correct it, or remove it. Known settings: args, backoff, blocking, idle,"
                        + " intensity, mailbox-capacity, max-backoff, overflow, period, restart."
                        + " Arguments are below args.");
    }

    @Test
    void areNotCheckedWhereTheCheckIsExcluded() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withPropertyValues("actors.behaviors.plane.intensity=3")
                .run(context -> assertThat(context).hasNotFailed());
    }

    private ApplicationContextRunner withVariables(Map<String, Object> variables) {
        return runner.withUserConfiguration(Tuned.class, PriceWatch.class)
                .withInitializer(
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addFirst(
                                                new SystemEnvironmentPropertySource(
                                                        "test-systemEnvironment", variables)));
    }

    @Actor("price-watch")
    static class PriceWatch {
        record Limits(@DefaultValue("1") int lowestPrice) {}

        PriceWatch(@Args Limits limits) {}

        @Receive
        void hear(Object any) {}
    }

    @Test
    void areTakenFromEnvironmentVariables() {
        withVariables(
                        Map.of(
                                "ACTORS_BEHAVIORS_TUNED_MAXBACKOFF", "4s",
                                "ACTORS_BEHAVIORS_TUNED_MAILBOX_CAPACITY", "9",
                                "ACTORS_BEHAVIORS_PRICEWATCH_INTENSITY", "3",
                                "ACTORS_BEHAVIORS_PRICEWATCH_ARGS_LOWESTPRICE", "5",
                                "ACTORS_BEHAVIORAL", "of somebody else"))
                .run(
                        context -> {
                            assertThat(context).hasNotFailed();
                            assertThat(settings(context, Tuned.class).restart().maxBackoff())
                                    .isEqualTo(Duration.ofSeconds(4));
                            assertThat(settings(context, Tuned.class).mailboxCapacity())
                                    .isEqualTo(9);
                            assertThat(settings(context, PriceWatch.class).restart().intensity())
                                    .isEqualTo(3);
                            var behaviors = context.getBean(BehaviorRegistry.class);
                            assertThat(
                                            behaviors.bindArguments(
                                                    behaviors.get(PriceWatch.class), Map.of()))
                                    .isEqualTo(new PriceWatch.Limits(5));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTORS_BEHAVIORS_PLANE_INTENSITY | is of no behaviour.",
                "actors_behaviors_plane_intensity | is of no behaviour.",
                "ACTORS_BEHAVIORS_PRICE_WATCH_INTENSITY | is of no behaviour.",
                "ACTORS_BEHAVIORS_TUNED_INTENSTY | is no setting of the behaviour 'tuned'.",
                "ACTORS_BEHAVIORS_PRICEWATCH_ARG_LOW | is no setting of the behaviour"
                        + " 'price-watch'."
            })
    void areRefusedInEnvironmentVariablesThatNothingReads(String variable, String problem) {
        withVariables(Map.of(variable, "31337"))
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
                            assertThat(analysis).isNotNull();
                            assertThat(analysis.getDescription())
                                    .isEqualTo("The environment variable %s %s", variable, problem);
                            assertThat(analysis.getAction())
                                    .contains("Known ", "written without hyphens")
                                    .doesNotContain("31337");
                        });
    }

    @Test
    void areKnownInEverySpellingThatBootTakes() {
        runner.withUserConfiguration(Tuned.class, PriceWatch.class)
                .withPropertyValues(
                        "actors.behaviors.tuned.maxBackoff=3s",
                        "actors.behaviors[tuned].mailbox_capacity=8",
                        "actors.behaviors[price-watch].args.lowest_price=2")
                .run(
                        context -> {
                            assertThat(context).hasNotFailed();
                            assertThat(settings(context, Tuned.class).restart().maxBackoff())
                                    .isEqualTo(Duration.ofSeconds(3));
                            assertThat(settings(context, Tuned.class).mailboxCapacity())
                                    .isEqualTo(8);
                        });
    }
}
