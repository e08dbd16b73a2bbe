package dev.actors.autoconfigure;

import dev.actors.Address;
import dev.actors.spring.ActorBeans;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import java.util.Arrays;
import java.util.List;

/** Says which addresses can be injected, where one is asked for that cannot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NoSuchAddressFailureAnalyzer
        extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final BeanFactory beans;

    NoSuchAddressFailureAnalyzer(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure,
            NoSuchBeanDefinitionException cause,
            @Nullable String description) {
        if (!Address.class.equals(cause.getBeanType())) {
            return null;
        }
        List<String> known =
                beans instanceof ListableBeanFactory all
                        ? Arrays.stream(all.getBeanDefinitionNames())
                                .filter(name -> name.startsWith(ActorBeans.ADDRESS_PREFIX))
                                .map(name -> name.substring(ActorBeans.ADDRESS_PREFIX.length()))
                                .sorted()
                                .toList()
                        : List.of();
        return new FailureAnalysis(
                (description == null ? "A bean" : description)
                        + " required the address of an actor that does not start with the"
                        + " application, or did not say which.",
                "Name one that does with @Qualifier"
                        + (known.isEmpty()
                                ? "; there is none yet"
                                : ": " + String.join(", ", known))
                        + ". An @Actor class does with autostart = true. Take the Node for actors"
                        + " that are spawned later. A test with some of the actors gives the"
                        + " addresses of others as beans with the same @Qualifier.",
                cause);
    }
}
