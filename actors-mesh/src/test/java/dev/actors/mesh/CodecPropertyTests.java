package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/** What holds of all frames. The seed is in the name of what fails. */
class CodecPropertyTests {

    private static final int FRAMES = 4_000;
    private static final int LIMIT = 100_000;

    private static void forAll(Consumer<Long> property) {
        for (long seed = 0; seed < FRAMES; seed++) {
            property.accept(seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItHasWritten(WireFormat format) {
        Codec codec = new Codec(Sample.types(), format, LIMIT);
        forAll(
                seed -> {
                    Frame frame = new RandomFrames(seed).next();
                    byte[] bytes = codec.encode(frame);
                    byte[] among = new byte[bytes.length + 7];
                    System.arraycopy(bytes, 0, among, 3, bytes.length);

                    assertThat(codec.decode(among, 3, bytes.length))
                            .as("seed " + seed)
                            .isEqualTo(frame);
                });
    }

    @ParameterizedTest
    @EnumSource
    void readsNoFrameThatIsCutOffOrGoesOn(WireFormat format) {
        Codec codec = new Codec(Sample.types(), format, LIMIT);
        forAll(
                seed -> {
                    byte[] bytes = codec.encode(new RandomFrames(seed).next());
                    int cut = new Random(seed).nextInt(bytes.length);
                    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
                    more[bytes.length] = '1';

                    assertThat(isRead(codec, Arrays.copyOf(bytes, cut)))
                            .as("seed " + seed)
                            .isFalse();
                    assertThat(isRead(codec, more)).as("seed " + seed).isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource
    void failsByItsOwnExceptionOnlyWhateverComes(WireFormat format) {
        Codec codec = new Codec(Sample.types(), format, LIMIT);
        forAll(
                seed -> {
                    Random random = new Random(seed);
                    byte[] noise = new byte[random.nextInt(200)];
                    random.nextBytes(noise);
                    isRead(codec, noise);
                    byte[] bytes = codec.encode(new RandomFrames(seed).next());
                    for (int i = 0; i < 10; i++) {
                        isRead(codec, mutated(bytes, random));
                    }
                });
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(4)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> changed[at] = bytes[random.nextInt(bytes.length)];
                default -> {
                    int length = random.nextInt(1 + Math.min(12, changed.length - at));
                    System.arraycopy(
                            bytes, random.nextInt(bytes.length - length + 1), changed, at, length);
                }
            }
        }
        return changed;
    }

    /** Anything but the codec's own exception fails the test. */
    private static boolean isRead(Codec codec, byte[] bytes) {
        try {
            codec.decode(bytes, 0, bytes.length);
            return true;
        } catch (WireException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }
}
