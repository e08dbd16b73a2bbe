package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.topic.Topics;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The chain of the documentation: viewers read, operators do everything, others nothing. */
class SecurityChainTests {

    private static TestServer server;

    @Configuration(proxyBeanMethods = false)
    static class Users {

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    user("viewer", "VIEWER"), user("operator", "OPERATOR"), user("other", "OTHER"));
        }

        private static org.springframework.security.core.userdetails.UserDetails user(
                String name, String role) {
            return User.withUsername(name).password("{noop}p").roles(role).build();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.withSecurity(List.of(ActorsSecurity.class, Users.class, Payroll.class));
        assertThat(as("operator", "PUT", "/actors/c", "{\"behavior\":\"counter\"}")).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void letsViewersReadOnly() {
        for (String path : List.of("/actors", "/actors/c", "/actors/behaviors")) {
            assertThat(as("viewer", "GET", path, "")).as(path).isEqualTo(200);
        }
        assertThat(as("viewer", "HEAD", "/actors/c", "")).isEqualTo(200);
        assertThat(as("viewer", "PUT", "/actors/d", "{\"behavior\":\"counter\"}")).isEqualTo(403);
        assertThat(as("viewer", "POST", "/actors/c", "{\"type\":\"get\"}")).isEqualTo(403);
        assertThat(as("viewer", "DELETE", "/actors/c", "")).isEqualTo(403);
        assertThat(as("operator", "GET", "/actors/d", "")).isEqualTo(404);
    }

    @Test
    void letsOperatorsDoEverything() {
        assertThat(as("operator", "PUT", "/actors/e", "{\"behavior\":\"counter\"}")).isEqualTo(201);
        assertThat(as("operator", "POST", "/actors/e", "{\"type\":\"get\"}")).isEqualTo(202);
        assertThat(as("operator", "DELETE", "/actors/e", "")).isEqualTo(204);
    }

    @Test
    void letsOthersDoNothing() {
        for (String path : List.of("/actors", "/actors/c", "/actors/topics/t")) {
            assertThat(as("other", "GET", path, "")).isEqualTo(403);
            assertThat(server.http().get(path).status()).isEqualTo(401);
        }
        assertThat(as("other", "PUT", "/actors/d", "{\"behavior\":\"counter\"}")).isEqualTo(403);
    }

    @Test
    void streamsToViewers() {
        try (EventClient stream =
                EventClient.open(server, "t", "Authorization: " + basic("viewer"))) {
            assertThat(stream.status()).isEqualTo(200);
            server.context().getBean(Topics.class).topic("t").publish("event");
            assertThat(stream.next().data()).isEqualTo("\"event\"");
        }
    }

    @Test
    void rulesInPlaceOfTheProtocolsOwnRule() {
        assertThat(
                        server.raw()
                                .get(
                                        "/actors",
                                        "Host: public.example",
                                        "X-Forwarded-For: 203.0.113.9",
                                        "Authorization: " + basic("viewer"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void leavesMethodSecurityToBeansThatUseActors() {
        Payroll payroll = server.context().getBean(Payroll.class);
        login("VIEWER");
        assertThatThrownBy(() -> payroll.count("c")).isInstanceOf(AccessDeniedException.class);
        login("OPERATOR");
        assertThat(payroll.count("c")).isEqualTo(0);
    }

    private static void login(String role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("user", "p", "ROLE_" + role));
    }

    private static int as(String user, String method, String path, String body) {
        HttpRequest.Builder request = server.http().json(method, path, body);
        return server.http().send(request.header("Authorization", basic(user))).status();
    }

    private static String basic(String user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":p").getBytes(StandardCharsets.US_ASCII));
    }
}
