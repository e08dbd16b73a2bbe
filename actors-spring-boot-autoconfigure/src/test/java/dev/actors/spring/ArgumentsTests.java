package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the arguments of a spawn are made from JSON, properties and defaults. */
class ArgumentsTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withUserConfiguration(Every.class, Small.class);

    enum Level {
        LOW,
        VERY_HIGH
    }

    record Inner(@DefaultValue("3") int depth, @Nullable String note) {}

    record EveryArgs(
            @DefaultValue("1") int number,
            @DefaultValue("2") long bigNumber,
            @DefaultValue("1.5") double share,
            @DefaultValue("false") boolean flag,
            @DefaultValue("x") String text,
            @DefaultValue("LOW") Level level,
            @DefaultValue("5s") Duration pause,
            @DefaultValue({"1", "2"}) List<Integer> numbers,
            @DefaultValue List<String> texts,
            @DefaultValue List<Inner> inners,
            @DefaultValue Map<String, Integer> limits,
            @DefaultValue Inner inner,
            @Nullable BigDecimal exact,
            @Nullable Byte small) {}

    @Actor("every")
    static class Every {
        Every(@Args EveryArgs args) {}

        @Receive
        void hear(Object any) {}
    }

    record SmallArgs(int required, @Nullable String optional) {
        SmallArgs {
            if (required == Integer.MIN_VALUE) {
                throw new IllegalStateException();
            } else if (required < 0) {
                throw new IllegalArgumentException("required is not negative");
            }
        }
    }

    @Actor("small")
    static class Small {
        Small(@Args SmallArgs args) {}

        @Receive
        void hear(Object any) {}
    }

    private EveryArgs every(String json, String... properties) {
        return (EveryArgs) bind("every", json, properties);
    }

    @SuppressWarnings("unchecked") // a JSON object is a map with strings as keys
    private Object bind(String behavior, String json, String... properties) {
        Object[] bound = new Object[1];
        runner.withPropertyValues(properties)
                .run(
                        context -> {
                            BehaviorRegistry registry = context.getBean(BehaviorRegistry.class);
                            try {
                                bound[0] =
                                        registry.bindArguments(
                                                registry.find(behavior).orElseThrow(),
                                                JSON.readValue(json, Map.class));
                            } catch (RuntimeException e) {
                                bound[0] = e;
                            }
                        });
        if (bound[0] instanceof RuntimeException failure) {
            throw failure;
        }
        return bound[0];
    }

    @Test
    void takesDefaults() {
        EveryArgs args = every("{}");
        assertThat(args.number()).isEqualTo(1);
        assertThat(args.pause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(args.numbers()).containsExactly(1, 2);
        assertThat(args.texts()).isEmpty();
        assertThat(args.limits()).isEmpty();
        assertThat(args.inner()).isEqualTo(new Inner(3, null));
        assertThat(args.exact()).isNull();
    }

    @Test
    void takesPropertiesInEverySpelling() {
        assertThat(every("{}", "actors.behaviors.every.args.big-number=9").bigNumber())
                .isEqualTo(9);
        assertThat(every("{}", "actors.behaviors.every.args.bigNumber=9").bigNumber()).isEqualTo(9);
        EveryArgs args =
                every(
                        "{}",
                        "actors.behaviors.every.args.numbers=4,5",
                        "actors.behaviors.every.args.level=very-high",
                        "actors.behaviors.every.args.pause=2m",
                        "actors.behaviors.every.args.inner.depth=8",
                        "actors.behaviors.every.args.inners[0].note=n",
                        "actors.behaviors.every.args.limits.a=1",
                        "some=thing",
                        "actors.behaviors.every.args.text=${some}");
        assertThat(args.numbers()).containsExactly(4, 5);
        assertThat(args.level()).isEqualTo(Level.VERY_HIGH);
        assertThat(args.pause()).isEqualTo(Duration.ofMinutes(2));
        assertThat(args.inner().depth()).isEqualTo(8);
        assertThat(args.inners()).containsExactly(new Inner(3, "n"));
        assertThat(args.limits()).containsExactly(Map.entry("a", 1));
        assertThat(args.text()).isEqualTo("thing");
    }

    @Test
    void letsJsonOverrideProperties() {
        EveryArgs args =
                every(
                        "{\"bigNumber\":3,\"numbers\":[7],\"texts\":[],\"limits\":{\"b\":2}}",
                        "actors.behaviors.every.args.big-number=9",
                        "actors.behaviors.every.args.numbers[0]=1",
                        "actors.behaviors.every.args.numbers[1]=2",
                        "actors.behaviors.every.args.texts=a,b",
                        "actors.behaviors.every.args.limits.a=1",
                        "actors.behaviors.every.args.number=6");
        assertThat(args.bigNumber()).isEqualTo(3);
        assertThat(args.numbers()).containsExactly(7);
        assertThat(args.texts()).isEmpty();
        assertThat(args.limits()).isEqualTo(Map.of("b", 2));
        assertThat(args.number()).isEqualTo(6);
    }

    @Test
    void takesTextsAsTheyAre() {
        String home = "${user.home}";
        EveryArgs args =
                every("{\"text\":\"" + home + "\",\"texts\":[\"a,b\",\"" + home + "\",\"\"]}");
        assertThat(args.text()).isEqualTo(home);
        assertThat(args.texts()).containsExactly("a,b", home, "");
        assertThat(every("{\"text\":\"\"}").text()).isEmpty();
        assertThat(every("{\"text\":\" a \"}").text()).isEqualTo(" a ");
        assertThat(every("{\"exact\":1.10}").exact()).isEqualTo(new BigDecimal("1.10"));
    }

    @Test
    void losesNoEmptyObject() {
        assertThat(every("{\"limits\":{}}", "actors.behaviors.every.args.limits.a=1").limits())
                .isEmpty();
        assertThatThrownBy(() -> every("{\"inner\":{}}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("args.inner");
        assertThatThrownBy(() -> every("{\"inners\":[{}]}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("args.inners[0]");
    }

    @Test
    void keepsTheKeysOfMaps() {
        String json =
                """
                {"limits":{"Foo Bar":1,"a.b":2,"x/y":3,"kebab-case":4,"under_score":5}}
                """;
        assertThat(every(json).limits())
                .isEqualTo(
                        Map.of(
                                "Foo Bar",
                                1,
                                "a.b",
                                2,
                                "x/y",
                                3,
                                "kebab-case",
                                4,
                                "under_score",
                                5));
        assertThatThrownBy(() -> every("{\"limits\":{\"p[0]\":4}}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("args.limits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "number|\"5\"",
                "number|1.5",
                "number|1.0",
                "number|true",
                "number|null",
                "number|3000000000",
                "number|[1]",
                "number|{}",
                "bigNumber|9223372036854775808",
                "share|\"1\"",
                "share|1e400",
                "share|true",
                "flag|\"true\"",
                "flag|1",
                "flag|\"on\"",
                "text|5",
                "text|true",
                "text|[\"a\"]",
                "text|{}",
                "level|1",
                "level|\"middle\"",
                "level|\"\"",
                "pause|5",
                "pause|true",
                "pause|\"soon\"",
                "numbers|1",
                "numbers|\"1,2\"",
                "numbers|{}",
                "numbers|[\"1\"]",
                "numbers|[1.5]",
                "numbers|[true]",
                "numbers|[null]",
                "numbers|[[1]]",
                "texts|[5]",
                "texts|\"a,b\"",
                "inners|{}",
                "inners|[5]",
                "inners|[{\"deep\":1}]",
                "inners|[{\"depth\":\"1\"}]",
                "inners|[{\"depth\":1.5}]",
                "limits|[]",
                "limits|{\"a\":\"1\"}",
                "limits|{\"a\":1.5}",
                "limits|{\"a\":null}",
                "inner|{\"depth\":\"1\"}",
                "inner|{\"deep\":1}",
                "inner|{\"depth\":null}",
                "inner|[]",
                "inner|5",
                "exact|\"1\"",
                "small|300",
                "unknown|1",
                "Number|1",
                "NUMBER|1",
                "big-number|1",
                "big_number|1",
                "inner.depth|1",
                "numbers[0]|1"
            })
    void refusesWhatDoesNotFit(String key, String value) {
        assertThatThrownBy(() -> every("{\"" + key + "\":" + value + "}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageNotContaining("java.")
                .hasMessageNotContaining("dev.actors");
    }

    @Test
    void saysWhichArgumentIsMissing() {
        assertThatThrownBy(() -> bind("small", "{}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("required");
        assertThatThrownBy(() -> bind("small", "{\"optional\":\"x\"}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("required");
        assertThat(bind("small", "{}", "actors.behaviors.small.args.required=4"))
                .isEqualTo(new SmallArgs(4, null));
    }

    @Test
    void passesOnWhyTheRecordRefuses() {
        assertThatThrownBy(() -> bind("small", "{\"required\":-1}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("required is not negative");
        assertThatThrownBy(() -> bind("small", "{\"required\":-2147483648}"))
                .isInstanceOf(ArgumentsException.class)
                .hasMessage("args: the constructor threw IllegalStateException.");
    }
}
