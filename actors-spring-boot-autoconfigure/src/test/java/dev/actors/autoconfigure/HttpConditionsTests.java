package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.web.HttpActors;
import dev.actors.spring.web.HttpSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.RestClient;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;

@ExtendWith(OutputCaptureExtension.class)
class HttpConditionsTests {

    private static final String TOKEN = "t0ken-Of-A.peer";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsHttpAutoConfiguration.class));

    @Test
    void hasPeersByTheirProperties(CapturedOutput output) {
        runner.withPropertyValues(
                        "actors.http.peers.shop.url=http://10.0.0.7:8080/actors",
                        "actors.http.peers.shop.token=" + TOKEN,
                        "actors.http.poll-interval=5s",
                        "debug=true")
                .run(
                        context -> {
                            assertThat(context).hasSingleBean(HttpActors.class);
                            HttpSettings settings = context.getBean(HttpSettings.class);
                            assertThat(settings.peers())
                                    .containsExactly(
                                            new HttpSettings.Peer(
                                                    "shop", "http://10.0.0.7:8080/actors", TOKEN));
                            assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(5));
                            assertThat(settings.toString()).doesNotContain(TOKEN);
                            assertThat(
                                            context.getBean(ActorsProperties.class)
                                                    .getHttp()
                                                    .getPeers()
                                                    .toString())
                                    .doesNotContain(TOKEN);
                        });
        assertThat(output.getAll()).doesNotContain(TOKEN);
    }

    @Test
    void opensTheWayAtTheStartOnlyWherePeersAreKnown() {
        runner.run(
                context ->
                        assertThat(context.getBeanFactory().containsSingleton("httpActors"))
                                .isFalse());
        runner.withPropertyValues("actors.http.peers.shop.url=http://10.0.0.7:8080/actors")
                .run(
                        context ->
                                assertThat(context.getBeanFactory().containsSingleton("httpActors"))
                                        .isTrue());
    }

    @Test
    void repeatsNoTokenThatCannotBeOne() {
        runner.withPropertyValues(
                        "actors.http.peers.shop.url=http://10.0.0.7:8080/actors",
                        "actors.http.peers.shop.token=sec ret")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("actors.http.peers.shop.token")
                                        .hasMessageNotContaining("sec ret"));
    }

    @Test
    void isAbsentWhenItIsDisabledOrItsClassesAreMissing() {
        runner.withPropertyValues("actors.http.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HttpActors.class));
        for (Class<?> missing : List.of(RestClient.class, JsonMapper.class)) {
            runner.withClassLoader(new FilteredClassLoader(missing))
                    .run(
                            context ->
                                    assertThat(context)
                                            .hasNotFailed()
                                            .doesNotHaveBean(HttpActors.class));
        }
    }

    @Test
    void backsOffToTheApplicationsSettings() {
        HttpSettings own =
                new HttpSettings(
                        List.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        1,
                        1);
        runner.withBean(HttpSettings.class, () -> own)
                .run(context -> assertThat(context.getBean(HttpSettings.class)).isSameAs(own));
    }
}
