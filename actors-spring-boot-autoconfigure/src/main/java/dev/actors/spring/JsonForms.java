package dev.actors.spring;

import dev.actors.Address;
import dev.actors.spring.JsonForm.Decimal;
import dev.actors.spring.JsonForm.Text;
import dev.actors.spring.JsonForm.Truth;
import dev.actors.spring.JsonForm.Whole;

import org.springframework.util.unit.DataSize;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** The forms by type. Times are as RFC 3339 has them, else as ISO 8601. */
final class JsonForms {

    private static final String DATE =
            "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
                    + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
                    + "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
                    + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])"
                    + "|(?:[02468][048]|[13579][26])00)-02-29)";
    private static final String DAY_OF_YEAR =
            "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
                    + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))";
    private static final String MINUTES = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String SECONDS = ":[0-5][0-9](?:\\.[0-9]{1,9})?";
    private static final String OFFSET = "(?:Z|[+-](?:0[0-9]|1[0-7]):[0-5][0-9])";
    private static final String DURATION =
            "-?P(?!$)(?:-?[0-9]{1,9}D)?(?:T(?!$)(?:-?[0-9]{1,12}H)?(?:-?[0-9]{1,12}M)?"
                    + "(?:-?[0-9]{1,12}(?:\\.[0-9]{1,9})?S)?)?";
    private static final String HEX = "[0-9a-fA-F]";

    private static final String BASE64 =
            "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

    static final Map<Class<?>, JsonForm> OF_MESSAGES = ofMessages();
    static final Map<Class<?>, JsonForm> OF_ARGUMENTS = ofArguments();

    private JsonForms() {}

    private static Map<Class<?>, JsonForm> ofMessages() {
        Map<Class<?>, JsonForm> forms = common();
        forms.put(byte[].class, text(BASE64));
        forms.put(OptionalInt.class, forms.get(int.class));
        forms.put(OptionalLong.class, forms.get(long.class));
        forms.put(OptionalDouble.class, forms.get(double.class));
        for (Class<?> written :
                new Class<?>[] {
                    char[].class,
                    Pattern.class,
                    Charset.class,
                    File.class,
                    Path.class,
                    InetAddress.class
                }) {
            forms.put(written, new Text(null, null));
        }
        return Map.copyOf(forms);
    }

    /** The binder also reads durations and sizes with a unit. */
    private static Map<Class<?>, JsonForm> ofArguments() {
        Map<Class<?>, JsonForm> forms = common();
        forms.put(
                Duration.class, text("(?:" + DURATION + "|[+-]?[0-9]{1,12}(?:ns|us|ms|s|m|h|d))"));
        forms.put(DataSize.class, text("[+-]?[0-9]{1,6}(?:B|KB|MB|GB|TB)?"));
        return Map.copyOf(forms);
    }

    private static Map<Class<?>, JsonForm> common() {
        Map<Class<?>, JsonForm> forms = new HashMap<>();
        both(forms, boolean.class, Boolean.class, new Truth());
        both(forms, byte.class, Byte.class, whole(Byte.MIN_VALUE, Byte.MAX_VALUE));
        both(forms, short.class, Short.class, whole(Short.MIN_VALUE, Short.MAX_VALUE));
        both(forms, int.class, Integer.class, whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
        both(forms, long.class, Long.class, whole(Long.MIN_VALUE, Long.MAX_VALUE));
        both(forms, float.class, Float.class, new Decimal(new BigDecimal(Float.MAX_VALUE)));
        both(forms, double.class, Double.class, new Decimal(new BigDecimal(Double.MAX_VALUE)));
        both(forms, char.class, Character.class, text("[\\u0000-\\uffff]"));
        forms.put(BigInteger.class, new Whole(null, null));
        forms.put(BigDecimal.class, new Decimal(null));
        forms.put(Number.class, new Decimal(null));
        forms.put(String.class, new Text(null, null));
        forms.put(CharSequence.class, new Text(null, null));
        forms.put(Address.class, text("(?:(?:actor|reply|https?)://|keyed:).+"));
        forms.put(UUID.class, text(HEX + "{8}(?:-" + HEX + "{4}){3}-" + HEX + "{12}", "uuid"));
        forms.put(LocalDate.class, text(DATE, "date"));
        forms.put(LocalTime.class, text(MINUTES + "(?:" + SECONDS + ")?"));
        forms.put(LocalDateTime.class, text(DATE + "T" + MINUTES + "(?:" + SECONDS + ")?"));
        forms.put(OffsetTime.class, text(MINUTES + "(?:" + SECONDS + ")?" + OFFSET));
        for (Class<?> moment :
                new Class<?>[] {Instant.class, OffsetDateTime.class, ZonedDateTime.class}) {
            forms.put(moment, text(DATE + "T" + MINUTES + SECONDS + OFFSET, "date-time"));
        }
        forms.put(Year.class, text("[0-9]{4}"));
        forms.put(YearMonth.class, text("[0-9]{4}-(?:0[1-9]|1[0-2])"));
        forms.put(MonthDay.class, text("--" + DAY_OF_YEAR));
        forms.put(Duration.class, text(DURATION));
        forms.put(
                Period.class,
                text(
                        "-?P(?!$)(?:-?[0-9]{1,6}Y)?(?:-?[0-9]{1,6}M)?(?:-?[0-9]{1,6}W)?"
                                + "(?:-?[0-9]{1,6}D)?"));
        forms.put(ZoneOffset.class, text(OFFSET));
        for (Class<?> named :
                new Class<?>[] {URI.class, Locale.class, Currency.class, ZoneId.class}) {
            forms.put(named, new Text(null, null));
        }
        return forms;
    }

    private static void both(
            Map<Class<?>, JsonForm> forms, Class<?> primitive, Class<?> box, JsonForm form) {
        forms.put(primitive, form);
        forms.put(box, form);
    }

    private static Whole whole(long min, long max) {
        return new Whole(BigInteger.valueOf(min), BigInteger.valueOf(max));
    }

    private static Text text(String pattern) {
        return new Text(Pattern.compile("^" + pattern + "$"), null);
    }

    private static Text text(String pattern, String format) {
        return new Text(Pattern.compile("^" + pattern + "$"), format);
    }
}
