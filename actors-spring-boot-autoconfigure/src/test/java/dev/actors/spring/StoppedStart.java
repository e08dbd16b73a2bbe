package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The start of an application with an actor class in which there is a mistake. */
final class StoppedStart {

    private StoppedStart() {}

    /** The start fails, and these words are said of the class. */
    static void assertSays(Class<?> actor, String mistake, String action) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                ActorsAutoConfiguration.class,
                                PropertyPlaceholderAutoConfiguration.class))
                .withBean(actor)
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(Analyses.of(context.getStartupFailure()))
                                    .satisfies(
                                            analysis -> {
                                                assertThat(analysis.getDescription())
                                                        .isEqualTo(
                                                                "The actor class %s %s",
                                                                actor.getName(), mistake);
                                                assertThat(analysis.getAction()).isEqualTo(action);
                                            });
                        });
    }
}
