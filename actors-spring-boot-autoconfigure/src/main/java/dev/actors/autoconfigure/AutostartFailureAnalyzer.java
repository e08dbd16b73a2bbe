package dev.actors.autoconfigure;

import dev.actors.spring.AutostartException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which actor did not start with the application, where it failed, and what to do about it. A
 * bean that is missing is left to Boot's own analyzer.
 */
final class AutostartFailureAnalyzer extends AbstractFailureAnalyzer<AutostartException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, AutostartException cause) {
        return findCause(cause, NoSuchBeanDefinitionException.class) == null
                ? new FailureAnalysis(cause.getMessage(), cause.action(), cause)
                : null;
    }
}
