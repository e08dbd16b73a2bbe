package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Name;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Arguments whose keys are no names of Java, by the binder's {@code @Name}, over HTTP. */
class NamedArgumentsTests {

    private static TestServer server;
    private static Http http;

    record Sizes(
            @Name("class") String kind,
            @Name("max-size") int most,
            int given,
            @Valid Below below,
            @Name("small-ones") @Nullable List<@Valid Item> small,
            @Name("by-name") @Nullable Map<String, List<@Valid Item>> byName,
            @Name("short-texts") @Nullable List<@Size(max = 2) String> texts,
            @Nullable URI homePage,
            @Nullable Even evenNumber) {}

    record Below(@Name("default") @NotNull @Min(3) Integer usual, @Name("int") int number) {}

    record Item(@Name("default") @NotNull @Min(3) Integer usual, @Name("int") int number) {}

    record Even(int value) {
        Even {
            if (value % 2 != 0) {
                throw new IllegalArgumentException("odd");
            }
        }
    }

    @Actor("named")
    static class Named {
        private final Sizes sizes;

        Named(@Args Sizes sizes) {
            this.sizes = sizes;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        String shown() {
            return sizes.toString();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Named.class), "actors.behaviors.named.args.given=7");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Http.Answer spawn(String name, String args) {
        return http.put("/actors/" + name, "{\"behavior\":\"named\",\"args\":" + args + "}");
    }

    @Test
    void areTakenByTheirNames() {
        Http.Answer answer =
                spawn(
                        "sized",
                        """
                        {"class": "box", "max-size": 3, "below": {"default": 4, "int": 5}}\
                        """);

        assertThat(answer.status()).isEqualTo(201);
        http.awaitState(
                "/actors/sized",
                "\"Sizes[kind=box, most=3, given=7, below=Below[usual=4, number=5], small=null,"
                        + " byName=null, texts=null, homePage=null, evenNumber=null]\"");
    }

    @Test
    void areNamedSoWhereTheyAreMissingOrUnknown() {
        assertThat(spawn("missing", "{\"class\": \"box\"}").json().path("detail").asString())
                .isEqualTo("args.max-size is missing.");
        assertThat(
                        spawn("below", "{\"max-size\": 1, \"below\": {\"default\": 4}}")
                                .json()
                                .path("detail")
                                .asString())
                .isEqualTo("args.below.int is missing.");
        assertThat(spawn("unknown", "{\"most\": 3}").json().path("detail").asString())
                .startsWith("There is no args.most. Known are: class, max-size, given, below,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'below':{'default':2,'int':1} | default must be greater than or equal to 3.",
                "'below':{'int':1} | args.below.default must not be null.",
                "'small-ones':[{'default':3,'int':1},{'default':1,'int':1}]"
                        + " | args.small-ones[1].default must be greater than or equal to 3.",
                "'by-name':{'a b':[{'default':1,'int':1}]}"
                        + " | args.by-name[a b][0].default must be greater than or equal to 3.",
                "'short-texts':['ab','abc']"
                        + " | args.short-texts[1] size must be between 0 and 2.",
                "'homePage':'a b' | args.homePage is not of the type it should have: 'a b'.",
                "'evenNumber':{'value':3} | args.evenNumber: odd",
                "'evenNumber':{'value':null} | args.evenNumber.value takes an integer",
                "'by-name':{'a':[{'default':3}]} | args.by-name[a][0].int is missing."
            })
    void areNamedSoWhereTheyAreRefused(String args, String detail) {
        Http.Answer answer =
                spawn("refused", "{'max-size':1,%s}".formatted(args).replace('\'', '"'));

        assertThat(answer.isProblem(422, "bad-arguments").detail()).contains(detail);
    }

    @Test
    void areShownSoAmongTheBehaviours() {
        JsonNode named =
                http.get("/actors/behaviors")
                        .json()
                        .path("behaviors")
                        .valueStream()
                        .filter(behavior -> behavior.path("name").asString().equals("named"))
                        .findFirst()
                        .orElseThrow();

        assertThat(named.path("args").toString())
                .isEqualTo(
                        "{\"class\":\"String\",\"max-size\":\"int\",\"given\":\"int\","
                                + "\"below\":\"Below\",\"small-ones\":\"List\",\"by-name\":\"Map\","
                                + "\"short-texts\":\"List\",\"homePage\":\"URI\","
                                + "\"evenNumber\":\"Even\"}");
        JsonNode schema = named.path("argsSchema");
        assertThat(schema.path("properties").propertyNames())
                .startsWith("class", "max-size", "given", "below");
        assertThat(schema.path("required").toString()).isEqualTo("[\"max-size\"]");
        JsonNode below = schema.at("/properties/below");
        assertThat(below.path("required").toString()).isEqualTo("[\"default\",\"int\"]");
        assertThat(below.at("/properties/default/minimum").asInt()).isEqualTo(3);
    }
}
