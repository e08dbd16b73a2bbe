package dev.actors.autoconfigure;

import dev.actors.spring.InvalidActorException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which actor class stops the application's start, and what to do about it. */
final class InvalidActorFailureAnalyzer extends AbstractFailureAnalyzer<InvalidActorException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidActorException cause) {
        String text = String.valueOf(cause.getMessage());
        return new FailureAnalysis(text.endsWith(".") ? text : text + ".", cause.action(), cause);
    }
}
