package dev.actors.autoconfigure;

import dev.actors.spring.Actor;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;

/** Says how an actor is reached, where an instance of its class is asked for. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ActorInjectionFailureAnalyzer
        extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure,
            NoSuchBeanDefinitionException cause,
            @Nullable String description) {
        Class<?> type = cause.getBeanType();
        if (type == null || !AnnotatedElementUtils.hasAnnotation(type, Actor.class)) {
            return null;
        }
        return new FailureAnalysis(
                (description == null ? "A bean" : description)
                        + " required an instance of the actor class "
                        + type.getName()
                        + ". Only the node has instances of it, one for each actor.",
                "Take an Address and send to it: with @Qualifier and the actor's name where it"
                        + " starts with the application, else from Actors.spawn or Actors.keyed.",
                cause);
    }
}
