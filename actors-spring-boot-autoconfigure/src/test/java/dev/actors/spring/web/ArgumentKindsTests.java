package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of types that Spring converts from text, from requests and from properties. */
class ArgumentKindsTests {

    private static final String THERE = "http://127.0.0.1:8080/actors/there";

    private static TestServer server;
    private static Http http;

    record Ways(
            @Nullable Address next, List<Address> all, @Nullable Map<Address, Integer> weights) {}

    record Box<T>(T value) {}

    record Amounts(
            Optional<Integer> least,
            Optional<String> unit,
            Optional<Address> to,
            @Nullable DataSize size,
            @Nullable Duration pause,
            @Nullable Box<DataSize> boxed,
            @Nullable Below below) {}

    record Below(int given, Optional<Integer> maybe) {}

    record Places(@Nullable File file) {}

    /** Of what is not given, and of what is. */
    private static String shown(Object args) {
        return args.toString().replace("$", "");
    }

    @Actor("ways")
    static class WithWays {
        private final Ways ways;

        WithWays(@Args Ways ways) {
            this.ways = ways;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        String state() {
            return shown(ways);
        }
    }

    @Actor("configured")
    static class Configured {
        private final Ways ways;

        Configured(@Args Ways ways) {
            this.ways = ways;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        String state() {
            return shown(ways);
        }
    }

    @Actor("amounts")
    static class WithAmounts {
        private final Amounts amounts;

        WithAmounts(@Args Amounts amounts) {
            this.amounts = amounts;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        String state() {
            return shown(amounts);
        }
    }

    @Actor("places")
    static class WithPlaces {
        private final Places places;

        WithPlaces(@Args Places places) {
            this.places = places;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        String state() {
            return shown(places);
        }
    }

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        List.of(
                                WithWays.class,
                                Configured.class,
                                WithAmounts.class,
                                WithPlaces.class),
                        "actors.behaviors.configured.args.next=" + THERE,
                        "actors.behaviors.configured.args.all=keyed:shelf/a,keyed:shelf/b",
                        "actors.behaviors.places.args.file=notes.txt");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ways | {'next':'THERE','all':['THERE'],'weights':{'THERE':1}}"
                        + " | Ways[next=THERE, all=[THERE], weights={THERE=1}]",
                "configured | {} | Ways[next=THERE, all=[keyed:shelf/a, keyed:shelf/b],"
                        + " weights=null]",
                "amounts | {} | Amounts[least=Optional.empty, unit=Optional.empty,"
                        + " to=Optional.empty, size=null, pause=null, boxed=null, below=null]",
                "amounts | {'least':3,'unit':'','to':'THERE','size':'2KB','pause':'3s',"
                        + "'boxed':{'value':'1B'},'below':{'given':1}}"
                        + " | Amounts[least=Optional[3], unit=Optional[], to=Optional[THERE],"
                        + " size=2048B, pause=PT3S, boxed=Box[value=1B],"
                        + " below=Below[given=1, maybe=Optional.empty]]",
                "places | {} | Places[file=notes.txt]"
            })
    void areTaken(String behavior, String args, String shown) {
        String body = body(behavior, args);
        Http.Answer answer = http.put("/actors/taken", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        http.awaitState("/actors/taken", '"' + shown.replace("THERE", THERE) + '"');
        assertThat(http.put("/actors/taken", body).status()).as("the same again").isEqualTo(200);
        http.delete("/actors/taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ways | {'next':'nowhere'}",
                "ways | {'next':'actor://x'}",
                "ways | {'all':[null]}",
                "ways | {'weights':{'nowhere':1}}",
                "amounts | {'least':null}",
                "amounts | {'least':'3'}",
                "amounts | {'unit':3}",
                "amounts | {'size':3}",
                "amounts | {'pause':3}",
                "places | {'file':'x'}"
            })
    void areRefusedWhereTheyAreNotOfTheirType(String behavior, String args) {
        http.put("/actors/refused", body(behavior, args)).isProblem(422, "bad-arguments");
    }

    /** The binder remembers what it has read last. */
    @Test
    void tellNoValueOfAnotherArgument() {
        Http.Answer answer =
                http.put("/actors/refused", body("configured", "{'weights':{'nowhere':1}}"));

        assertThat(answer.isProblem(422, "bad-arguments").detail())
                .startsWith("args.weights is not of the type it should have")
                .doesNotContain("shelf", THERE);
    }

    private static String body(String behavior, String args) {
        return "{\"behavior\":\"%s\",\"args\":%s}"
                .formatted(behavior, args.replace('\'', '"').replace("THERE", THERE));
    }

    @Test
    void haveSchemasThatSayWhatIsTaken() {
        assertThat(schema("ways", "next")).contains("\"type\":\"string\"", "reply");
        assertThat(schema("amounts", "least")).startsWith("{\"type\":\"integer\"");
        assertThat(schema("amounts", "unit")).isEqualTo("{\"type\":\"string\"}");
        assertThat(schema("amounts", "size")).contains("\"type\":\"string\"", "KB");
        assertThat(schema("places", "file")).isEqualTo("{\"not\":{}}");
    }

    private static String schema(String behavior, String argument) {
        return http.get("/actors/behaviors")
                .json()
                .path("behaviors")
                .valueStream()
                .filter(each -> each.path("name").asString().equals(behavior))
                .map(each -> each.at("/argsSchema/properties/" + argument))
                .map(JsonNode::toString)
                .findFirst()
                .orElseThrow();
    }
}
