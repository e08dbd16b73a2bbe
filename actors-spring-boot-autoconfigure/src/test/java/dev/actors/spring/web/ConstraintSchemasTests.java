package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.autoconfigure.ActorsWebAutoConfiguration;
import dev.actors.spring.Actor;
import dev.actors.spring.Args;
import dev.actors.spring.ArgumentsValidator;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.Receive;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which constraints of Jakarta Validation the schemas of arguments show, and where. */
class ConstraintSchemasTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebApplicationContextRunner unchecked =
            new WebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    JacksonAutoConfiguration.class,
                                    ActorsAutoConfiguration.class,
                                    ActorsWebAutoConfiguration.class))
                    .withUserConfiguration(ShapedActors.WithConstraints.class, WithOdd.class);

    private final WebApplicationContextRunner runner =
            unchecked.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class));

    interface Other {}

    record Twice(@Min(1) int number) {}

    record Odd(
            @Size(min = 2, max = 5) String text,
            @NotEmpty Set<String> set,
            @NotEmpty Map<Long, String> byNumber,
            @Pattern(regexp = "a", flags = Pattern.Flag.CASE_INSENSITIVE) String anyCase,
            @Pattern(regexp = "\\s+") String spaces,
            @NotNull(groups = Other.class) @Max(value = 5, groups = Other.class) Integer other,
            @Min(5) String digits,
            Integer unmarked,
            @Valid Twice one,
            @Valid Twice two,
            @Valid Labelled labelled,
            Inside inside) {

        @Max(3)
        Integer getUnmarked() {
            return 0;
        }
    }

    record Inside(@Min(1) int number) {}

    record Labelled(@Size(max = 3) String label) {}

    @Actor("odd")
    static class WithOdd {
        WithOdd(@Args Odd odd) {}

        @Receive
        void hear(Object any) {}
    }

    private static JsonNode schema(ApplicationContext context, String behavior) {
        return context.getBean(BehaviorSchemas.class)
                .arguments(context.getBean(BehaviorRegistry.class).find(behavior).orElseThrow());
    }

    private static void assertShowsNone(ApplicationContext context) {
        JsonNode schema = schema(context, "constrained");
        assertThat(schema.path("required").toString())
                .isEqualTo("[\"bounded\",\"positive\",\"amount\",\"debt\"]");
        assertThat(schema.at("/properties/numbers").has("minItems")).isFalse();
        assertThat(schema.at("/properties/title"))
                .isEqualTo(JSON.readTree("{\"type\":\"string\"}"));
    }

    @Test
    void requireNothingWhereAllMayBeLeftOut() {
        runner.run(
                context ->
                        assertThat(schema(context, "odd").at("/properties/labelled").toString())
                                .contains("\"maxLength\":3")
                                .doesNotContain("required"));
    }

    @Test
    void showWhatTheValidatorChecks() {
        runner.run(
                context ->
                        assertThat(JSON.readTree(schema(context, "constrained").toString()))
                                .isEqualTo(
                                        JSON.readTree(
                                                """
                                                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                                                 "type": "object",
                                                 "properties": {
                                                   "bounded": {"type": "integer", "minimum": -10, "maximum": 50},
                                                   "positive": {"type": "integer", "minimum": 1, "maximum": 59},
                                                   "amount": {"type": "number", "minimum": 0, "maximum": 3000000000},
                                                   "debt": {"type": "integer", "minimum": -2147483648, "maximum": -1},
                                                   "title": {"type": "string", "pattern": "[^\\\\t-\\\\r\\\\u001C-\\\\u0020]"},
                                                   "word": {"type": "string", "pattern": "^(?:[a-zA-Z]+|(?:\\\\d|-1))$"},
                                                   "brief": {"type": "string", "maxLength": 3},
                                                   "limits": {
                                                     "type": "object",
                                                     "properties": {
                                                       "least": {"type": "integer", "minimum": 1, "maximum": 2147483647},
                                                       "most": {"type": "integer", "maximum": 9}},
                                                     "required": ["most"],
                                                     "additionalProperties": false,
                                                     "minProperties": 1},
                                                   "rounding": {"enum": ["UP", "DOWN", "CEILING", "FLOOR", "HALF_UP",
                                                                         "HALF_DOWN", "HALF_EVEN", "UNNECESSARY"]},
                                                   "numbers": {"type": "array", "minItems": 1,
                                                               "items": {"type": "integer", "minimum": -2147483648,
                                                                         "maximum": 2147483647}},
                                                   "counts": {"type": "object", "maxProperties": 1,
                                                              "propertyNames": {"pattern": "^[^\\\\[\\\\]]+$"},
                                                              "additionalProperties": {"type": "integer", "minimum": -2147483648,
                                                                                       "maximum": 2147483647}}},
                                                 "required": ["bounded", "positive", "amount", "debt", "title", "rounding", "numbers"],
                                                 "additionalProperties": false}
                                                """)));
    }

    @Test
    void showNothingThatMeansAnotherThingInASchema() {
        runner.run(
                context -> {
                    JsonNode schema = schema(context, "odd");
                    JsonNode properties = schema.path("properties");
                    String shared = properties.at("/one/$ref").asString().substring(1);
                    assertThat(properties.path("text").toString())
                            .isEqualTo("{\"type\":\"string\",\"maxLength\":5}");
                    for (String name : List.of("anyCase", "spaces", "digits")) {
                        assertThat(properties.path(name).toString())
                                .isEqualTo("{\"type\":\"string\"}");
                    }
                    for (String name : List.of("other", "unmarked")) {
                        assertThat(properties.path(name).path("maximum").asLong())
                                .isEqualTo(Integer.MAX_VALUE);
                    }
                    assertThat(properties.path("set").has("minItems")).isFalse();
                    assertThat(properties.path("byNumber").has("minProperties")).isFalse();
                    assertThat(properties.at("/inside/properties/number/minimum").asLong())
                            .isEqualTo(Integer.MIN_VALUE);
                    assertThat(schema.at(shared + "/properties/number/minimum").asLong())
                            .isEqualTo(Integer.MIN_VALUE);
                    assertThat(schema.path("required").toString())
                            .isEqualTo("[\"set\",\"byNumber\"]");
                });
    }

    @Test
    void requireNothingThatAPropertyGives() {
        runner.withPropertyValues("actors.behaviors.odd.args.set=a")
                .run(
                        context ->
                                assertThat(schema(context, "odd").path("required").toString())
                                        .isEqualTo("[\"byNumber\"]"));
    }

    @Test
    void showNoneWhereJakartaValidationIsMissing() {
        runner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
                .run(
                        context -> {
                            assertThat(context)
                                    .hasNotFailed()
                                    .doesNotHaveBean(ArgumentConstraints.class);
                            assertShowsNone(context);
                        });
    }

    @Test
    void showNoneWhereThereIsNoValidator() {
        unchecked.run(ConstraintSchemasTests::assertShowsNone);
    }

    @Test
    void showNoneWhereTheUsersOwnValidatorChecks() {
        runner.withBean(ArgumentsValidator.class, () -> _ -> List.of())
                .run(ConstraintSchemasTests::assertShowsNone);
    }
}
