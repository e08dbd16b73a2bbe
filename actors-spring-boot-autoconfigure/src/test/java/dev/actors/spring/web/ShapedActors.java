package dev.actors.spring.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.spring.Actor;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.io.File;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Behaviours whose messages, arguments and replies are of every kind of type. */
final class ShapedActors {

    private ShapedActors() {}

    enum Colour {
        RED,
        DARK_RED
    }

    /** Stands as a number in JSON. */
    enum Grade {
        GOOD(1),
        BAD(5);

        private final int number;

        Grade(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    record Point(int x, @Nullable Integer y) {}

    record Pair<A, B>(A first, B second) {}

    /** Takes messages of every kind, and says nothing. */
    @Actor("shaped")
    static class Shaped {

        record Whole(
                byte b,
                short s,
                int i,
                long l,
                Byte bb,
                Short ss,
                Integer ii,
                Long ll,
                BigInteger big)
                implements Any {}

        record Decimal(float f, double d, Float ff, Double dd, BigDecimal exact) implements Any {}

        @SuppressWarnings("ArrayRecordComponent") // bytes and characters are what is looked at
        record Text(
                @JsonSetter(nulls = Nulls.FAIL) String text,
                char letter,
                Character mark,
                Colour colour,
                UUID id,
                byte[] bytes,
                char[] chars)
                implements Any {}

        record Moment(Instant instant, OffsetDateTime offset, ZonedDateTime zoned) implements Any {}

        record Calendar(
                LocalDate date,
                LocalTime time,
                LocalDateTime both,
                OffsetTime offset,
                YearMonth month,
                MonthDay birthday,
                Year year,
                DayOfWeek day,
                Month name,
                Grade grade)
                implements Any {}

        record Span(Duration duration, Period period, ZoneOffset offset) implements Any {}

        record Holder(
                boolean flag,
                List<Integer> list,
                Set<String> set,
                Map<String, Long> map,
                Map<Colour, Boolean> byColour,
                Optional<Colour> maybe,
                List<List<Point>> deep,
                Object any)
                implements Any {}

        @SuppressWarnings("ArrayRecordComponent") // arrays are what is looked at
        record Rows(int[] ints, long[] longs, double[] doubles, boolean[] flags, String[] texts)
                implements Any {}

        record Nest(Point point, Pair<Point, String> pair, Map<String, Pair<Long, Colour>> pairs)
                implements Any {}

        record Tree(int value, List<Tree> children, @Nullable Tree twin) implements Any {}

        record Loose(
                Number number,
                CharSequence text,
                OptionalInt count,
                OptionalLong total,
                OptionalDouble share,
                Set<Colour> colours,
                List<char[]> words,
                Iterable<Integer> each,
                Serializable simple,
                Class<?> never,
                File file,
                @JsonSetter(nulls = Nulls.SKIP) Integer skipped)
                implements Any {}

        record Nothing() implements Any {}

        sealed interface Any
                permits Whole,
                        Decimal,
                        Text,
                        Moment,
                        Calendar,
                        Span,
                        Holder,
                        Rows,
                        Nest,
                        Tree,
                        Loose,
                        Nothing {}

        @Receive
        void take(Any any) {}
    }

    record Inner(int depth, @DefaultValue("x") String note) {}

    record Wide(@DefaultValue("1") int width) {}

    record Settings(
            int number,
            @DefaultValue("2") long big,
            @Nullable Byte small,
            @Nullable BigInteger huge,
            @DefaultValue("1.5") double share,
            @DefaultValue("1") float ratio,
            @Nullable BigDecimal exact,
            @DefaultValue("false") boolean flag,
            @Nullable String text,
            @DefaultValue("a") char letter,
            @Nullable Colour colour,
            @Nullable UUID id,
            @Nullable Duration pause,
            @Nullable Period period,
            @Nullable Object any,
            @Nullable Number count,
            @Nullable CharSequence words,
            @Nullable DataSize limit) {}

    record Times(
            @Nullable Instant instant,
            @Nullable LocalDate date,
            @Nullable LocalTime time,
            @Nullable LocalDateTime both,
            @Nullable OffsetDateTime offset,
            @Nullable ZonedDateTime zoned,
            @Nullable OffsetTime offsetTime,
            @Nullable YearMonth month,
            @Nullable MonthDay birthday,
            @Nullable Year year,
            @Nullable ZoneOffset zone,
            @Nullable DayOfWeek day) {}

    record Groups(
            @Nullable List<Integer> list,
            @Nullable Set<String> set,
            @Nullable Map<String, Integer> map,
            @Nullable Map<Colour, Boolean> byColour,
            @Nullable Inner inner,
            @Nullable Wide wide,
            @Nullable List<Inner> inners,
            @Nullable Map<String, Inner> named,
            @Nullable Pair<Inner, List<Colour>> pair,
            @Nullable List<List<Colour>> deep,
            Optional<String> maybe,
            Optional<Colour> hue) {}

    @Actor("set")
    static class WithSettings {
        WithSettings(@Args Settings settings) {}

        @Receive
        void hear(Object any) {}
    }

    record Limits(@Min(1) @DefaultValue("1") int least, @NotNull @Max(9) BigInteger most) {}

    record Constrained(
            @Min(-10) @Max(50) @DecimalMax("70") int bounded,
            @Positive @DecimalMax(value = "60", inclusive = false) long positive,
            @PositiveOrZero @DecimalMax("3000000000") double amount,
            @Negative int debt,
            @NotBlank String title,
            @Pattern(regexp = "[a-zA-Z]+|(?:\\d|-1)") @Nullable String word,
            @Size(max = 3) @Nullable String brief,
            @Valid @Nullable Limits limits,
            @NotNull RoundingMode rounding,
            @NotEmpty List<Integer> numbers,
            @Size(max = 1) @Nullable Map<String, Integer> counts) {}

    @Actor("constrained")
    static class WithConstraints {
        WithConstraints(@Args Constrained constrained) {}

        @Receive
        void hear(Object any) {}
    }

    @Actor("timed")
    static class WithTimes {
        WithTimes(@Args Times times) {}

        @Receive
        void hear(Object any) {}
    }

    @Actor("grouped")
    static class WithGroups {
        WithGroups(@Args Groups groups) {}

        @Receive
        void hear(Object any) {}
    }

    /** Replies values of many kinds. */
    @Actor("replying")
    static class Replying {

        record All(boolean full) {}

        record Count() {}

        record Later() {}

        record Silent() {}

        @SuppressWarnings("ArrayRecordComponent") // bytes are what is looked at
        record View(
                int count,
                @Nullable Long total,
                double share,
                String text,
                Colour colour,
                byte[] bytes,
                Instant at,
                Month month,
                Grade grade,
                Duration pause,
                Address self,
                Optional<Point> point,
                OptionalInt next,
                List<Pair<String, Colour>> pairs,
                Map<Colour, Point> byColour,
                @Nullable View twin) {}

        @Receive
        View all(All all, ActorContext self) {
            View view = view(self.address(), null);
            return all.full() ? view(self.address(), view) : view;
        }

        private static View view(Address self, @Nullable View twin) {
            return new View(
                    1,
                    null,
                    0.5,
                    "t",
                    Colour.DARK_RED,
                    new byte[] {1, 2},
                    Instant.EPOCH,
                    Month.MAY,
                    Grade.BAD,
                    Duration.ofMillis(-1500),
                    self,
                    twin == null ? Optional.empty() : Optional.of(new Point(1, null)),
                    twin == null ? OptionalInt.empty() : OptionalInt.of(1),
                    List.of(new Pair<>("a", Colour.RED)),
                    Map.of(Colour.RED, new Point(1, 2)),
                    twin);
        }

        @Receive
        int count(Count count) {
            return 5;
        }

        @Receive
        CompletionStage<List<String>> later(Later later) {
            return CompletableFuture.completedFuture(List.of("a"));
        }

        @Receive
        void silent(Silent silent) {}
    }

    /** Passes an address on. */
    @Actor("passing")
    static class Passing {

        record To(Address address) {}

        @Receive
        Address to(To to) {
            return to.address();
        }
    }
}
