package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Frames of those who mean no good. */
class HostileFrameTests {

    private static final Address TO = Address.parse("actor://10.0.0.1:4711/17/3");
    private static final String HEAD = "[1,\"Message\",\"actor://10.0.0.1:4711/17/3\",";

    private static final Codec JSON = new Codec(Sample.types(), WireFormat.JSON, 100_000);
    private static final Codec CBOR = new Codec(Sample.types(), WireFormat.CBOR, 100_000);

    /** Has no other use than to be looked for. */
    static final class Gadget {
        static {
            loaded = true;
        }

        private Gadget() {}
    }

    private static boolean loaded;

    private static ThrowableAssertAlternative<WireException> refuses(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> JSON.decode(bytes, 0, bytes.length));
    }

    private static void kind(ThrowableAssertAlternative<WireException> e, WireException.Kind kind) {
        e.satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    void looksForNoClassByItsName() {
        kind(
                refuses(HEAD + "[\"" + Gadget.class.getName() + "\",0,[]]]")
                        .withMessageContaining("is not registered here"),
                WireException.Kind.UNKNOWN_TYPE);
        byte[] bytes =
                (HEAD + "[4,[\"" + Gadget.class.getName() + "\",\"text\"]]]")
                        .getBytes(StandardCharsets.UTF_8);
        JSON.decode(bytes, 0, bytes.length);
        assertThat(loaded).isFalse();
    }

    @Test
    void refusesOtherVersionsAndFrames() {
        kind(
                refuses("[2,\"Message\",\"actor://10.0.0.1:4711/17/3\",1]")
                        .withMessageContaining("version 2 of the mesh"),
                WireException.Kind.UNKNOWN_VERSION);
        kind(
                refuses("[1,\"Massage\",1]").withMessageContaining("'Massage'"),
                WireException.Kind.UNKNOWN_TYPE);
    }

    @Test
    void refusesARecordThatHasOtherComponentsThere() {
        record Line(String article, long amount) {}
        byte[] bytes =
                new Codec(
                                WireTypes.builder().add("line", Line.class).build(),
                                WireFormat.CBOR,
                                1_000)
                        .encode(new Frame.Message(TO, new Line("pen", 2)));
        Codec other =
                new Codec(
                        WireTypes.builder().add("line", Sample.Line.class).build(),
                        WireFormat.CBOR,
                        1_000);

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> other.decode(bytes, 0, bytes.length))
                .withMessageContaining("'line' has other components");
    }

    @Test
    void takesNoTypeForAnotherAndNoNullInAFrame() {
        kind(refuses("[1,\"Overflowed\",1.5]"), WireException.Kind.MALFORMED);
        kind(refuses("[1,\"Overflowed\",\"1\"]"), WireException.Kind.MALFORMED);
        kind(refuses("[1,\"Overflowed\",null]"), WireException.Kind.MALFORMED);
        kind(refuses("[1,\"Overflowed\",99999999999999999999]"), WireException.Kind.MALFORMED);
        kind(refuses(HEAD + "null]"), WireException.Kind.MALFORMED);
        kind(refuses("[1,\"Failed\",7,[null,\"text\",null]]"), WireException.Kind.MALFORMED);
        kind(refuses(HEAD + "{}]"), WireException.Kind.MALFORMED);
        kind(refuses("[1,\"Message\",\"nowhere\",1]"), WireException.Kind.MALFORMED);
        kind(refuses(HEAD + "[2,1,1,1,1]]"), WireException.Kind.MALFORMED);
    }

    @Test
    void refusesWhatTheConstructorRefuses() {
        String good =
                new String(
                        JSON.encode(new Frame.Message(TO, new Sample.Positive(7))),
                        StandardCharsets.UTF_8);

        kind(
                refuses(good.replace("[7]", "[-7]")).withMessageContaining("negative"),
                WireException.Kind.MALFORMED);
    }

    @Test
    void boundsDepth() {
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            deep = new ArrayList<>(Collections.singletonList(deep));
        }
        Object tooDeep = deep;
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);

        for (Object message : List.of(tooDeep, cycle)) {
            assertThatExceptionOfType(WireException.class)
                    .isThrownBy(() -> CBOR.encode(new Frame.Message(TO, message)))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(WireException.Kind.TOO_LARGE));
        }
        kind(
                refuses(HEAD + "[0,".repeat(1_000) + "1" + "]".repeat(1_001)),
                WireException.Kind.TOO_LARGE);
    }

    @Test
    void boundsLength() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> CBOR.encode(new Frame.Message(TO, "x".repeat(100_000))))
                .withMessageContaining("at most 100000 bytes");
        kind(refuses(HEAD + " ".repeat(100_000) + "1]"), WireException.Kind.TOO_LARGE);
    }

    @Test
    void allocatesNothingForBytesThatAreSaidToCome() {
        byte[] head = CBOR.encode(new Frame.Message(TO, new byte[0]));
        byte[] bytes = Arrays.copyOf(head, head.length + 8);
        ByteBuffer.wrap(bytes, head.length - 1, 9).put((byte) 0x5b).putLong(1L << 40);
        byte[] text = Arrays.copyOf(head, head.length + 4);
        ByteBuffer.wrap(text, head.length - 1, 5).put((byte) 0x7a).putInt(Integer.MAX_VALUE);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] lie : List.of(bytes, text)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThatExceptionOfType(WireException.class)
                    .isThrownBy(() -> CBOR.decode(lie, 0, lie.length));
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(3_000_000);
        }
    }
}
