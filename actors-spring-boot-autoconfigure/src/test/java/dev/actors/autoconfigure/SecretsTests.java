package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the actuator's endpoints show of the cookie and the tokens. */
class SecretsTests {

    private static final String COOKIE = "cookie-of-the-node";
    private static final String TOKEN = "token-of-callers";
    private static final String SHOP = "token-of-the-shop";
    private static final String BANK = "token-of-the-bank";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsSecretsAutoConfiguration.class))
                    .withPropertyValues(
                            "actors.node=" + COOKIE + "@127.0.0.1:4711",
                            "actors.web.base-path=/workers",
                            "actors.web.token=" + TOKEN,
                            "actors.http.peers.shop.url=http://10.0.0.7/actors",
                            "actors.http.peers.shop.token=" + SHOP);

    private final ApplicationContextRunner shown =
            runner.withConfiguration(
                            AutoConfigurations.of(
                                    EnvironmentEndpointAutoConfiguration.class,
                                    ConfigurationPropertiesReportEndpointAutoConfiguration.class))
                    .withPropertyValues(
                            "management.endpoints.web.exposure.include=env,configprops",
                            "management.endpoint.env.show-values=ALWAYS",
                            "management.endpoint.configprops.show-values=ALWAYS");

    private static String environment(ApplicationContext context) {
        return context
                .getBean(EnvironmentEndpoint.class)
                .environment(null)
                .getPropertySources()
                .stream()
                .flatMap(source -> source.getProperties().entrySet().stream())
                .map(entry -> entry.getKey() + "=" + entry.getValue().getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String configuration(ApplicationContext context) {
        return context
                .getBean(ConfigurationPropertiesReportEndpoint.class)
                .configurationProperties()
                .getContexts()
                .values()
                .stream()
                .flatMap(each -> each.getBeans().values().stream())
                .map(bean -> bean.getProperties() + " " + bean.getInputs())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void areNotShownAmongTheValuesThatAre() {
        shown.withInitializer(
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addLast(
                                                new SystemEnvironmentPropertySource(
                                                        "variables",
                                                        Map.of(
                                                                "ACTORS_NODE",
                                                                COOKIE + "@127.0.0.1:4711",
                                                                "ACTORS_WEB_TOKEN",
                                                                TOKEN,
                                                                "ACTORS_HTTP_PEERS_BANK_TOKEN",
                                                                BANK))))
                .run(
                        context -> {
                            for (String text :
                                    List.of(environment(context), configuration(context))) {
                                assertThat(text)
                                        .contains("/workers", "http://10.0.0.7/actors", "******")
                                        .doesNotContain(COOKIE, TOKEN, SHOP, BANK);
                            }
                        });
    }

    @Test
    void hideNothingElse() {
        runner.run(
                context -> {
                    SanitizingFunction function = context.getBean(SanitizingFunction.class);
                    for (String other :
                            List.of("actors.node-name", "my.actors.node", "actors.web.tokens")) {
                        SanitizableData data =
                                new SanitizableData(
                                        new SystemEnvironmentPropertySource("none", Map.of()),
                                        other,
                                        "value");
                        assertThat(function.applyUnlessFiltered(data).getValue())
                                .isEqualTo("value");
                    }
                });
    }

    @Test
    void areHiddenByTheUsersFunctionOfTheName() {
        SanitizingFunction mine = data -> data;
        runner.withBean("actorsSecretsSanitizingFunction", SanitizingFunction.class, () -> mine)
                .run(
                        context ->
                                assertThat(context.getBean(SanitizingFunction.class))
                                        .isSameAs(mine));
    }

    @Test
    void areHiddenBesideTheUsersOtherFunctions() {
        runner.withBean("mine", SanitizingFunction.class, () -> data -> data)
                .run(
                        context ->
                                assertThat(context.getBeansOfType(SanitizingFunction.class))
                                        .containsOnlyKeys(
                                                "mine", "actorsSecretsSanitizingFunction"));
    }

    @Test
    void needNoFunctionWithoutActuator() {
        runner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasSingleBean(Node.class)
                                        .doesNotHaveBean("actorsSecretsSanitizingFunction"));
    }
}
