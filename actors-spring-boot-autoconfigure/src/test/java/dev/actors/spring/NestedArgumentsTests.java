package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

class NestedArgumentsTests {

    record Range(int from, int to) {}

    record Pair<A, B>(A first, B second) {}

    record Ranges(
            @DefaultValue List<Range> listed,
            @DefaultValue Map<String, Range> named,
            Range one,
            Pair<Range, List<Range>> pair,
            Class<?> type) {}

    @Actor("ranged")
    static class Ranged {
        Ranged(@Args Ranges ranges) {}

        @Receive
        void hear(Object any) {}
    }

    private static Object bind(Map<String, ?> json) {
        AtomicReference<Object> bound = new AtomicReference<>();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withUserConfiguration(Ranged.class)
                .run(
                        context -> {
                            BehaviorRegistry registry = context.getBean(BehaviorRegistry.class);
                            try {
                                bound.set(registry.bindArguments(registry.get(Ranged.class), json));
                            } catch (ArgumentsException e) {
                                bound.set(e);
                            }
                        });
        if (bound.get() instanceof ArgumentsException refused) {
            throw refused;
        }
        return bound.get();
    }

    @Test
    void takesWholeRecords() {
        Map<String, ?> range = Map.of("from", 1, "to", 2);
        Ranges ranges =
                (Ranges)
                        bind(
                                Map.of(
                                        "listed",
                                        List.of(range),
                                        "named",
                                        Map.of("a", range),
                                        "one",
                                        range,
                                        "pair",
                                        Map.of("first", range, "second", List.of(range))));

        assertThat(ranges.listed()).containsExactly(new Range(1, 2));
        assertThat(ranges.named()).containsExactly(Map.entry("a", new Range(1, 2)));
        assertThat(ranges.one()).isEqualTo(new Range(1, 2));
        assertThat(ranges.pair()).isEqualTo(new Pair<>(new Range(1, 2), List.of(new Range(1, 2))));
    }

    @Test
    void missesNumbersInRecordsBelow() {
        Map<String, ?> half = Map.of("from", 1);
        for (Map<String, ?> json :
                List.<Map<String, ?>>of(
                        Map.of("one", half),
                        Map.of("listed", List.of(half)),
                        Map.of("named", Map.of("a", half)),
                        Map.of("pair", Map.of("first", half)),
                        Map.of("pair", Map.of("second", List.of(half))))) {
            assertThatThrownBy(() -> bind(json))
                    .as("%s", json)
                    .isInstanceOf(ArgumentsException.class)
                    .hasMessageContaining("to is missing");
        }
    }

    @Test
    void refusesMoreObjectsThanTheBinderIsQuickWith() {
        Map<String, ?> range = Map.of("from", 1, "to", 2);

        Ranges ranges = (Ranges) bind(Map.of("listed", Collections.nCopies(999, range)));
        assertThat(ranges.listed()).hasSize(999);
        assertThatThrownBy(
                        () -> bind(Map.of("listed", Collections.nCopies(999, range), "one", range)))
                .isInstanceOf(ArgumentsException.class)
                .hasMessage(
                        "args has more than 1000 objects. Send the actor what is many in"
                                + " messages.");
    }

    @Test
    void loadsNoClassThatTextNames() {
        assertThatThrownBy(() -> bind(Map.of("type", "java.lang.Runtime")))
                .isInstanceOf(ArgumentsException.class)
                .hasMessageContaining("args.type takes nothing from JSON");
    }
}
