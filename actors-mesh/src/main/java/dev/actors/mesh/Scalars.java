package dev.actors.mesh;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.time.temporal.ChronoField;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The simple values that travel. A code is given once and never to another type. */
final class Scalars {

    private static final List<Scalar<?>> ALL = all();
    private static final Map<Class<?>, Scalar<?>> BY_TYPE = byType();
    private static final @Nullable Scalar<?>[] BY_CODE = byCode();

    private Scalars() {}

    /** The form of a type; null if it is not a simple one. */
    static @Nullable Scalar<?> of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** The form of a value; null likewise. */
    static @Nullable Scalar<?> of(Object value) {
        Scalar<?> exact = BY_TYPE.get(value.getClass());
        if (exact != null) {
            return exact;
        }
        return switch (value) {
            case Address _ -> BY_TYPE.get(Address.class);
            case ZoneId _ -> BY_TYPE.get(ZoneId.class);
            default -> null;
        };
    }

    /** The form with a code; null if there is none. */
    static @Nullable Scalar<?> of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    private static List<Scalar<?>> all() {
        return List.of(
                new Scalar<>(10, Boolean.class, WireOutput::truth, WireInput::truth),
                new Scalar<>(
                        11,
                        Byte.class,
                        (out, value) -> out.integer(value),
                        in -> (byte) in.integer(Byte.MIN_VALUE, Byte.MAX_VALUE)),
                new Scalar<>(
                        12,
                        Short.class,
                        (out, value) -> out.integer(value),
                        in -> (short) in.integer(Short.MIN_VALUE, Short.MAX_VALUE)),
                new Scalar<>(13, Integer.class, WireOutput::integer, WireInput::integer),
                new Scalar<>(14, Long.class, WireOutput::number, WireInput::number),
                new Scalar<>(15, Float.class, WireOutput::decimal, WireInput::decimalOf32Bits),
                new Scalar<>(16, Double.class, WireOutput::decimal, WireInput::decimal),
                new Scalar<>(
                        17,
                        Character.class,
                        (out, value) -> out.integer(value),
                        in -> (char) in.integer(Character.MIN_VALUE, Character.MAX_VALUE)),
                new Scalar<>(18, String.class, WireOutput::text, WireInput::text),
                new Scalar<>(19, byte[].class, WireOutput::bytes, WireInput::bytes),
                new Scalar<>(
                        20,
                        BigInteger.class,
                        (out, value) -> out.bytes(value.toByteArray()),
                        in -> new BigInteger(in.bytes())),
                new Scalar<>(
                        21, BigDecimal.class, Scalars::writeBigDecimal, Scalars::readBigDecimal),
                pair(
                        22,
                        UUID.class,
                        UUID::getMostSignificantBits,
                        UUID::getLeastSignificantBits,
                        UUID::new),
                new Scalar<>(
                        23,
                        Address.class,
                        (out, value) -> out.text(value.toString()),
                        WireInput::address),
                text(24, URI.class, URI::toString, URI::create),
                pair(
                        25,
                        Instant.class,
                        Instant::getEpochSecond,
                        Instant::getNano,
                        Instant::ofEpochSecond),
                pair(
                        26,
                        Duration.class,
                        Duration::getSeconds,
                        Duration::getNano,
                        Duration::ofSeconds),
                number(27, LocalDate.class, LocalDate::toEpochDay, LocalDate::ofEpochDay),
                number(28, LocalTime.class, LocalTime::toNanoOfDay, LocalTime::ofNanoOfDay),
                text(29, LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse),
                text(30, OffsetTime.class, OffsetTime::toString, OffsetTime::parse),
                text(31, OffsetDateTime.class, OffsetDateTime::toString, OffsetDateTime::parse),
                text(32, ZonedDateTime.class, ZonedDateTime::toString, ZonedDateTime::parse),
                text(33, ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of),
                text(34, ZoneId.class, ZoneId::getId, ZoneId::of),
                number(35, Year.class, Year::getValue, year -> Year.of(Math.toIntExact(year))),
                number(
                        36,
                        YearMonth.class,
                        month -> month.getLong(ChronoField.PROLEPTIC_MONTH),
                        Scalars::yearMonth),
                text(37, MonthDay.class, MonthDay::toString, MonthDay::parse),
                text(38, Period.class, Period::toString, Period::parse),
                text(39, Locale.class, Scalars::writeLocale, Scalars::readLocale),
                text(40, Currency.class, Currency::getCurrencyCode, Currency::getInstance),
                optional(
                        41,
                        OptionalInt.class,
                        OptionalInt::isPresent,
                        (out, value) -> out.integer(value.getAsInt()),
                        OptionalInt.empty(),
                        in -> OptionalInt.of(in.integer())),
                optional(
                        42,
                        OptionalLong.class,
                        OptionalLong::isPresent,
                        (out, value) -> out.number(value.getAsLong()),
                        OptionalLong.empty(),
                        in -> OptionalLong.of(in.number())),
                optional(
                        43,
                        OptionalDouble.class,
                        OptionalDouble::isPresent,
                        (out, value) -> out.decimal(value.getAsDouble()),
                        OptionalDouble.empty(),
                        in -> OptionalDouble.of(in.decimal())));
    }

    private static YearMonth yearMonth(long month) {
        return YearMonth.of(
                Math.toIntExact(Math.floorDiv(month, 12)), Math.floorMod(month, 12) + 1);
    }

    private static Map<Class<?>, Scalar<?>> byType() {
        Map<Class<?>, Scalar<?>> byType = new HashMap<>();
        for (Scalar<?> scalar : ALL) {
            byType.put(scalar.type(), scalar);
            byType.put(MethodType.methodType(scalar.type()).unwrap().returnType(), scalar);
        }
        return byType;
    }

    private static @Nullable Scalar<?>[] byCode() {
        @Nullable Scalar<?>[] byCode = new @Nullable Scalar<?>[ALL.getLast().code() + 1];
        for (Scalar<?> scalar : ALL) {
            byCode[scalar.code()] = scalar;
        }
        return byCode;
    }

    private static <T> Scalar<T> text(
            int code, Class<T> type, Function<T, String> write, Function<String, T> read) {
        return new Scalar<>(
                code,
                type,
                (out, value) -> out.text(write.apply(value)),
                in -> read.apply(in.text()));
    }

    private static <T> Scalar<T> number(
            int code, Class<T> type, ToLongFunction<T> write, LongFunction<T> read) {
        return new Scalar<>(
                code,
                type,
                (out, value) -> out.number(write.applyAsLong(value)),
                in -> read.apply(in.number()));
    }

    private static <T> Scalar<T> pair(
            int code,
            Class<T> type,
            ToLongFunction<T> first,
            ToLongFunction<T> second,
            FromPair<T> read) {
        return new Scalar<>(
                code,
                type,
                (out, value) -> {
                    out.begin(2);
                    out.number(first.applyAsLong(value));
                    out.number(second.applyAsLong(value));
                    out.end();
                },
                in -> {
                    in.begin();
                    in.next();
                    long one = in.number();
                    in.next();
                    long other = in.number();
                    in.end();
                    return read.of(one, other);
                });
    }

    /** None or one in an array, since null is another value. */
    private static <T> Scalar<T> optional(
            int code,
            Class<T> type,
            Predicate<T> isPresent,
            BiConsumer<WireOutput, T> write,
            T empty,
            Function<WireInput, T> read) {
        return new Scalar<>(
                code,
                type,
                (out, value) -> {
                    boolean isThere = isPresent.test(value);
                    out.begin(isThere ? 1 : 0);
                    if (isThere) {
                        write.accept(out, value);
                    }
                    out.end();
                },
                in -> {
                    in.begin();
                    if (in.next() == JsonToken.END_ARRAY) {
                        return empty;
                    }
                    T value = read.apply(in);
                    in.end();
                    return value;
                });
    }

    /** A few that are made by hand, such as {@code no_NO_NY}, have the tag of another one. */
    private static String writeLocale(Locale locale) {
        String tag = locale.toLanguageTag();
        if (!Locale.forLanguageTag(tag).equals(locale)) {
            throw new WireException(
                    WireException.Kind.NOT_SENDABLE,
                    "The locale '"
                            + locale
                            + "' cannot travel to another node, since no language tag stands for"
                            + " it. Make it by Locale.forLanguageTag.");
        }
        return tag;
    }

    private static Locale readLocale(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.toLanguageTag().equals(tag)) {
            throw new IllegalArgumentException("no language tag");
        }
        return locale;
    }

    /** Makes a value of two numbers. */
    @FunctionalInterface
    private interface FromPair<T> {
        T of(long first, long second);
    }

    private static void writeBigDecimal(WireOutput out, BigDecimal value) {
        out.begin(2);
        out.bytes(value.unscaledValue().toByteArray());
        out.integer(value.scale());
        out.end();
    }

    private static BigDecimal readBigDecimal(WireInput in) {
        in.begin();
        in.next();
        BigInteger unscaled = new BigInteger(in.bytes());
        in.next();
        int scale = in.integer();
        in.end();
        return new BigDecimal(unscaled, scale);
    }
}
