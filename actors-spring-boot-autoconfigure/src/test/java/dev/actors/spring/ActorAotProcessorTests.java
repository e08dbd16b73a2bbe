package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.ReflectionHintsPredicates;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.javapoet.ClassName;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class ActorAotProcessorTests {

    private static final ReflectionHintsPredicates REFLECTION = RuntimeHintsPredicates.reflection();

    @Actor("parcel-counter")
    static class ParcelCounter {
        record Start(int parcels, Shelf shelf) {}

        record Shelf(String name) {}

        sealed interface Command {}

        record Add(List<Parcel> parcels) implements Command {}

        record Parcel(int grams) {}

        ParcelCounter(@Args Start start) {}

        record Count() implements Command {}

        record Heaviest(Parcel parcel) {}

        record Seen(int parcels) {}

        @Receive
        void on(Command command) {}

        @Receive
        CompletionStage<List<Heaviest>> count(Count count) {
            return CompletableFuture.completedStage(List.of());
        }

        @ActorState
        Optional<Seen> seen() {
            return Optional.empty();
        }
    }

    @Actor("mistaken")
    static class Mistaken {}

    @Test
    void isFoundAheadOfTime() {
        assertThat(
                        AotServices.factories()
                                .load(BeanFactoryInitializationAotProcessor.class)
                                .asList())
                .hasAtLeastOneElementOfType(ActorAotProcessor.class);
    }

    @Test
    void hintsAtTheActorAndAtWhatIsReadAndWrittenAsJson() {
        RuntimeHints hints = hints(ParcelCounter.class);

        assertThat(
                        REFLECTION
                                .onType(ParcelCounter.class)
                                .withMemberCategories(
                                        MemberCategory.ACCESS_DECLARED_FIELDS,
                                        MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
                                        MemberCategory.INVOKE_DECLARED_METHODS))
                .accepts(hints);
        for (Class<?> bound :
                List.of(
                        ParcelCounter.Start.class,
                        ParcelCounter.Shelf.class,
                        ParcelCounter.Add.class,
                        ParcelCounter.Parcel.class,
                        ParcelCounter.Heaviest.class,
                        ParcelCounter.Seen.class)) {
            assertThat(
                            REFLECTION
                                    .onType(bound)
                                    .withMemberCategory(
                                            MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                    .as(bound.getName())
                    .accepts(hints);
        }
    }

    @Test
    void addsNothingWithoutActors() {
        assertThat(contribution(String.class)).isNull();
    }

    @Test
    void refusesAMistakenActor() {
        assertThatThrownBy(() -> contribution(Mistaken.class))
                .isInstanceOf(InvalidActorException.class)
                .hasMessageContaining("Mistaken");
    }

    private static RuntimeHints hints(Class<?> bean) {
        DefaultGenerationContext generation =
                new DefaultGenerationContext(
                        new ClassNameGenerator(ClassName.get(ActorAotProcessorTests.class)),
                        new InMemoryGeneratedFiles());
        BeanFactoryInitializationAotContribution contribution = contribution(bean);
        assertThat(contribution).isNotNull();
        contribution.applyTo(generation, mock(BeanFactoryInitializationCode.class));
        return generation.getRuntimeHints();
    }

    private static @Nullable BeanFactoryInitializationAotContribution contribution(Class<?> bean) {
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext()) {
            context.register(bean);
            return new ActorAotProcessor().processAheadOfTime(context.getBeanFactory());
        }
    }
}
