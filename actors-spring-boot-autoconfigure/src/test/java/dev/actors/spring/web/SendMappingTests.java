package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The short way of a POST answers as the long one does, behind the same rule. */
class SendMappingTests {

    /** Is accepted as well as none, and goes the long way. */
    private static final String[] LONG_WAY = {"Accept", "application/json;q=0.9"};

    private static TestServer server;
    private static Http http;

    @Configuration(proxyBeanMethods = false)
    static class WithoutFilter {

        @Bean
        static BeanPostProcessor disableFilter() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (bean instanceof FilterRegistrationBean<?> registration
                            && name.equals("actorsAccessFilter")) {
                        registration.setEnabled(false);
                    }
                    return bean;
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
        http.spawn("count", "counter");
        http.spawn("echo", "echo");
        http.spawn("full", "stuck");
        for (int i = 0; i < 2; i++) {
            assertThat(http.post("/actors/full", "{}").status()).isEqualTo(202);
        }
    }

    @AfterAll
    static void stop() {
        http.delete("/actors/full");
        server.close();
    }

    private static MockHttpServletRequest request(String method, String path, String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    private static @Nullable Object handler(MockHttpServletRequest request) throws Exception {
        return server.context().getBean(SendMapping.class).getHandler(request);
    }

    @Test
    void takesAMessageThatNobodyWaitsFor() throws Exception {
        assertThat(handler(request("POST", "/actors/count", "Content-Type", "application/json")))
                .isNotNull();
        assertThat(
                        handler(
                                request(
                                        "POST",
                                        "/actors/count",
                                        "Content-Type",
                                        "application/json",
                                        "Accept",
                                        "*/*",
                                        "Prefer",
                                        "respond-async")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /actors/count,       Accept,       */*",
        "POST,   /actors/count/more,  Accept,       */*",
        "POST,   /actors,             Accept,       */*",
        "POST,   /other/count,        Accept,       */*",
        "POST,   /actors/count,       Accept,       text/html",
        "POST,   /actors/count,       Accept,       'text/html, */*'",
        "POST,   /actors/count,       Prefer,       wait=1",
        "POST,   /actors/count,       Prefer,       'respond-async, wait=1'"
    })
    void leavesOtherRequestsToTheControllers(String method, String path, String name, String value)
            throws Exception {
        assertThat(handler(request(method, path, "Content-Type", "application/json", name, value)))
                .isNull();
    }

    @Test
    void leavesOtherKindsOfBodyToTheControllers() throws Exception {
        assertThat(handler(request("POST", "/actors/count"))).isNull();
        assertThat(handler(request("POST", "/actors/count", "Content-Type", "text/plain")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "202 | /actors/count       | {\"type\":\"add\",\"amount\":1}",
                "202 | /actors/co%75nt     | {\"type\":\"add\",\"amount\":1}",
                "202 | /actors/echo        | [1, 2]",
                "400 | /actors/count       | {\"type\":",
                "400 | /actors/count       | {\"type\":\"add\",\"type\":\"add\"}",
                "422 | /actors/count       | {\"type\":\"add\",\"amount\":\"5\"}",
                "422 | /actors/count       | {\"type\":\"subtract\"}",
                "404 | /actors/nobody      | {}",
                "404 | /actors/behaviors   | {}",
                "503 | /actors/full        | {}"
            })
    void answersTheSameOnEitherWay(int status, String path, String body) {
        Http.Answer plain = http.post(path, body);
        Http.Answer other = http.post(path, body, LONG_WAY);
        assertThat(plain.status()).as(plain.text()).isEqualTo(status);
        assertThat(other.status()).isEqualTo(status);
        assertThat(plain.text()).isEqualTo(other.text());
        for (String header : List.of("Content-Type", "Content-Length", "Retry-After", "Allow")) {
            assertThat(plain.header(header)).as(header).isEqualTo(other.header(header));
        }
    }

    @Test
    void namesTheResourceForMetricsAndTraces() throws Exception {
        MockHttpServletRequest request = request("POST", "/actors/count");
        request.setContentType("application/json");
        ServerRequestObservationContext observed =
                new ServerRequestObservationContext(request, new MockHttpServletResponse());
        request.setAttribute(
                ServerHttpObservationFilter.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE, observed);
        assertThat(handler(request)).isNotNull();
        assertThat(observed.getPathPattern()).isEqualTo("/actors/{name}");
        assertThat(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .isEqualTo("/actors/{name}");
    }

    @Test
    void isNotReachedByAnotherHostsNameWhenNoFilterIsThere() {
        try (TestServer open = TestServer.start(List.of(WithoutFilter.class))) {
            open.http().spawn("count", "counter");
            String body = "{\"type\":\"add\",\"amount\":1}";
            String request =
                    """
                    POST /actors/count HTTP/1.1
                    Host: evil.example
                    Content-Type: application/json
                    Connection: close
                    Content-Length: %d

                    %s\
                    """
                            .formatted(body.length(), body)
                            .replace("\n", "\r\n");
            RawHttp.Answer refused = open.raw().send(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(open.http().ask("/actors/count", "{\"type\":\"get\"}").text())
                    .isEqualTo("0");
        }
    }
}
