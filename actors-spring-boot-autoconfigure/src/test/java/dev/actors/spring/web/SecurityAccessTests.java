package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import java.util.List;

/** Where a chain of Spring Security matches, it decides; elsewhere the protocol's own rule does. */
class SecurityAccessTests {

    @Configuration(proxyBeanMethods = false)
    static class PermitAll {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.securityMatcher("/actors/**")
                    .csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Basic {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Elsewhere {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.securityMatcher("/elsewhere/**")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }

    @Test
    void letsAChainThatPermitsAllAdmitEveryone() {
        try (TestServer server = TestServer.withSecurity(List.of(PermitAll.class))) {
            assertThat(server.raw().get("/actors", "Host: elsewhere.example").status())
                    .isEqualTo(200);
            assertThat(server.http().spawn("c", "counter").status()).isEqualTo(201);
            assertThat(server.http().ask("/actors/c", "{\"type\":\"get\"}").text()).isEqualTo("0");
        }
    }

    @Test
    void letsAChainRefuseAndAdmit() {
        try (TestServer server =
                TestServer.withSecurity(
                        List.of(Basic.class),
                        "spring.security.user.name=u",
                        "spring.security.user.password=p",
                        "actors.web.token=unused")) {
            assertThat(server.http().get("/actors").status()).isEqualTo(401);
            String user = "Basic dTpw";
            assertThat(server.http().get("/actors", "Authorization", user).status()).isEqualTo(200);
            Http.Answer spawned =
                    server.http()
                            .send(
                                    server.http()
                                            .json(
                                                    "PUT",
                                                    "/actors/c",
                                                    "{\"behavior\":\"counter\"}",
                                                    "Authorization",
                                                    user));
            assertThat(spawned.status()).as(spawned.text()).isEqualTo(201);
        }
    }

    @Test
    void keepsItsOwnRuleWhenNoChainMatches() {
        try (TestServer server = TestServer.withSecurity(List.of(Elsewhere.class))) {
            assertThat(server.http().get("/actors").status()).isEqualTo(200);
            assertThat(server.raw().get("/actors", "Host: elsewhere.example").status())
                    .isEqualTo(403);
            assertThat(
                            server.raw()
                                    .get("/actors", "Host: localhost", "X-Forwarded-For: 127.0.0.1")
                                    .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void keepsItsOwnRuleWhenAChainIsThereButNotInstalled() {
        try (TestServer server = TestServer.start(List.of(Uninstalled.class))) {
            assertThat(server.raw().get("/actors", "Host: elsewhere.example").status())
                    .isEqualTo(403);
        }
    }

    /**
     * A chain that no filter proxy runs, as where Boot's security auto-configuration is excluded.
     */
    @Configuration(proxyBeanMethods = false)
    static class Uninstalled {

        @Bean
        SecurityFilterChain chain() {
            return new org.springframework.security.web.DefaultSecurityFilterChain(request -> true);
        }
    }
}
