package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.spring.actuate.ActorsEndpoint;
import dev.actors.spring.actuate.ActorsHealthIndicator;
import dev.actors.spring.actuate.RecentTroubles;
import dev.actors.spring.insight.NodeModel;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** When there are an endpoint and a health contributor. */
class ActuatorConditionsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsEndpointAutoConfiguration.class,
                                    ActorsHealthAutoConfiguration.class));

    private final ApplicationContextRunner exposed =
            runner.withPropertyValues("management.endpoints.web.exposure.include=actors");

    @Test
    void hasTheEndpointWhereItIsExposed() {
        exposed.run(context -> assertThat(context).hasSingleBean(ActorsEndpoint.class));
        runner.run(context -> assertThat(context).doesNotHaveBean(ActorsEndpoint.class));
    }

    @Test
    void hasNoEndpointWithoutAccess() {
        exposed.withPropertyValues("management.endpoint.actors.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(ActorsEndpoint.class));
    }

    @Test
    void hasNoEndpointWithoutActuator() {
        exposed.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasSingleBean(Node.class)
                                        .doesNotHaveBean(ActorsEndpoint.class));
    }

    @Test
    void backsOffFromTheUsersEndpoint() {
        ActorsEndpoint mine =
                new ActorsEndpoint(new NodeModel(() -> Node.builder("c@h:1").build(), _ -> null));
        exposed.withBean("mine", ActorsEndpoint.class, () -> mine)
                .run(context -> assertThat(context.getBean(ActorsEndpoint.class)).isSameAs(mine));
    }

    @Test
    void hasTheHealthContributorWhichHearsOfTheNode() {
        runner.run(
                context -> {
                    assertThat(context).hasSingleBean(ActorsHealthIndicator.class);
                    assertThat(context.getBean(ActorsHealthIndicator.class).health().getDetails())
                            .containsEntry("node", context.getBean(Node.class).name());
                });
    }

    @Test
    void hasNoHealthContributorWithoutHealthOrWhenItIsDisabled() {
        runner.withClassLoader(new FilteredClassLoader(Health.class))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasSingleBean(Node.class)
                                        .doesNotHaveBean("actorsHealthIndicator"));
        runner.withPropertyValues("management.health.actors.enabled=false")
                .run(
                        context ->
                                assertThat(context)
                                        .doesNotHaveBean(ActorsHealthIndicator.class)
                                        .doesNotHaveBean(RecentTroubles.class));
    }

    @Test
    void backsOffFromTheUsersHealthContributor() {
        HealthIndicator mine = () -> Health.down().build();
        runner.withBean("actorsHealthIndicator", HealthIndicator.class, () -> mine)
                .run(
                        context ->
                                assertThat(context)
                                        .doesNotHaveBean(ActorsHealthIndicator.class)
                                        .doesNotHaveBean(RecentTroubles.class));
    }
}
