package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;

import tools.jackson.core.Base64Variants;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Bytes are base64 text in JSON, both ways, and nothing else. */
class BinaryValuesTests {

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final byte[] EVERY_BYTE = new byte[256];

    static {
        for (int i = 0; i < EVERY_BYTE.length; i++) {
            EVERY_BYTE[i] = (byte) i;
        }
    }

    private static TestServer server;
    private static Http http;

    /** Keeps the last bytes it was sent. */
    @Actor("binary")
    static class Binary {

        @SuppressWarnings("ArrayRecordComponent")
        record Store(byte[] data) {}

        record Load() {}

        record Wrapped() {}

        record Sum() {}

        private byte[] data = {};

        @Receive
        void store(Store store) {
            data = store.data();
        }

        @Receive
        byte[] load(Load load) {
            return data;
        }

        @Receive
        Map<String, Object> wrapped(Wrapped wrapped) {
            return Map.of("list", List.of(data), "record", new Store(data));
        }

        @Receive
        int sum(Sum sum) {
            return Arrays.hashCode(data);
        }

        @ActorState
        Store state() {
            return new Store(data);
        }
    }

    /** An application that writes its own bytes in another variant of base64. */
    static class OtherVariant {

        @Bean
        JsonMapperBuilderCustomizer otherVariant() {
            return builder -> builder.defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL);
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Binary.class, OtherVariant.class));
        http = server.http();
        http.spawn("binary", "binary");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Http.Answer store(String json) {
        return http.ask("/actors/binary", "{\"type\":\"store\",\"data\":" + json + "}");
    }

    private static String ask(String type) {
        Http.Answer reply = http.ask("/actors/binary", "{\"type\":\"" + type + "\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.text();
    }

    @Test
    void readsBase64Text() {
        assertThat(store('"' + base64(EVERY_BYTE) + '"').status()).isEqualTo(204);

        assertThat(ask("sum")).isEqualTo(Integer.toString(Arrays.hashCode(EVERY_BYTE)));
        Node node = server.node();
        assertThat(node.ask(node.whereis("binary").orElseThrow(), new Binary.Load(), WAIT))
                .isEqualTo(EVERY_BYTE);
    }

    @Test
    void writesRepliesAndStatesAsBase64Text() {
        String text = '"' + base64(EVERY_BYTE) + '"';
        assertThat(store(text).status()).isEqualTo(204);

        assertThat(ask("load")).isEqualTo(text);
        assertThat(ask("wrapped"))
                .contains("\"list\":[" + text + "]", "\"record\":{\"data\":" + text);
        http.awaitState("/actors/binary", "{\"data\":" + text + "}");
    }

    @Test
    void keepsNoBytesAsEmptyText() {
        assertThat(store("\"\"").status()).isEqualTo(204);
        assertThat(ask("load")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"no base64!\"",
                "\"AQI\"",
                "\"A\"",
                "\"_-8=\"",
                "[1,2]",
                "5",
                "{}",
                "true"
            })
    void refusesWhatIsNoBase64Text(String json) {
        Http.Answer answer = store(json).isProblem(422, "bad-message");
        assertThat(answer.detail())
                .isEqualTo(
                        "A message of type 'store' cannot be made: data must be base64 text, with"
                                + " '+', '/' and padding.");
    }
}
