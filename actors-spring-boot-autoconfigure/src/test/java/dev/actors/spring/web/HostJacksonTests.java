package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** The envelope under the host application's settings of Jackson. */
class HostJacksonTests {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        List.of(Purse.class),
                        "spring.jackson.property-naming-strategy=SNAKE_CASE",
                        "spring.jackson.default-property-inclusion=NON_NULL",
                        "spring.jackson.serialization.indent-output=true",
                        "spring.jackson.serialization.wrap-root-value=true",
                        "spring.jackson.deserialization.fail-on-unknown-properties=false",
                        "spring.jackson.deserialization.accept-float-as-int=true",
                        "spring.jackson.deserialization.unwrap-root-value=true",
                        "spring.jackson.mapper.allow-coercion-of-scalars=true");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void keepsTheEnvelopesKeysAndNulls() {
        Http.Answer spawned = server.http().spawn("envelope", "silent");
        assertThat(spawned.status()).as(spawned.text()).isEqualTo(201);
        assertThat(spawned.json().propertyNames())
                .containsExactly(
                        "name",
                        "address",
                        "behavior",
                        "status",
                        "state",
                        "stateAt",
                        "mailbox",
                        "handled",
                        "restarts",
                        "startedAt");
        assertThat(spawned.json().path("state").isNull()).isTrue();
        assertThat(spawned.text()).doesNotContain("\n");
    }

    @Test
    void echoesJsonUnchanged() {
        server.http().spawn("echo", "echo");
        String json = "{\"camelCase\":null,\"a\":[null,{\"bC\":1.10}]}";
        Http.Answer reply = server.http().ask("/actors/echo", json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(json);
    }

    @Actor("purse")
    static class Purse {

        record Contents(@DefaultValue("0") int smallCoins) {}

        record Put(int smallCoins) {}

        record Held(int smallCoins) {}

        private int held;

        Purse(@Args Contents contents) {
            held = contents.smallCoins();
        }

        @Receive
        Held put(Put put) {
            held += put.smallCoins();
            return held();
        }

        @ActorState
        Held held() {
            return new Held(held);
        }
    }

    @Test
    void namesKeysOfMessagesRepliesAndStatesAsTheHostDoesButNotThoseOfArguments() {
        Http http = server.http();
        http.put("/actors/bad", "{\"behavior\":\"purse\",\"args\":{\"small_coins\":2}}")
                .isProblem(422, "bad-arguments");
        JsonNode purse =
                http.get("/actors/behaviors")
                        .json()
                        .path("behaviors")
                        .valueStream()
                        .filter(each -> each.path("name").asString().equals("purse"))
                        .findFirst()
                        .orElseThrow();
        assertThat(purse.path("args").toString()).isEqualTo("{\"smallCoins\":\"int\"}");
        assertThat(purse.path("messages").path(0).path("fields").toString())
                .isEqualTo("{\"small_coins\":\"int\"}");
        Http.Answer spawned =
                http.put("/actors/mine", "{\"behavior\":\"purse\",\"args\":{\"smallCoins\":2}}");
        assertThat(spawned.status()).as(spawned.text()).isEqualTo(201);
        http.ask("/actors/mine", "{\"type\":\"put\",\"smallCoins\":3}")
                .isProblem(422, "bad-message");
        assertThat(http.ask("/actors/mine", "{\"type\":\"put\",\"small_coins\":3}").text())
                .isEqualTo("{\"small_coins\":5}");
        http.awaitState("/actors/mine", "{\"small_coins\":5}");
    }

    @Test
    void staysStrict() {
        server.http().spawn("strict", "counter");
        server.http()
                .post("/actors/strict", "{\"type\":\"add\",\"amount\":1,\"extra\":1}")
                .isProblem(422, "bad-message");
        server.http()
                .post("/actors/strict", "{\"type\":\"add\",\"amount\":1.0}")
                .isProblem(422, "bad-message");
        server.http()
                .post("/actors/strict", "{\"type\":\"add\",\"amount\":\"1\"}")
                .isProblem(422, "bad-message");
        Http.Answer reply = server.http().ask("/actors/strict", "{\"type\":\"get\"}");
        assertThat(reply.text()).isEqualTo("0");
    }

    /** What the host names keys by, in place of Jackson's own annotation. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Called {
        String value();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnAnnotations {

        @Bean
        JsonMapperBuilderCustomizer annotations() {
            return builder -> builder.annotationIntrospector(new Introspector());
        }

        private static final class Introspector extends JacksonAnnotationIntrospector {

            private static final long serialVersionUID = 1L;

            @Override
            public PropertyName findNameForSerialization(MapperConfig<?> config, Annotated on) {
                Called called = on.getAnnotation(Called.class);
                return called == null
                        ? super.findNameForSerialization(config, on)
                        : PropertyName.construct(called.value());
            }

            @Override
            public PropertyName findNameForDeserialization(MapperConfig<?> config, Annotated on) {
                return findNameForSerialization(config, on);
            }
        }
    }

    @Actor("caller")
    static class Caller {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Call(@Called("to-whom") String name) {}

        @Receive
        Call call(Call call) {
            return call;
        }
    }

    @Test
    void readsTheAnnotationsThatTheHostReadsAndStaysStrict() {
        try (TestServer other = TestServer.start(List.of(OwnAnnotations.class, Caller.class))) {
            other.http().spawn("caller", "caller");
            assertThat(
                            other.http()
                                    .ask(
                                            "/actors/caller",
                                            "{\"type\":\"call\",\"to-whom\":\"ann\"}")
                                    .text())
                    .isEqualTo("{\"to-whom\":\"ann\"}");
            other.http()
                    .ask("/actors/caller", "{\"type\":\"call\",\"name\":\"ann\"}")
                    .isProblem(422, "bad-message");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnConverter {

        @Bean
        HttpMessageConverter<Object> converter() {
            return new JacksonJsonHttpMessageConverter(JsonMapper.builder().build());
        }
    }

    @Test
    void keepsItsBodiesWhenTheHostHasAConverterOfItsOwn() {
        try (TestServer other = TestServer.start(List.of(OwnConverter.class))) {
            JsonNode list = other.http().get("/actors").json();
            assertThat(list.path("total").isNumber()).as(list.toString()).isTrue();
        }
    }
}
