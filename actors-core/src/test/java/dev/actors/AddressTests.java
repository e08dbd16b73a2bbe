package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class AddressTests {

    private static final String HOSTS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String NAMES = HOSTS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Random random = new Random(20260101);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor://127.0.0.1:4711/1767225600000/42",
                "actor://a:1/0/0",
                "actor://my-host.example.org:65535/999999999999999999/999999999999999999",
                "actor://[::1]:4711/1/1",
                "reply://127.0.0.1:4711/1767225600000/43",
                "named://127.0.0.1:4711/counter",
                "named://[::1]:4711/a%20b%2Fc%C3%A9",
                "keyed:counter/7",
                "keyed:Counter.v2~a_b-c/a%20b%2Fc%C3%A9",
                "http://localhost:8080/actors/counter",
                "https://example.org/actors/caf%C3%A9",
                "http://[::1]:8080/actors/a~b"
            })
    void readsWhatItWrites(String text) {
        assertThat(Address.parse(text)).hasToString(text).isEqualTo(Address.parse(text));
    }

    @Test
    void readsBackRandomAddressesOfEveryForm() {
        for (int i = 0; i < 10_000; i++) {
            String text = randomAddress();
            assertThat(Address.parse(text).toString()).isEqualTo(text);
            assertThat(Address.parse(text)).hasSameHashCodeAs(Address.parse(text));
        }
    }

    @Test
    void differsWhereAnyPartDiffers() {
        assertThat(
                        java.util.Set.of(
                                Address.parse("actor://a:1/2/3"),
                                Address.parse("reply://a:1/2/3"),
                                Address.parse("actor://b:1/2/3"),
                                Address.parse("actor://a:2/2/3"),
                                Address.parse("actor://a:1/3/3"),
                                Address.parse("actor://a:1/2/4"),
                                Address.parse("named://a:1/2"),
                                Address.parse("named://a:1/3"),
                                Address.parse("named://b:1/2"),
                                Address.parse("keyed:a/1"),
                                Address.parse("http://a:1/2/3")))
                .hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "actor",
                "actor:",
                "actor://",
                "actor://a/1/2",
                "actor://a:1",
                "actor://a:1/2",
                "actor://a:1/2/",
                "actor://a:1/2/3/",
                "actor://a:1/2/3/4",
                "actor://a:1/2/3?x",
                "actor://a:1/2/3#x",
                "actor://a:1/-2/3",
                "actor://a:1/+2/3",
                "actor://a:1/02/3",
                "actor://a:1/2/03",
                "actor://a:1/2/x",
                "actor://a:1/2/٣",
                "actor://a:1/2/9999999999999999999",
                "actor://a:0/2/3",
                "actor://a:01/2/3",
                "actor://a:65536/2/3",
                "actor://a:123456/2/3",
                "actor://:1/2/3",
                "actor://A:1/2/3",
                "actor://-a:1/2/3",
                "actor://a-:1/2/3",
                "actor://a_b:1/2/3",
                "actor://::1:1/2/3",
                "actor://[g]:1/2/3",
                "actor://cookie@a:1/2/3",
                "ACTOR://a:1/2/3",
                " actor://a:1/2/3",
                "actor://a:1/2/3 ",
                "actor://a:1/2/3\n",
                "actors://a:1/2/3",
                "reply://a:1/2",
                "reply:a:1/2/3"
            })
    void refusesOtherTextForAnActorOrReply(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "named:",
                "named://a:1",
                "named://a:1/",
                "named://a:0/b",
                "named://a:65536/b",
                "named://a/b",
                "named://A:1/b",
                "named://a:1/b/c",
                "named://a:1/%41",
                "named://a:1/%FF",
                "named://a:1/a+b",
                "keyed:",
                "keyed:a",
                "keyed:a/",
                "keyed:/a",
                "keyed:.a/b",
                "keyed:a b/c",
                "keyed:a/b c",
                "keyed:a/b/c",
                "keyed:a/é",
                "keyed:a/%",
                "keyed:a/%2",
                "keyed:a/%2f",
                "keyed:a/%GG",
                "keyed://a/b",
                "Keyed:a/b"
            })
    void refusesOtherTextForAKey(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyed:a/%41", "keyed:a/%7E", "keyed:a/x%2Dy"})
    void refusesAKeyThatEncodesWhatNeedsNoEncoding(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyed:a/%FF", "keyed:a/%C3", "keyed:a/%C0%80", "keyed:a/%ED%A0%80"})
    void refusesAKeyThatIsNotUtf8(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:",
                "http://",
                "http://host",
                "http://host/",
                "http:///a",
                "http://HOST/a",
                "HTTP://host/a",
                "http://user:password@host/a",
                "http://host/a?b",
                "http://host/a#b",
                "http://host/a/../b",
                "http://host/./a",
                "http://host/a b",
                "http://host/é",
                "http://host/\ud800",
                "http://host/%",
                "http://host:x/a",
                "http://host:65536/a",
                "ftp://host/a",
                "file:///etc/passwd",
                "javascript:alert(1)"
            })
    void refusesOtherTextForAUrl(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host:/a", "http://host:080/a", "http://host:0/a"})
    void refusesAUrlWhosePortIsNotInItsOneForm(String text) {
        assertRefused(text);
    }

    @Test
    void refusesTextThatIsTooLongWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse("keyed:a/" + "x".repeat(100_000)))
                .withMessage("An address has at most 2048 characters");
    }

    @Test
    void readsTheLongestAddress() {
        String text = "keyed:a/" + "%C3%A9".repeat(340);
        assertThat(Address.parse(text)).hasToString(text);
    }

    @Test
    void refusesTextThatWasChangedAtRandomOrKeepsIt() {
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder(randomAddress());
            text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(33, 127));
            try {
                assertThat(Address.parse(text.toString())).hasToString(text.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("Not an address");
            }
        }
    }

    private static void assertRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse(text))
                .withMessageContaining("Not an address: '" + text + "'")
                .withMessageContaining("actor://HOST:PORT/CREATION/ID")
                .withMessageContaining("keyed:BEHAVIOR/KEY");
    }

    private String randomAddress() {
        String node = text(HOSTS, 1, 20) + ":" + random.nextInt(1, 65_536);
        String behindNode =
                node + "/" + random.nextLong(1L << 50) + "/" + random.nextLong(1L << 50);
        return switch (random.nextInt(5)) {
            case 0 -> "actor://" + behindNode;
            case 1 -> "reply://" + behindNode;
            case 2 -> "named://" + node + "/" + randomKey();
            case 3 -> "keyed:" + text(NAMES, 1, 100) + "/" + randomKey();
            default ->
                    (random.nextBoolean() ? "http://" : "https://")
                            + node
                            + "/"
                            + text(NAMES, 1, 50);
        };
    }

    private String randomKey() {
        StringBuilder key = new StringBuilder();
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            key.appendCodePoint(
                    random.nextBoolean() ? random.nextInt(32, 127) : random.nextInt(160, 0xD800));
        }
        return URLEncoder.encode(key.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private String text(String alphabet, int atLeast, int atMost) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(atLeast, atMost + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
