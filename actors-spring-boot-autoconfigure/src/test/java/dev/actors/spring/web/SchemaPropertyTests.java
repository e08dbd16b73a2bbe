package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Random documents are answered as the schemas of {@code GET /actors/behaviors} say, of which a
 * validator is the judge.
 */
class SchemaPropertyTests {

    private static final int DOCUMENTS = 300;
    private static final SchemaRegistry VALIDATORS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static TestServer server;
    private static Http http;
    private static JsonNode behaviors;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        List.of(
                                ShapedActors.Shaped.class,
                                ShapedActors.WithSettings.class,
                                ShapedActors.WithTimes.class,
                                ShapedActors.WithGroups.class,
                                ShapedActors.WithConstraints.class));
        http = server.http();
        http.spawn("shaped", "shaped");
        behaviors = http.get("/actors/behaviors").json().path("behaviors");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode behavior(String name) {
        return behaviors
                .valueStream()
                .filter(behavior -> behavior.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whole",
                "decimal",
                "text",
                "moment",
                "calendar",
                "span",
                "holder",
                "rows",
                "nest",
                "tree",
                "loose",
                "nothing"
            })
    void answersMessagesAsTheirSchemaSays(String type) {
        JsonNode schema =
                behavior("shaped")
                        .path("messages")
                        .valueStream()
                        .filter(message -> message.path("type").asString().equals(type))
                        .findFirst()
                        .orElseThrow()
                        .path("schema");
        answers(schema, 202, document -> http.post("/actors/shaped", document.toString()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "timed", "grouped", "shaped", "constrained"})
    void answersArgumentsAsTheirSchemaSays(String behavior) {
        answers(
                behavior(behavior).path("argsSchema"),
                201,
                document -> {
                    String body = "{\"behavior\":\"%s\",\"args\":%s}".formatted(behavior, document);
                    int status = http.put("/actors/spawned", body).status();
                    if (status == 201) {
                        http.delete("/actors/spawned");
                    }
                    return status;
                });
    }

    /** The first bits of generators with small seeds are much alike. */
    private static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private static void answers(JsonNode schema, int accepted, ToIntFunction<JsonNode> post) {
        Schema validator = VALIDATORS.getSchema(schema);
        List<String> differences = new ArrayList<>();
        int valid = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            JsonNode document = new RandomDocuments(random(seed), schema).next();
            boolean fits = validator.validate(document).isEmpty();
            int status = post.applyAsInt(document);
            if (status != (fits ? accepted : 422)) {
                differences.add("seed " + seed + " got " + status + ": " + document);
            }
            valid += fits ? 1 : 0;
        }
        assertThat(differences).as("%s", schema).isEmpty();
        assertThat(valid).as("valid documents").isBetween(DOCUMENTS / 20, DOCUMENTS * 19 / 20);
    }
}
