package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.spring.insight.HandlingTimes;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.insight.Watch;
import dev.actors.spring.web.DashboardSettings;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import tools.jackson.databind.json.JsonMapper;

/** When there is a dashboard. */
class DashboardConditionsTests {

    private static final AutoConfigurations ALL =
            AutoConfigurations.of(
                    ActorsAutoConfiguration.class,
                    ActorsMetricsAutoConfiguration.class,
                    ActorsWebAutoConfiguration.class,
                    ActorsDashboardAutoConfiguration.class);

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner().withConfiguration(ALL);

    @Test
    void isThereWhereTheProtocolIsAndOnlyReads() {
        runner.run(
                context ->
                        assertThat(context)
                                .hasNotFailed()
                                .hasSingleBean(Watch.class)
                                .hasSingleBean(NodeModel.class)
                                .getBean(DashboardSettings.class)
                                .isEqualTo(new DashboardSettings(false)));
    }

    @Test
    void actsWhereItIsAllowedTo() {
        runner.withPropertyValues("actors.dashboard.allow-actions=true")
                .run(
                        context ->
                                assertThat(context.getBean(DashboardSettings.class).allowActions())
                                        .isTrue());
    }

    @Test
    void isNotThereWithoutTheProtocolOrWhenDisabled() {
        runner.withPropertyValues("actors.dashboard.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Watch.class));
        runner.withPropertyValues("actors.web.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Watch.class));
        runner.withClassLoader(new FilteredClassLoader(JsonMapper.class))
                .run(context -> assertThat(context).doesNotHaveBean(Watch.class));
        new ApplicationContextRunner()
                .withConfiguration(ALL)
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasSingleBean(NodeModel.class)
                                        .doesNotHaveBean(Watch.class));
    }

    @Test
    void backsOffFromTheUsersModelAndSettings() {
        runner.withBean("mine", DashboardSettings.class, () -> new DashboardSettings(true))
                .run(context -> assertThat(context).hasSingleBean(DashboardSettings.class));
    }

    @Test
    void hasAModelOfItsOwnInEachContextThatShowsAParentsNode() {
        new ApplicationContextRunner()
                .withConfiguration(ALL)
                .run(
                        parent -> {
                            WebApplicationContextRunner child = runner.withParent(parent);
                            child.run(
                                    one ->
                                            child.run(
                                                    other -> {
                                                        NodeModel model =
                                                                one.getBean(NodeModel.class);
                                                        assertThat(other.getBean(NodeModel.class))
                                                                .isNotSameAs(model);
                                                        assertThat(model.node())
                                                                .isSameAs(
                                                                        parent.getBean(Node.class));
                                                    }));
                        });
    }

    @Test
    void knowsHandlingTimesWhereTheyAreMeasured() {
        runner.run(context -> assertThat(context).hasSingleBean(HandlingTimes.class));
        runner.withPropertyValues("actors.metrics.timers=false")
                .run(
                        context -> {
                            assertThat(context).doesNotHaveBean(HandlingTimes.class);
                            assertThat(context.getBean(NodeModel.class).isTimed()).isFalse();
                        });
    }
}
