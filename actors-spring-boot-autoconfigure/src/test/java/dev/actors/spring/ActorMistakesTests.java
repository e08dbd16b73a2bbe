package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.stream.Stream;

/** Each mistake in an actor class fails the start, and the analysis says where and what to do. */
class ActorMistakesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(MistakenActors.TwoHandlers.class, "Note"),
                Arguments.of(MistakenActors.NoHandler.class, "@Receive"),
                Arguments.of(MistakenActors.TwoStyles.class, "ProcessFunction"),
                Arguments.of(MistakenActors.MixedStyles.class, "Choose one"),
                Arguments.of(MistakenActors.NoParameter.class, "one"),
                Arguments.of(MistakenActors.WrongParameters.class, "ActorContext"),
                Arguments.of(MistakenActors.ContextOnly.class, "ActorContext"),
                Arguments.of(MistakenActors.StaticHandler.class, "static"),
                Arguments.of(MistakenActors.TwoArgs.class, "one record"),
                Arguments.of(MistakenActors.ArgsNoRecord.class, "record"),
                Arguments.of(MistakenActors.ArgsNotShareable.class, "MessageCopier"),
                Arguments.of(MistakenActors.ArgsWithArray.class, "array"),
                Arguments.of(MistakenActors.TwoConstructors.class, "@Autowired"),
                Arguments.of(MistakenActors.BadName.class, "lower-case"),
                Arguments.of(MistakenActors.OneNameForTwoMessages.class, "@Message"),
                Arguments.of(MistakenActors.ComponentNamedType.class, "type"),
                Arguments.of(MistakenActors.TwoStates.class, "@ActorState"),
                Arguments.of(MistakenActors.StateWithParameter.class, "@ActorState"),
                Arguments.of(MistakenActors.StateOfNothing.class, "@ActorState"),
                Arguments.of(MistakenActors.Abstract.class, "not abstract"),
                Arguments.of(MistakenActors.AnEnum.class, "a class of its own"),
                Arguments.of(MistakenActors.Inner.class, "static"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void failsTheStartAndSaysWhatToDo(Class<?> actor, String remedy) {
        runner.withBean(actor)
                .run(context -> assertAnalysed(context.getStartupFailure(), actor, remedy));
    }

    @Actor("same")
    static class First {
        @Receive
        void one(MistakenActors.Note note) {}
    }

    @Actor("same")
    static class Second {
        @Receive
        void one(MistakenActors.Note note) {}
    }

    @Test
    void failsTheStartWhenTwoBehaviorsHaveOneName() {
        runner.withBean("a", First.class)
                .withBean("b", Second.class)
                .run(
                        context -> {
                            assertAnalysed(context.getStartupFailure(), Second.class, "@Actor");
                            assertAnalysed(context.getStartupFailure(), First.class, "@Actor");
                        });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class AsyncAdvice {}

    @Actor("advised")
    static class Advised {
        @Async
        @Receive
        public void one(MistakenActors.Note note) {}
    }

    @Test
    void failsTheStartWhenAnActorWouldBeProxied() {
        runner.withUserConfiguration(AsyncAdvice.class, Advised.class)
                .run(context -> assertAnalysed(context.getStartupFailure(), Advised.class, "bean"));
    }

    @Actor
    @Retention(RetentionPolicy.RUNTIME)
    @interface Service {}

    @Service
    static class Composed {
        @Receive
        void one(MistakenActors.Note note) {}
    }

    @Actor("parent")
    static class Parent {
        @Receive
        void one(MistakenActors.Note note) {}
    }

    static class Child extends Parent {}

    @Test
    void doesNotFailWithoutAWordWhenTheAnnotationIsNotOnTheClassItself() {
        for (Class<?> actor : List.of(Composed.class, Child.class)) {
            runner.withBean(actor)
                    .run(
                            context -> {
                                if (context.getStartupFailure() != null) {
                                    assertAnalysed(context.getStartupFailure(), actor, "@Actor");
                                }
                            });
        }
    }

    private static void assertAnalysed(Throwable failure, Class<?> actor, String remedy) {
        assertThat(failure).as("start-up failure for %s", actor.getSimpleName()).isNotNull();
        FailureAnalysis analysis = Analyses.of(failure);
        assertThat(analysis).as("analysis of %s", failure).isNotNull();
        assertThat(analysis.getDescription()).contains(actor.getName());
        assertThat(analysis.getAction()).isNotBlank();
        assertThat(analysis.getDescription() + " " + analysis.getAction()).contains(remedy);
    }
}
