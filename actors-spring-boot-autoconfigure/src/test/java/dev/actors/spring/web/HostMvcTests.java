package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import java.util.List;
import java.util.Map;

/** The protocol and the host application's own controllers do not touch each other. */
class HostMvcTests {

    private static TestServer server;

    @RestController
    static class HostController {

        @GetMapping("/actorsX")
        String near() {
            return "host";
        }

        @GetMapping("/fails")
        String fails() {
            throw new IllegalStateException("host failure");
        }

        @GetMapping("/theatre/actors/late")
        DeferredResult<String> late() {
            return new DeferredResult<>(1L, "not today");
        }

        @GetMapping("/plain-number")
        String number(int n) {
            return "n" + n;
        }
    }

    @RestControllerAdvice
    static class HostAdvice {

        @ExceptionHandler(Exception.class)
        ResponseEntity<String> any(Exception e) {
            return ResponseEntity.status(418).body("host advice: " + e.getClass().getSimpleName());
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(HostController.class, HostAdvice.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leavesTheHostsControllersAlone() {
        assertThat(server.http().get("/actorsX").text()).isEqualTo("host");
        assertThat(server.raw().get("/actorsX", "Host: host.example").status()).isEqualTo(200);
    }

    @Test
    void leavesTheHostsRequestsThatRunOutOfTimeToTheHost() {
        assertThat(server.http().get("/theatre/actors/late").text()).isEqualTo("not today");
    }

    @Test
    void leavesTheHostsErrorsToTheHost() {
        assertThat(server.http().get("/fails").text())
                .isEqualTo("host advice: IllegalStateException");
        assertThat(server.http().get("/fails").status()).isEqualTo(418);
        assertThat(server.http().get("/nowhere").text()).startsWith("host advice: NoResourceFound");
        assertThat(server.http().get("/actorsY").text()).startsWith("host advice: NoResourceFound");
        assertThat(server.http().method("DELETE", "/actorsX").text())
                .startsWith("host advice: HttpRequestMethodNotSupported");
    }

    @Test
    void keepsItsOwnErrorsWhenTheHostAdvisesOnEveryException() {
        server.http().get("/actors/nobody").isProblem(404, "no-such-actor");
        server.http().post("/actors", "{}").isProblem(405, "method-not-allowed");
        server.http().get("/actors/a/b").isProblem(404, "not-found");
        server.http().spawn("behaviors", "counter").isProblem(422, "name-not-allowed");
    }

    /** A wrapper around every body, as many applications have one. */
    @RestControllerAdvice
    static class Wrapper implements ResponseBodyAdvice<Object> {

        @Override
        public boolean supports(
                MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter type,
                MediaType media,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return body instanceof String ? body : Map.of("wrapped", String.valueOf(body));
        }
    }

    @Test
    void keepsItsBodiesWhenTheHostWrapsEveryBody() {
        try (TestServer wrapping = TestServer.start(List.of(Wrapper.class))) {
            Http.Answer list = wrapping.http().get("/actors");
            assertThat(list.status()).as(list.text()).isEqualTo(200);
            assertThat(list.json().path("total").isNumber()).as(list.text()).isTrue();
            assertThat(wrapping.http().spawn("c", "counter").status()).isEqualTo(201);
            wrapping.http().awaitState("/actors/c", "0");
        }
    }
}
