package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Arguments come from properties as what Boot binds to the application's own classes does. */
class ArgumentPropertiesTests {

    record Part(String name, int weight) {}

    record Shelf(
            @DefaultValue List<String> items,
            @DefaultValue List<Part> parts,
            @DefaultValue Map<String, Integer> pieces,
            @DefaultValue("1") int maxWeight) {}

    @Actor("shelf")
    static class Shelves {
        Shelves(@Args Shelf shelf) {}

        @Receive
        void hear(Object any) {}
    }

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withUserConfiguration(Shelves.class);

    private static void run(ApplicationContextRunner runner, Consumer<Shelf> check) {
        run(runner, Map.of(), check);
    }

    private static void run(
            ApplicationContextRunner runner, Map<String, ?> json, Consumer<Shelf> check) {
        runner.run(
                context -> {
                    BehaviorRegistry behaviors = context.getBean(BehaviorRegistry.class);
                    BehaviorDefinition shelf = behaviors.find("shelf").orElseThrow();
                    check.accept((Shelf) behaviors.bindArguments(shelf, json));
                });
    }

    @Test
    void keepTheKeysOfMapsThatAreInBrackets() {
        run(
                runner.withPropertyValues(
                        "actors.behaviors.shelf.args.pieces.[green tea]=5",
                        "actors.behaviors.shelf.args.pieces.[a/b]=6",
                        "actors.behaviors.shelf.args.pieces.Milk=7"),
                shelf ->
                        assertThat(shelf.pieces())
                                .isEqualTo(Map.of("green tea", 5, "a/b", 6, "Milk", 7)));
    }

    /** As those of a profile replace those of the application. */
    @Test
    void replaceListsAndAddToMapsOfLessImportantSources() {
        Map<String, Object> base =
                below(
                        Map.of(
                                "items[0]", "tea",
                                "items[1]", "milk",
                                "parts[0].name", "board",
                                "parts[0].weight", 3,
                                "parts[1].name", "foot",
                                "parts[1].weight", 1,
                                "pieces.tea", 1));
        run(
                runner.withInitializer(
                                context ->
                                        context.getEnvironment()
                                                .getPropertySources()
                                                .addLast(new MapPropertySource("base", base)))
                        .withPropertyValues(
                                "actors.behaviors.shelf.args.items[0]=rice",
                                "actors.behaviors.shelf.args.parts[0].name=glass",
                                "actors.behaviors.shelf.args.parts[0].weight=5",
                                "actors.behaviors.shelf.args.pieces.rice=2"),
                shelf -> {
                    assertThat(shelf.items()).containsExactly("rice");
                    assertThat(shelf.parts()).containsExactly(new Part("glass", 5));
                    assertThat(shelf.pieces()).isEqualTo(Map.of("tea", 1, "rice", 2));
                });
    }

    private static Map<String, Object> below(Map<String, Object> arguments) {
        Map<String, Object> properties = new HashMap<>();
        arguments.forEach(
                (name, value) -> properties.put("actors.behaviors.shelf.args." + name, value));
        return properties;
    }

    @Test
    void comeFromEnvironmentVariables() {
        ApplicationContextRunner inContainer =
                runner.withInitializer(
                                context ->
                                        context.getEnvironment()
                                                .getPropertySources()
                                                .addFirst(
                                                        new SystemEnvironmentPropertySource(
                                                                "container-systemEnvironment",
                                                                Map.of(
                                                                        "ACTORS_BEHAVIORS_SHELF_ARGS_MAXWEIGHT",
                                                                        "9",
                                                                        "ACTORS_BEHAVIORS_SHELF_ARGS_ITEMS_0",
                                                                        "rice"))))
                        .withPropertyValues(
                                "actors.behaviors.shelf.args.max-weight=8",
                                "actors.behaviors.shelf.args.items=tea,milk");
        run(
                inContainer,
                shelf -> {
                    assertThat(shelf.maxWeight()).isEqualTo(9);
                    assertThat(shelf.items()).containsExactly("rice");
                });
        run(
                inContainer,
                Map.of("maxWeight", 7, "items", List.of("salt", "oil")),
                shelf -> {
                    assertThat(shelf.maxWeight()).isEqualTo(7);
                    assertThat(shelf.items()).containsExactly("salt", "oil");
                });
    }
}
