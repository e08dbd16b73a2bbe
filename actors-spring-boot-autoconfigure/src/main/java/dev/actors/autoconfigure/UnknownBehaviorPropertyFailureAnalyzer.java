package dev.actors.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property below {@code actors.behaviors} nothing reads, and which there are. */
final class UnknownBehaviorPropertyFailureAnalyzer
        extends AbstractFailureAnalyzer<UnknownBehaviorPropertyException> {

    @Override
    protected FailureAnalysis analyze(
            Throwable rootFailure, UnknownBehaviorPropertyException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
