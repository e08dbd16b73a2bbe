package dev.actors.test;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What {@link SeededActors} does: a run per seed, until one fails. */
final class SeedsProvider implements TestTemplateInvocationContextProvider {

    private static final String PROPERTY = "actors.seed";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), SeededActors.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
            ExtensionContext context) {
        SeededActors settings =
                AnnotationSupport.findAnnotation(context.getTestMethod(), SeededActors.class)
                        .orElseThrow();
        Tolerance tolerance = new Tolerance(settings.leaks(), settings.deadLetters());
        AtomicBoolean failed = new AtomicBoolean();
        return seeds(settings, context)
                .takeWhile(_ -> !failed.get())
                .mapToObj(seed -> new SeededRun(seed, tolerance, () -> failed.set(true)));
    }

    private static LongStream seeds(SeededActors settings, ExtensionContext context) {
        return context.getConfigurationParameter(PROPERTY, Long::valueOf)
                .map(LongStream::of)
                .orElseGet(
                        () ->
                                settings.seed().length > 0
                                        ? LongStream.of(settings.seed())
                                        : LongStream.rangeClosed(1, settings.seeds()));
    }
}
