package dev.actors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What is shared, looked at or refused by its class. */
@SuppressWarnings({"GetClassOnEnum", "JavaUtilDate", "UnnecessaryStringBuilder"})
class ImmutableTypesTests {

    private final Isolator isolator = new Isolator(Isolation.COPY, Map.of(), Set.of());

    enum Operation {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        };

        abstract int apply(int a, int b);
    }

    sealed interface Part permits Leaf, Group, Open {}

    record Leaf(int value) implements Part {}

    record Group(Part left, Part right) implements Part {}

    non-sealed interface Open extends Part {}

    record Closed(int value) {}

    record Chain<T extends Comparable<T>>(T head, Chain<T> tail) {}

    record Changeable(List<String> texts) implements Open {}

    record Price(BigDecimal amount) {}

    record Wait(TemporalAmount amount) {}

    record Calls(Operation operation, Throwable cause, Path path, ZoneId zone) {}

    /** Can change, as every subclass of a class can that is not final. */
    static final class Growing extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Growing() {
            super(1);
        }
    }

    static final class GrowingInteger extends BigInteger {
        private static final long serialVersionUID = 1L;

        GrowingInteger() {
            super("1");
        }
    }

    /** The interfaces of {@code java.time} are open to classes that can change. */
    static final class Elastic implements TemporalAmount {
        @Override
        public long get(TemporalUnit unit) {
            return 0;
        }

        @Override
        public List<TemporalUnit> getUnits() {
            return List.of();
        }

        @Override
        public Temporal addTo(Temporal temporal) {
            return temporal;
        }

        @Override
        public Temporal subtractFrom(Temporal temporal) {
            return temporal;
        }
    }

    static List<Class<?>> always() {
        return List.of(
                Operation.PLUS.getClass(),
                Closed.class,
                Calls.class,
                File.class,
                BigDecimal.class,
                OptionalInt.class,
                StandardCharsets.UTF_8.getClass(),
                Path.of("a").getClass(),
                ZoneId.of("Europe/Paris").getClass(),
                ZonedDateTime.class,
                JapaneseDate.class,
                DateTimeFormatter.class,
                WeekFields.class,
                DayOfWeek.class,
                ArithmeticException.class);
    }

    static List<Class<?>> byValue() {
        return List.of(
                Group.class,
                Chain.class,
                Price.class,
                Wait.class,
                Changeable.class,
                Growing.class,
                GrowingInteger.class,
                DateTimeFormatterBuilder.class,
                TemporalAmount.class,
                ArrayList.class,
                int[].class,
                Object.class,
                Number.class);
    }

    @ParameterizedTest
    @MethodSource("always")
    void knowsClassesWhoseInstancesCannotChange(Class<?> type) {
        assertThat(ImmutableTypes.includes(type, Set.of(), Set.of())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("byValue")
    void doesNotTrustClassesWhoseInstancesMay(Class<?> type) {
        assertThat(ImmutableTypes.includes(type, Set.of(), Set.of())).isFalse();
    }

    @Test
    void looksAtWhatAnUnsealedBranchHoldsEachTime() {
        List<String> texts = new ArrayList<>(List.of("a"));
        Group fixed = new Group(new Leaf(1), new Leaf(2));
        Group open = new Group(new Leaf(1), new Changeable(texts));

        Group copy = (Group) isolator.isolate(open);
        texts.add("b");

        assertThat(isolator.isolate(fixed)).isSameAs(fixed);
        assertThat(copy.right()).isEqualTo(new Changeable(List.of("a")));
        assertThat(copy.left()).isSameAs(open.left());
    }

    @Test
    void looksAtTypeVariablesEachTime() {
        Chain<String> chain = new Chain<>("a", new Chain<>("b", null));
        assertThat(isolator.isolate(chain)).isSameAs(chain);
    }

    @Test
    void sharesNumbersInRecordsButNotSubclassesOfThem() {
        Price price = new Price(BigDecimal.ONE);

        assertThat(isolator.isolate(price)).isSameAs(price);
        for (Object odd : List.of(new Growing(), new Price(new Growing()), new GrowingInteger())) {
            assertThatThrownBy(() -> isolator.isolate(odd))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining("ImmutableTypesTests$Growing");
        }
        assertThatThrownBy(() -> isolator.isolate(new Wait(new Elastic())))
                .hasMessageContaining(Elastic.class.getName());
    }

    @Test
    void refusesTheJdksChangeableObjects() {
        for (Object odd :
                List.of(
                        new Date(0),
                        new StringBuilder("a"),
                        new AtomicInteger(),
                        new DateTimeFormatterBuilder(),
                        List.of(1).iterator())) {
            assertThatThrownBy(() -> isolator.isolate(Map.of("a", odd)))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessage(
                            "A "
                                    + odd.getClass().getName()
                                    + " can neither be shared nor copied. Make it a record, send"
                                    + " what it holds as a record, map or list, or register a"
                                    + " MessageCopier for it.");
        }
    }

    @Test
    void refusesLambdasAndSaysWhatToSendInstead() {
        Supplier<String> lambda = () -> "a";
        Supplier<String> reference = "a"::trim;
        for (Object odd : List.of(lambda, reference)) {
            assertThatThrownBy(() -> isolator.isolate(odd))
                    .isInstanceOf(NotShareableException.class)
                    .hasMessageContaining("ImmutableTypesTests$$Lambda")
                    .hasMessageContaining("Send a record or an enum that says what to do");
        }
    }
}
