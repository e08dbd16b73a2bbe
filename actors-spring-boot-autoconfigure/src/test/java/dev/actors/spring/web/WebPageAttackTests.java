package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a page of somebody else's can do that a browser on this machine has open. */
class WebPageAttackTests {

    private static TestServer server;
    private static String host;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        List.of(PermissiveHost.class),
                        "spring.mvc.hiddenmethod.filter.enabled=true");
        host = "Host: localhost:" + server.port();
        assertThat(server.http().spawn("victim", "counter").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A host application whose own resources are open to pages of every origin. */
    @Configuration(proxyBeanMethods = false)
    static class PermissiveHost {

        @Bean
        FilterRegistrationBean<CorsFilter> cors() {
            CorsConfiguration everything = new CorsConfiguration();
            everything.addAllowedOrigin("*");
            everything.addAllowedMethod("*");
            everything.addAllowedHeader("*");
            UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
            source.registerCorsConfiguration("/**", everything);
            FilterRegistrationBean<CorsFilter> filter =
                    new FilterRegistrationBean<>(new CorsFilter(source));
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }

        @Bean
        WebMvcConfigurer mappings() {
            return new WebMvcConfigurer() {
                @Override
                public void addCorsMappings(CorsRegistry registry) {
                    registry.addMapping("/**").allowedOrigins("*").allowedMethods("*");
                }
            };
        }
    }

    @AfterEach
    void nothingHasHappened() {
        Http.Answer victim = server.http().get("/actors/victim");
        assertThat(victim.status()).isEqualTo(200);
        assertThat(victim.json().path("handled").asInt()).isZero();
        assertThat(server.http().names()).containsExactly("victim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST", "GET"})
    void grantsNoPreflight(String method) {
        try (TestServer plain = TestServer.start()) {
            RawHttp.Answer answer =
                    plain.raw()
                            .request(
                                    "OPTIONS",
                                    "HTTP/1.1",
                                    "/actors/victim",
                                    "Host: localhost:" + plain.port(),
                                    "Origin: http://evil.example",
                                    "Access-Control-Request-Method: " + method,
                                    "Access-Control-Request-Headers: content-type");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(String.join("\n", answer.headers()).toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("access-control-allow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST", "GET"})
    void refusesTheRequestBehindAPreflightThatTheHostApplicationGrants(String method) {
        RawHttp.Answer answer =
                server.raw()
                        .request(
                                method,
                                "HTTP/1.1",
                                "/actors/victim",
                                host,
                                "Origin: http://evil.example",
                                "Content-Type: application/json",
                                "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("counter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: text/plain",
                "Content-Type: text/plain; charset=application/json",
                "Content-Type: multipart/form-data; boundary=x",
                "X-No-Content-Type: 1"
            })
    void takesNoFormPost(String contentType) {
        String body = "{\"type\":\"add\",\"amount\":1}";
        assertThat(post("/actors/victim", body, contentType, "Origin: http://evil.example"))
                .isEqualTo(403);
        assertThat(post("/actors/victim", body, contentType, "Origin: null")).isEqualTo(403);
        assertThat(post("/actors/victim", body, contentType)).isEqualTo(415);
    }

    @Test
    void takesNoMethodInDisguise() {
        String form = "Content-Type: application/x-www-form-urlencoded";
        assertThat(post("/actors/victim", "_method=DELETE", form)).isEqualTo(400);
        assertThat(post("/actors/victim?_method=delete", "", form)).isEqualTo(400);
        assertThat(post("/actors/new?_method=put", "", form)).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "Cross-Site", "", "unheard-of"})
    void refusesWhatTheBrowserSaysIsAnotherSites(String site) {
        for (String path : List.of("/actors/victim", "/actors/topics/t", "/actors")) {
            RawHttp.Answer answer = server.raw().get(path, host, "Sec-Fetch-Site: " + site);
            assertThat(answer.status()).as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void admitsWhatTheBrowserSaysIsItsUsersOwn(String site) {
        assertThat(server.raw().get("/actors/victim", host, "Sec-Fetch-Site: " + site).status())
                .isEqualTo(200);
    }

    /** The page's host resolves to its own server first, and to this machine then. */
    @ParameterizedTest
    @ValueSource(
            strings = {"rebind.example", "localhost.rebind.example", "127.0.0.1.rebind.example"})
    void refusesAHostThatWasReboundToThisMachine(String name) {
        String rebound = "Host: " + name + ":" + server.port();
        assertThat(server.raw().get("/actors/victim", rebound).status()).isEqualTo(403);
        assertThat(
                        server.raw()
                                .get(
                                        "/actors/victim",
                                        rebound,
                                        "Origin: http://" + name + ":" + server.port(),
                                        "Sec-Fetch-Site: same-origin")
                                .status())
                .isEqualTo(403);
    }

    private static int post(String path, String body, String... headers) {
        String head =
                "POST "
                        + path
                        + " HTTP/1.1\r\n"
                        + host
                        + "\r\n"
                        + String.join("\r\n", headers)
                        + "\r\nConnection: close\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return server.raw().send((head + body).getBytes(StandardCharsets.US_ASCII)).status();
    }
}
