package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import java.time.Duration;
import java.util.List;

/** However the host application has Spring MVC match paths, no controller is reached unchecked. */
class HostPathsAccessTests {

    private static final String TOKEN = "actors.web.token=let-me-in";
    private static final WebSettings.Topics TOPICS =
            new WebSettings.Topics(1, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

    @Configuration(proxyBeanMethods = false)
    static class PrefixedControllers {

        @Bean
        WebMvcConfigurer prefix() {
            return new WebMvcConfigurer() {
                @Override
                public void configurePathMatch(PathMatchConfigurer configurer) {
                    configurer.addPathPrefix(
                            "/api", HandlerTypePredicate.forAnnotation(RestController.class));
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AnyCase {

        @Bean
        WebMvcConfigurer anyCase() {
            return new WebMvcConfigurer() {
                @Override
                public void configurePathMatch(PathMatchConfigurer configurer) {
                    PathPatternParser parser = new PathPatternParser();
                    parser.setCaseSensitive(false);
                    configurer.setPatternParser(parser);
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSettings {

        @Bean
        WebSettings settings() {
            return new WebSettings(
                    "/own", "let-me-in", List.of(), Duration.ofSeconds(1), 1_000, false, TOPICS);
        }
    }

    @Test
    void checksAccessWhenTheHostPutsAPrefixBeforeItsControllers() {
        try (TestServer server = TestServer.start(List.of(PrefixedControllers.class), TOKEN)) {
            assertNotReached(server, "/api/actors");
            assertNotReached(server, "/api/actors/behaviors");
            assertNotReached(server, "/actors");
        }
    }

    @Test
    void checksAccessWhenTheHostMatchesPathsInAnyCase() {
        try (TestServer server = TestServer.start(List.of(AnyCase.class), TOKEN)) {
            assertNotReached(server, "/ACTORS");
            assertNotReached(server, "/Actors/behaviors");
        }
    }

    @Test
    void checksAccessWhenTheSettingsAreABeanOfTheHost() {
        try (TestServer server = TestServer.start(List.of(OwnSettings.class))) {
            assertNotReached(server, "/own");
            assertNotReached(server, "/actors");
        }
    }

    @Test
    void checksAccessWhenTheHostMatchesPathsByAntPatterns() {
        try (TestServer server =
                TestServer.start(
                        TOKEN, "spring.mvc.pathmatch.matching-strategy=ant_path_matcher")) {
            for (String path :
                    List.of(
                            "//actors",
                            "/actors//behaviors",
                            "//actors/behaviors",
                            "/x/../actors",
                            "/actors;x=y/behaviors",
                            "/%61ctors",
                            "/actors/")) {
                assertNotReached(server, path);
            }
        }
    }

    private static void assertNotReached(TestServer server, String path) {
        RawHttp.Answer answer = server.raw().get(path, "Host: localhost:" + server.port());
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(400, 401, 404);
        assertThat(answer.body()).doesNotContain("\"total\"", "anyJson");
    }
}
