package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Objects;

class ProtocolJsonTests {

    private final ProtocolJson json =
            new ProtocolJson(
                    () ->
                            JsonMapper.builder()
                                    .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                                    .build());

    /** Shows nothing. */
    record Closed(int value) {
        @Override
        public int value() {
            throw new IllegalStateException("in " + Closed.class);
        }
    }

    private String shown(Object state) {
        return Objects.requireNonNull(json.contentOrText(state)).asString();
    }

    @Test
    void saysWhereAStateCannotBeWrittenAndNothingElse() {
        assertThat(shown(Map.of("a/b", List.of(new Closed(1)))))
                .isEqualTo(
                        "What is at /a~1b/0/value cannot be written as JSON. Let it be made of"
                                + " records, lists, maps and simple values.");
        assertThat(shown(new Object())).startsWith("It cannot be written as JSON. Let it");
    }
}
