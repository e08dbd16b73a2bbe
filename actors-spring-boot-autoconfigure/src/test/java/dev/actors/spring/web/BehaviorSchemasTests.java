package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.actors.spring.Actor;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.Receive;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the schemas of {@code GET /actors/behaviors} say. */
class BehaviorSchemasTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestServer server;
    private static Http http;
    private static JsonNode behaviors;

    /** Takes what the application reads in ways of its own. */
    @Actor("special")
    static class Special {

        sealed interface Shape {}

        record Circle(int radius) implements Shape {}

        record Own(
                @JsonProperty("other-name") int name,
                @JsonFormat(pattern = "dd.MM.yyyy") LocalDate date,
                Shape shape) {}

        record Hiding(int shown, @JsonIgnore String hidden) {}

        record Flat(@JsonUnwrapped Circle circle, String color) {}

        record Open(@JsonAnySetter @JsonAnyGetter Map<String, Integer> numbers) {}

        record Translated(@JsonAlias("colour") String color) {}

        record Clashing(@JsonProperty("x") int one, @JsonProperty("x") int other) {}

        record Clash() {}

        @Receive
        String own(Own own) {
            return own.toString();
        }

        @Receive
        Hiding hiding(Hiding hiding) {
            return hiding;
        }

        @Receive
        Flat flat(Flat flat) {
            return flat;
        }

        @Receive
        Open open(Open open) {
            return open;
        }

        @Receive
        Translated translated(Translated translated) {
            return translated;
        }

        @Receive
        Clashing clash(Clash clash) {
            return new Clashing(1, 2);
        }
    }

    /** Takes and replies what Jackson's annotations change. */
    @Actor("marked")
    static class Marked {

        @JsonFormat(shape = JsonFormat.Shape.ARRAY)
        record Row(int a, int b) {}

        @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
        record Numbered(int a) {}

        record Word(@JsonValue String text) {
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            Word {}
        }

        enum Made {
            ONE;

            @JsonCreator
            static Made of(String any) {
                return ONE;
            }
        }

        record Changed(Row row, Numbered numbered, Word word, Made made) {}

        @JsonIgnoreProperties("b")
        record Partial(int a, @Nullable Integer b) {}

        record Range(int low, int high) {
            Range(int high) {
                this(0, high);
            }
        }

        @JsonFormat(shape = JsonFormat.Shape.OBJECT)
        enum Boxed {
            ONE;

            public int getSize() {
                return 3;
            }
        }

        @Receive
        void range(Range range) {}

        record Fields(
                Partial partial,
                @JsonIgnoreProperties("y") ShapedActors.Point point,
                @JsonSetter(nulls = Nulls.FAIL) String given,
                @JsonSetter(contentNulls = Nulls.FAIL) List<String> texts,
                Map<Made, Integer> byMade,
                Boxed boxed,
                @JsonProperty("key") int plain) {}

        @Receive
        Changed changed(Changed changed) {
            return changed;
        }

        @Receive
        Fields fields(Fields fields) {
            return fields;
        }
    }

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        List.of(
                                ShapedActors.Shaped.class,
                                ShapedActors.WithSettings.class,
                                ShapedActors.Replying.class,
                                ShapedActors.Passing.class,
                                Special.class,
                                Marked.class),
                        "actors.behaviors.set.args.number=7");
        http = server.http();
        behaviors = http.get("/actors/behaviors").json().path("behaviors");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode behavior(String name) {
        return named(behaviors, "name", name);
    }

    private static JsonNode message(String behavior, String type) {
        return named(behavior(behavior).path("messages"), "type", type);
    }

    private static JsonNode named(JsonNode all, String key, String value) {
        return all.valueStream()
                .filter(each -> each.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sayWhatMessagesAndRepliesAndArgumentsAre() {
        assertThat(message("counter", "add").path("schema"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                                 "type": "object",
                                 "properties": {
                                   "type": {"const": "add"},
                                   "amount": {"type": "integer",
                                              "minimum": -2147483648, "maximum": 2147483647}},
                                 "required": ["type", "amount"],
                                 "additionalProperties": false}
                                """));
        assertThat(message("counter", "get").path("replySchema").path("type").asString())
                .isEqualTo("integer");
        assertThat(message("counter", "add").has("replySchema")).isFalse();
        assertThat(behavior("counter").path("argsSchema"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                                 "type": "object",
                                 "properties": {
                                   "start": {"type": "integer",
                                             "minimum": -2147483648, "maximum": 2147483647}},
                                 "additionalProperties": false}
                                """));
    }

    @Test
    void requireNoArgumentThatAPropertyGives() {
        assertThat(behavior("set").path("argsSchema").has("required")).isFalse();
        assertThat(http.spawn("by-property", "set").status()).isEqualTo(201);
    }

    @Test
    void nameNoClass() {
        assertThat(behaviors.findValues("schema")).hasSizeGreaterThan(15);
        for (String key : List.of("schema", "argsSchema", "replySchema")) {
            assertThat(behaviors.findValues(key).toString())
                    .doesNotContain("java.", "dev.actors", "Point", "Pair", "Tree", "Inner");
        }
    }

    @Test
    void areKept() {
        assertThat(http.get("/actors/behaviors").json().path("behaviors")).isEqualTo(behaviors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"full\":true}", "{\"full\":false}"})
    void fitTheReplies(String fields) {
        http.spawn("replying", "replying");
        JsonNode schema = message("replying", "all").path("replySchema");
        JsonNode reply =
                http.ask("/actors/replying", "{\"type\":\"all\"," + fields.substring(1)).json();

        assertThat(errors(schema, reply.toString())).as("%s%n%s", schema, reply).isEmpty();
        assertThat(schema.path("required").size()).isEqualTo(reply.size());
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
    }

    @Test
    void tellRepliesToComeFromStagesAndNoneFromVoid() {
        assertThat(message("replying", "later").path("replySchema").path("items").toString())
                .isEqualTo("{\"type\":[\"string\",\"null\"]}");
        assertThat(message("replying", "silent").has("replySchema")).isFalse();
    }

    @Test
    void sayNothingOfWhatTheApplicationReadsInItsOwnWay() {
        assertThat(message("special", "own").path("fields").propertyNames())
                .containsExactly("other-name", "date", "shape");
        JsonNode properties = message("special", "own").path("schema").path("properties");
        assertThat(properties.propertyNames())
                .containsExactly("type", "other-name", "date", "shape");
        assertThat(properties.path("date").toString()).isEqualTo("{}");
        assertThat(properties.path("shape").toString()).isEqualTo("{\"type\":\"null\"}");

        http.spawn("special", "special");
        String fields = "{\"type\":\"own\",\"other-name\":1,\"date\":\"26.11.2026\"";
        assertThat(http.ask("/actors/special", fields + "}").text()).contains("date=2026-11-26");
        http.ask("/actors/special", fields + ",\"shape\":{\"radius\":1}}")
                .isProblem(422, "bad-message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hiding | {\"shown\":1} | {\"shown\":1}",
                "flat | {\"radius\":1,\"color\":\"red\"} | {\"radius\":1,\"color\":\"red\"}",
                "open | {\"one\":1} | {\"one\":1}",
                "translated | {\"colour\":\"red\"} | {\"color\":\"red\"}"
            })
    void refuseNothingThatTheApplicationReadsOrWritesInItsOwnWay(
            String type, String fields, String reply) {
        http.spawn("own-way", "special");
        String message = "{\"type\":\"" + type + "\"," + fields.substring(1);

        assertThat(http.ask("/actors/own-way", message).text()).isEqualTo(reply);
        assertThat(errors(message("special", type).path("schema"), message)).isEmpty();
        assertThat(errors(message("special", type).path("replySchema"), reply)).isEmpty();
    }

    private static List<?> errors(JsonNode schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(JSON.readTree(json));
    }

    @Test
    void sayNothingOfAReplyThatCannotBeWritten() {
        assertThat(message("special", "clash").path("replySchema").has("properties")).isFalse();
    }

    @Test
    void hideWhatIsHidden() {
        assertThat(message("special", "hiding").path("schema").path("properties").propertyNames())
                .containsExactly("type", "shown");
        assertThat(message("special", "hiding").path("replySchema").path("properties").toString())
                .doesNotContain("hidden");
        http.spawn("hiding", "special");
        String hidden = "{\"type\":\"hiding\",\"shown\":1,\"hidden\":\"it\"}";
        assertThat(http.ask("/actors/hiding", hidden).isProblem(422, "bad-message").detail())
                .endsWith("it has no field 'hidden'.");
    }

    @Test
    void sayNothingOfWhatAnnotationsChange() {
        assertTakenAndReplied(
                "changed",
                """
                {"type":"changed","row":[1,2],"numbered":{"@id":1,"a":1},"word":"w","made":"x"}
                """);
        message("marked", "changed")
                .path("schema")
                .path("properties")
                .forEachEntry(
                        (name, schema) -> {
                            if (!name.equals("type")) {
                                assertThat(errors(schema, "[7]"))
                                        .as("%s: %s", name, schema)
                                        .isEmpty();
                            }
                        });
    }

    @Test
    void sayWhatAnnotationsLeaveAsItIs() {
        assertTakenAndReplied(
                "fields",
                """
                {"type":"fields","partial":{"a":1},"point":{"x":1},"given":"g","texts":[],
                 "byMade":{"x":1},"boxed":"ONE","key":1}
                """);
        JsonNode schema = message("marked", "fields").path("schema");
        assertThat(schema.path("required").toString()).isEqualTo("[\"type\",\"given\",\"key\"]");
        assertThat(schema.at("/properties/given").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(schema.at("/properties/point").toString()).isEqualTo("{}");
        assertThat(schema.at("/properties/byMade").has("propertyNames")).isFalse();
        assertThat(schema.at("/properties/key/type").asString()).isEqualTo("integer");
        for (String key : List.of("schema", "replySchema")) {
            assertThat(message("marked", "fields").at("/" + key + "/properties/partial").toString())
                    .contains("\"a\"")
                    .doesNotContain("\"b\"");
        }
    }

    @Test
    void sayWhatARecordWithASecondConstructorHas() {
        JsonNode described = message("marked", "range");

        assertThat(described.path("fields").propertyNames()).containsExactly("low", "high");
        assertThat(described.path("schema").path("required").toString())
                .isEqualTo("[\"type\",\"low\",\"high\"]");
    }

    private static void assertTakenAndReplied(String type, String message) {
        http.spawn("marked", "marked");
        JsonNode described = message("marked", type);
        String reply = http.ask("/actors/marked", message).text();

        assertThat(errors(described.path("schema"), message)).isEmpty();
        assertThat(errors(described.path("replySchema"), reply)).as(reply).isEmpty();
    }

    @Test
    void tellHowAddressesAreWritten() {
        JsonNode schema = message("passing", "to").path("schema");
        String address = http.spawn("passing", "passing").json().path("address").asString();
        String message = "{\"type\":\"to\",\"address\":\"%s\"}";

        assertThat(address)
                .matches(schema.path("properties").path("address").path("pattern").asString());
        assertThat(http.ask("/actors/passing", message.formatted(address)).text())
                .isEqualTo('"' + address + '"');
        http.ask("/actors/passing", message.formatted("nowhere")).isProblem(422, "bad-message");
        http.ask("/actors/passing", message.formatted("actor://x")).isProblem(422, "bad-message");
    }

    @Test
    void areLeftOutWhereNothingMakesThem() {
        BehaviorRegistry registry = server.context().getBean(BehaviorRegistry.class);
        JsonNode shown =
                JSON.valueToTree(
                        new Representations(new ProtocolJson(() -> JSON))
                                .behavior(
                                        registry.find("counter").orElseThrow(), Optional.empty()));

        assertThat(shown.propertyNames()).containsExactly("name", "args", "messages", "anyJson");
        assertThat(shown.path("messages").path(0).propertyNames())
                .containsExactly("type", "fields");
    }
}
