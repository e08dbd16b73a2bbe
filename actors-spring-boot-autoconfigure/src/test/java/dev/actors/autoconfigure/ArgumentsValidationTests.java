package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.spring.Actor;
import dev.actors.spring.Actors;
import dev.actors.spring.Analyses;
import dev.actors.spring.Args;
import dev.actors.spring.ArgumentsException;
import dev.actors.spring.ArgumentsValidator;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.Receive;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import java.util.List;
import java.util.Map;

class ArgumentsValidationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ValidationAutoConfiguration.class,
                                    ActorsAutoConfiguration.class))
                    .withUserConfiguration(Store.class);

    record Limits(@Max(10) int max) {}

    record Stock(@NotBlank @DefaultValue("store") String owner, @Valid Limits limits) {}

    @Actor("store")
    static class Store {
        Store(@Args Stock stock) {}

        @Receive
        void hear(Object any) {}
    }

    @Actor(value = "resident", autostart = true)
    static class Resident {
        Resident(@Args Stock stock) {}

        @Receive
        void hear(Object any) {}
    }

    private static void assertRefused(Actors actors, String text) {
        assertThatThrownBy(() -> actors.spawn(Store.class, new Stock(" ", new Limits(11))))
                .isInstanceOf(ArgumentsException.class)
                .hasMessage(text);
    }

    @Test
    void namesEachPathAndWhatIsWrongThere() {
        runner.run(
                context -> {
                    Actors actors = context.getBean(Actors.class);
                    assertRefused(
                            actors,
                            "args.limits.max must be less than or equal to 10. args.owner must not"
                                    + " be blank.");
                    actors.spawn(Store.class, new Stock("me", new Limits(10)));
                    BehaviorRegistry behaviors = context.getBean(BehaviorRegistry.class);
                    var store = behaviors.get(Store.class);
                    Object bound =
                            behaviors.bindArguments(store, Map.of("limits", Map.of("max", 12)));
                    assertThatThrownBy(() -> behaviors.spec(store, bound))
                            .hasMessage("args.limits.max must be less than or equal to 10.");
                });
    }

    @Test
    void failsTheStartWhenAnActorThatStartsWithTheApplicationIsGivenBadArguments() {
        ApplicationContextRunner starting =
                runner.withUserConfiguration(Resident.class)
                        .withPropertyValues("actors.behaviors.resident.args.owner=me");
        starting.withPropertyValues("actors.behaviors.resident.args.limits.max=11")
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(Analyses.of(context.getStartupFailure()))
                                    .satisfies(
                                            analysis -> {
                                                assertThat(analysis.getDescription())
                                                        .isEqualTo(
                                                                "The actor class "
                                                                        + Resident.class.getName()
                                                                        + " starts with the"
                                                                        + " application as"
                                                                        + " 'resident', and its"
                                                                        + " arguments do not fit:"
                                                                        + " args.limits.max must be"
                                                                        + " less than or equal to"
                                                                        + " 10.");
                                                assertThat(analysis.getAction())
                                                        .startsWith(
                                                                "Set actors.behaviors.resident"
                                                                        + ".args.*");
                                            });
                        });
        starting.withPropertyValues("actors.behaviors.resident.args.limits.max=10")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void checksNothingWhereJakartaValidationIsMissing() {
        runner.withClassLoader(new FilteredClassLoader(Validator.class))
                .run(
                        context -> {
                            assertThat(context)
                                    .hasNotFailed()
                                    .doesNotHaveBean(ArgumentsValidator.class);
                            context.getBean(Actors.class)
                                    .spawn(Store.class, new Stock(" ", new Limits(11)));
                        });
    }

    @Test
    void checksNothingWhereThereIsNoValidator() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withUserConfiguration(Store.class)
                .run(
                        context ->
                                context.getBean(Actors.class)
                                        .spawn(Store.class, new Stock(" ", new Limits(11))));
    }

    @Test
    void backsOffFromTheUsersOwnValidator() {
        runner.withBean(ArgumentsValidator.class, () -> _ -> List.of(" are never right"))
                .run(
                        context -> {
                            assertThat(context).doesNotHaveBean("actorsArgumentsValidator");
                            assertRefused(context.getBean(Actors.class), "args are never right.");
                        });
    }
}
