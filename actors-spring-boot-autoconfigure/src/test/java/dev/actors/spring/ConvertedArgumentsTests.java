package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.MapPropertySource;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** What the application converts its configuration properties with makes arguments too. */
class ConvertedArgumentsTests {

    record Money(long cents) {}

    record Tariff(
            @DefaultValue("0.50") Money fee,
            Money limit,
            @DefaultValue List<Money> steps,
            @DefaultValue Map<String, Money> prices,
            LocalDate from) {}

    @Actor("till")
    static class Till {
        Till(@Args Tariff tariff) {}

        @Receive
        void hear(Object any) {}
    }

    @ConfigurationPropertiesBinding
    static class ToMoney implements Converter<String, Money> {
        @Override
        public Money convert(String text) {
            return new Money(Math.round(Double.parseDouble(text) * 100));
        }
    }

    @ConfigurationPropertiesBinding
    static class ToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text, DateTimeFormatter.ofPattern("d.M.uuuu"));
        }
    }

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withUserConfiguration(Till.class, ToMoney.class, ToDate.class)
                    .withInitializer(
                            context ->
                                    context.getEnvironment()
                                            .getPropertySources()
                                            .addLast(
                                                    new MapPropertySource(
                                                            "yaml",
                                                            Map.of(
                                                                    "actors.behaviors.till.args.limit",
                                                                    12.50))))
                    .withPropertyValues(
                            "actors.behaviors.till.args.steps=1,2.5",
                            "actors.behaviors.till.args.prices.tea=3",
                            "actors.behaviors.till.args.from=27.11.2026");

    private static Object bind(BehaviorRegistry behaviors, Map<String, ?> json) {
        return behaviors.bindArguments(behaviors.find("till").orElseThrow(), json);
    }

    @Test
    void areMadeOfPropertiesAndDefaults() {
        runner.run(
                context ->
                        assertThat(bind(context.getBean(BehaviorRegistry.class), Map.of()))
                                .isEqualTo(
                                        new Tariff(
                                                new Money(50),
                                                new Money(1250),
                                                List.of(new Money(100), new Money(250)),
                                                Map.of("tea", new Money(300)),
                                                LocalDate.of(2026, 11, 27))));
    }

    @Test
    void areWhatTheyAreInJson() {
        runner.run(
                context -> {
                    BehaviorRegistry behaviors = context.getBean(BehaviorRegistry.class);
                    Map<String, ?> json = Map.of("limit", Map.of("cents", 7), "from", "2026-12-24");
                    assertThat(bind(behaviors, json))
                            .extracting("limit", "from")
                            .containsExactly(new Money(7), LocalDate.of(2026, 12, 24));
                    assertThatThrownBy(() -> bind(behaviors, Map.of("limit", "12.50")))
                            .isInstanceOf(ArgumentsException.class)
                            .hasMessageContaining("args.limit takes an object");
                });
    }
}
