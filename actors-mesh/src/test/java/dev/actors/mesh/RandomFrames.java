package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.EndOrder;
import dev.actors.ExitReason;
import dev.actors.Failure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Random frames, the same for the same seed. All of them have equals. */
final class RandomFrames {

    private static final int MAX_DEPTH = 5;
    private static final int[] EDGES = {
        0, 1, -1, 23, 24, 255, 256, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    private final Random random;

    RandomFrames(long seed) {
        random = new Random(seed);
    }

    Frame next() {
        return switch (random.nextInt(15)) {
            case 0 -> new Frame.Hello(large(), large());
            case 1 -> new Frame.Overflowed(large());
            case 2 -> new Frame.Ask(large(), address(), message());
            case 3 -> new Frame.Reply(large(), value(0));
            case 4 ->
                    new Frame.Failed(
                            large(),
                            new Failure(
                                    any(Failure.Kind.values()),
                                    text(),
                                    random.nextBoolean() ? null : reason()));
            case 5 -> new Frame.Abandon(large());
            case 6 -> new Frame.Link(address(), address());
            case 7 -> new Frame.Unlink(address(), address());
            case 8 -> new Frame.Exit(address(), address(), reason());
            case 9 -> new Frame.Monitor(large(), address());
            case 10 -> new Frame.Demonitor(large());
            case 11 -> new Frame.Down(large(), reason());
            case 12 -> new Frame.Restarted(large(), reason());
            case 13 -> new Frame.End(address(), any(EndOrder.values()));
            default -> new Frame.Message(address(), message());
        };
    }

    private Object message() {
        Object value = value(0);
        return value == null ? "null" : value;
    }

    /** Of those that compare by value: no failure. */
    private ExitReason reason() {
        return switch (random.nextInt(5)) {
            case 0 -> new ExitReason.Normal(value(1));
            case 1 -> new ExitReason.Killed();
            case 2 -> new ExitReason.Shutdown();
            case 3 -> new ExitReason.NoConnection();
            default -> new ExitReason.Unknown();
        };
    }

    private Address address() {
        return Address.parse(
                switch (random.nextInt(5)) {
                    case 0 -> "reply://[::1]:4711/" + positive() + "/" + positive();
                    case 1 -> "named://10.0.0.1:4711/caf%C3%A9";
                    case 2 -> "keyed:counter/user-42";
                    case 3 -> "https://host.example/actors/counter";
                    default -> "actor://host-1.example:4711/" + positive() + "/" + positive();
                });
    }

    private long positive() {
        return random.nextLong(999_999_999_999L);
    }

    private Object value(int depth) {
        return depth < MAX_DEPTH && random.nextInt(3) > 0 ? container(depth + 1) : scalar();
    }

    private Object container(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> values(depth);
            case 1 -> fields(depth);
            case 2 -> new LinkedHashSet<>(values(depth));
            case 3 -> Optional.ofNullable(value(depth));
            case 4 -> scalars();
            case 5 ->
                    new Sample.Order(
                            uuid(),
                            address(),
                            decimal(),
                            instant(),
                            random.nextBoolean() ? null : any(Sample.Color.values()),
                            List.of(new Sample.Line(text(), whole())),
                            fields(depth));
            case 6 -> tree(depth);
            case 7 -> new Sample.Held(tree(depth), value(depth), values(depth), large());
            default -> new Sample.Nothing();
        };
    }

    private Sample.Tree tree(int depth) {
        return depth >= MAX_DEPTH || random.nextBoolean()
                ? null
                : new Sample.Tree(tree(depth + 1), value(depth + 1), tree(depth + 1));
    }

    private Sample.Scalars scalars() {
        return new Sample.Scalars(
                random.nextBoolean(),
                (byte) whole(),
                (short) whole(),
                whole(),
                large(),
                coarse(),
                fine(),
                (char) whole(),
                random.nextBoolean(),
                (byte) whole(),
                (short) whole(),
                random.nextBoolean() ? null : whole(),
                large(),
                coarse(),
                fine(),
                (char) whole(),
                random.nextBoolean() ? null : text());
    }

    private List<Object> values(int depth) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(depth));
        }
        return values;
    }

    private Map<String, Object> fields(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.put(text(), value(depth));
        }
        return fields;
    }

    private Object scalar() {
        return switch (random.nextInt(39)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (byte) whole();
            case 3 -> (short) whole();
            case 4 -> whole();
            case 5 -> large();
            case 6 -> coarse();
            case 7 -> fine();
            case 8 -> (char) whole();
            case 9 -> new BigInteger(random.nextInt(1, 300), random).negate();
            case 10 -> decimal();
            case 11 -> uuid();
            case 12 -> address();
            case 13 -> URI.create("https://host.example/a?b=c#d");
            case 14 -> instant();
            case 15 -> Duration.ofSeconds(large() / 2, random.nextInt(1_000_000_000));
            case 16 -> date();
            case 17 -> time();
            case 18 -> LocalDateTime.of(date(), time());
            case 19 -> OffsetTime.of(time(), offset());
            case 20 -> OffsetDateTime.of(date(), time(), offset());
            case 21 -> ZonedDateTime.of(date(), time(), zone());
            case 22 -> offset();
            case 23 -> zone();
            case 24 -> Year.of(random.nextInt(-9_999, 99_999));
            case 25 -> YearMonth.of(random.nextInt(-9_999, 99_999), random.nextInt(1, 13));
            case 26 -> MonthDay.of(random.nextInt(1, 13), random.nextInt(1, 29));
            case 27 -> Period.of(random.nextInt(99), random.nextInt(99), random.nextInt(99));
            case 28 -> any(Sample.Color.values());
            case 29 -> any(DayOfWeek.values());
            case 30 -> Set.of(text());
            case 31 -> Locale.forLanguageTag(any(Locale.getAvailableLocales()).toLanguageTag());
            case 32 -> Locale.forLanguageTag("de-Latn-CH-1996-u-ca-iso8601-x-own");
            case 33 -> any(Currency.getAvailableCurrencies().toArray(Currency[]::new));
            case 34 -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(whole());
            case 35 -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(large());
            case 36 -> random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(fine());
            default -> text();
        };
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(200), random), whole() >> 4);
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                random.nextInt(1_000_000_000));
    }

    private LocalDate date() {
        return LocalDate.of(
                random.nextInt(-12_000, 12_000), random.nextInt(1, 13), random.nextInt(1, 29));
    }

    private LocalTime time() {
        return LocalTime.ofNanoOfDay(random.nextLong(24L * 3_600 * 1_000_000_000));
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
    }

    private ZoneId zone() {
        return random.nextBoolean() ? ZoneId.of("Europe/Berlin") : ZoneId.of("UTC");
    }

    private int whole() {
        return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt();
    }

    private long large() {
        return switch (random.nextInt(4)) {
            case 0 -> whole();
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong();
        };
    }

    private float coarse() {
        return random.nextInt(5) == 0
                ? any(new Float[] {Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE})
                : Float.intBitsToFloat(random.nextInt() & 0xbfffffff);
    }

    private double fine() {
        return random.nextInt(5) == 0
                ? any(new Double[] {Double.NaN, Double.POSITIVE_INFINITY, -0d, Double.MIN_VALUE})
                : Double.longBitsToDouble(random.nextLong() & 0xbfffffffffffffffL);
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "\u0000\"\\\n\u007f\u00e9\u20ac\ud83d\ude00";
            case 2 -> "x".repeat(random.nextInt(300));
            default -> "text " + random.nextInt();
        };
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
