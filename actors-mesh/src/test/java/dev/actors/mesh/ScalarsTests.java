package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;
import dev.actors.isolation.Isolation;
import dev.actors.isolation.Isolator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

class ScalarsTests {

    private static final Address TO = Address.parse("actor://10.0.0.1:4711/17/3");

    record Price(
            Currency in,
            Locale where,
            OptionalLong cents,
            @Nullable OptionalInt from,
            @Nullable OptionalDouble d) {}

    private static Object passed(Object message, WireFormat format) {
        Codec codec = new Codec(WireTypes.builder().add(Price.class).build(), format, 10_000);
        byte[] bytes = codec.encode(new Frame.Message(TO, message));
        return ((Frame.Message) codec.decode(bytes, 0, bytes.length)).message();
    }

    @ParameterizedTest
    @EnumSource
    void carriesThemWhereARecordDeclaresThemAndWhereItDoesNot(WireFormat format) {
        Price price =
                new Price(
                        Currency.getInstance("EUR"),
                        Locale.ROOT,
                        OptionalLong.of(Long.MIN_VALUE),
                        OptionalInt.empty(),
                        OptionalDouble.of(Double.NaN));
        List<Object> parts =
                List.of(
                        price.in(),
                        Locale.CANADA_FRENCH,
                        price.cents(),
                        OptionalInt.empty(),
                        OptionalDouble.of(0.5));

        assertThat(passed(price, format)).isEqualTo(price);
        assertThat(passed(new Price(price.in(), Locale.US, price.cents(), null, null), format))
                .isEqualTo(new Price(price.in(), Locale.US, price.cents(), null, null));
        assertThat(passed(parts, format)).isEqualTo(parts);
    }

    @Test
    void refusesALocaleForWhichNoTagStands() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> passed(Locale.of("no", "NO", "NY"), WireFormat.CBOR))
                .withMessageContaining("'no_NO_NY' cannot travel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[39,\"no_such\"]", "[40,\"XXY\"]", "[41,[1,2]]", "[41,null]"})
    void takesNothingElseForThem(String value) {
        byte[] bytes =
                ("[1,\"Message\",\"" + TO + "\"," + value + "]").getBytes(StandardCharsets.UTF_8);
        Codec codec = new Codec(WireTypes.builder().build(), WireFormat.JSON, 1_000);

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.decode(bytes, 0, bytes.length))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(WireException.Kind.MALFORMED));
    }

    static List<Object> ofOneMachine() {
        return List.of(
                Pattern.compile("a"),
                String.class,
                new File("a"),
                Path.of("a"),
                InetAddress.getLoopbackAddress(),
                StandardCharsets.UTF_8,
                DateTimeFormatter.ISO_DATE,
                JapaneseDate.of(2020, 1, 1));
    }

    /** The documentation has the same list. */
    @ParameterizedTest
    @MethodSource("ofOneMachine")
    void leavesOutWhatIsSharedOnOneNodeOnly(Object value) {
        assertThat(new Isolator(Isolation.STRICT, Map.of(), Set.of()).isolate(value))
                .isSameAs(value);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> passed(value, WireFormat.CBOR))
                .withMessageContaining(" cannot travel to another node");
    }
}
